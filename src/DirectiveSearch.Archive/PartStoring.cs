using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DirectiveSearch.Archive;

/// <summary>A document that shares its file with others.</summary>
/// <param name="Part">From 1.</param>
public sealed record FilePart(int Part, DocumentSummary Summary);

/// <summary>Keeps the documents that one file holds beside its first: each has the file's original and addresses, and goes when the file goes
/// or holds it no longer.</summary>
internal static class PartStoring
{
    /// <summary>As many documents as conversions found; what is there already stays as it is.</summary>
    public static async Task StoreAsync(Session session, IReadOnlyList<Conversion> results, DateTimeOffset now)
    {
        var found = results.Where(result => result.Parts > 0).ToDictionary(result => result.Item.DocumentId, result => result.SetAside is null ? result.Parts : 1);
        if (found.Count == 0) return;
        var there = await session.QueryInAsync<PartRow>(
            """
            SELECT w.document_id AS whole_id, p.document_id AS id, p.part, CASE WHEN w.version = d.latest THEN 1 ELSE 0 END AS latest
            FROM versions w JOIN documents d ON d.id = w.document_id JOIN versions p ON p.sha256 = w.sha256 AND p.part > 1
            WHERE w.part = 1 AND w.document_id IN @Keys
            """,
            found.Keys);
        await RemoveAsync(session, [.. there.Where(row => row.Latest == 0 || row.Part > found[row.WholeId]).Select(row => row.Id).Distinct()], now);
        foreach (var (whole, parts) in found.Where(file => file.Value > 1))
        {
            for (var part = 2; part <= parts; part++)
            {
                if (!there.Exists(row => row.WholeId == whole && row.Part == part && row.Latest == 1)) await AddAsync(session, whole, part, now);
            }

            await AddressAsync(session, [whole]);
        }
    }

    /// <summary>Gives the parts of files all addresses of their files.</summary>
    public static Task AddressAsync(Session session, IReadOnlyCollection<string> wholes) =>
        session.ExecuteInAsync(
            """
            INSERT INTO addresses (source, locator, document_id, first_seen, last_seen)
            SELECT DISTINCT a.source, a.locator || @Suffix || p.part, p.document_id, a.first_seen, a.last_seen
            FROM addresses a JOIN versions w ON w.document_id = a.document_id AND w.part = 1 JOIN versions p ON p.sha256 = w.sha256 AND p.part > 1
            WHERE a.document_id IN @Keys
            ON CONFLICT (source, locator, document_id) DO NOTHING
            """,
            wholes, keys => new { Keys = keys, Suffix = Locators.Part });

    /// <summary>The same file has the same parts everywhere.</summary>
    private static string IdOf(string sha256, int part) =>
        DocumentIds.Of(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{sha256}#{part}")))));

    private static async Task AddAsync(Session session, string whole, int part, DateTimeOffset now)
    {
        var file = (await session.FirstAsync<FileRow>(
            "SELECT v.sha256, v.source, v.locator FROM documents d JOIN versions v ON v.document_id = d.id AND v.version = d.latest WHERE d.id = @Whole", new { Whole = whole }))!;
        var suffix = string.Create(CultureInfo.InvariantCulture, $"{Locators.Part}{part}");
        var arguments = new
        {
            Id = IdOf(file.Sha256, part), Whole = whole, file.Sha256, file.Source, Locator = file.Locator + suffix, FileName = Locators.FileName(file.Locator + suffix),
            Part = part, Suffix = suffix, Now = Stored.Time(now), Waiting = (int)RunItemState.Waiting,
        };
        await session.ExecuteAsync("INSERT INTO documents (id, source, file_name, latest, added_at) VALUES (@Id, @Source, @FileName, 1, @Now) ON CONFLICT (id) DO NOTHING", arguments);
        await session.ExecuteAsync(
            """
            INSERT INTO versions (document_id, version, sha256, source, locator, added_at, part) VALUES (@Id, 1, @Sha256, @Source, @Locator, @Now, @Part)
            ON CONFLICT (document_id, version) DO NOTHING
            """,
            arguments);
        // Runs that bring the file just now bring its parts.
        await session.ExecuteAsync(
            """
            INSERT INTO run_items (run_id, locator, state, document_id, updated_at)
            SELECT run_id, locator || @Suffix, @Waiting, @Id, @Now FROM run_items WHERE document_id = @Whole AND state IN (0, 1)
            ON CONFLICT (run_id, locator) DO NOTHING
            """,
            arguments);
        await Changes.EnqueueAsync(session, [arguments.Id], WorkStep.Convert, now);
    }

    private static async Task RemoveAsync(Session session, List<string> ids, DateTimeOffset now)
    {
        if (ids.Count == 0) return;
        await session.ExecuteInAsync("DELETE FROM run_items WHERE document_id IN @Keys", ids);
        await SourceRemoval.RemoveDocumentsAsync(session, ids, now);
        await RunProgress.FinishAsync(session, now);
    }

    private sealed class PartRow
    {
        public string WholeId { get; init; } = "";
        public string Id { get; init; } = "";
        public int Part { get; init; }
        public int Latest { get; init; }
    }

    private sealed class FileRow
    {
        public string Sha256 { get; init; } = "";
        public string Source { get; init; } = "";
        public string Locator { get; init; } = "";
    }
}
