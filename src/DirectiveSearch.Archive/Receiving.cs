using System.Globalization;

namespace DirectiveSearch.Archive;

/// <summary>Takes one file after another into a run: decides what it is, then records it.</summary>
internal sealed class Receiving(Session session, Receiving.Run run, DateTimeOffset now)
{
    /// <param name="AddressesLast">Whether other bytes at a known address are a new version of the document there.</param>
    internal sealed record Run(long Id, string Source, bool AddressesLast);

    public async Task<RunItem> ReceiveAsync(ReceivedFile file)
    {
        if (file.Original is not { } original) return await ItemAsync(file, RunItemState.Failed, null, file.ReasonCode, file.Reason);
        if (await session.FirstAsync<ItemRow>(
            """
            SELECT i.id, v.document_id FROM run_items i JOIN versions v ON v.document_id = i.document_id
            WHERE i.run_id = @RunId AND i.locator = @Locator AND v.sha256 = @Sha256
            """,
            new { RunId = run.Id, file.Locator, original.Sha256 }) is { } again) return await AgainAsync(again);
        await session.ExecuteAsync(
            "INSERT INTO originals (sha256, size, media_type, first_seen) VALUES (@Sha256, @Size, @MediaType, @Now) ON CONFLICT (sha256) DO NOTHING",
            new { original.Sha256, original.Size, original.MediaType, Now = Stored.Time(now) });
        var there = run.AddressesLast ? await AtAddressAsync(file.Locator) : null;
        var holder = await HolderAsync(original.Sha256, there?.Id);
        if (holder is null) return there is null ? await NewAsync(file, original) : await NewVersionAsync(file, original, there.Id);
        return there?.Id == holder.Id && holder.Sha256 != original.Sha256
            ? await NewVersionAsync(file, original, holder.Id)
            : await KnownAsync(file, original.Sha256, holder);
    }

    /// <summary>Puts away work back to be done.</summary>
    public static Task ReviveAsync(Session session, IReadOnlyCollection<string> documentIds, DateTimeOffset now) =>
        session.ExecuteInAsync(
            $"UPDATE work SET {Changes.Afresh} WHERE dead = 1 AND document_id IN @Keys",
            documentIds,
            keys => new { Keys = keys, Now = Stored.Time(now) });

    private async Task<RunItem> AgainAsync(ItemRow item) =>
        (await session.FirstAsync<RunItemRow>($"SELECT {RunItemRow.Columns} FROM run_items WHERE id = @Id", new { item.Id }))!.ToItem();

    private async Task<RunItem> NewAsync(ReceivedFile file, Original original)
    {
        var id = DocumentIds.Of(original.Sha256);
        await session.ExecuteAsync(
            "INSERT INTO documents (id, source, file_name, latest, added_at) VALUES (@Id, @Source, @FileName, 0, @Now)",
            new { Id = id, run.Source, FileName = Locators.FileName(file.Locator), Now = Stored.Time(now) });
        return await NewVersionAsync(file, original, id);
    }

    private async Task<RunItem> NewVersionAsync(ReceivedFile file, Original original, string id)
    {
        await session.ExecuteAsync("UPDATE documents SET latest = latest + 1 WHERE id = @Id", new { Id = id });
        await session.ExecuteAsync(
            """
            INSERT INTO versions (document_id, version, sha256, source, locator, added_at)
            SELECT id, latest, @Sha256, @Source, @Locator, @Now FROM documents WHERE id = @Id
            """,
            new { Id = id, original.Sha256, run.Source, file.Locator, Now = Stored.Time(now) });
        await AddressAsync(file.Locator, id);
        await Changes.EnqueueAsync(session, [id], WorkStep.Convert, now);
        return await ItemAsync(file, RunItemState.Waiting, id, null, null);
    }

    /// <summary>The bytes are there already: told as such, unless they are set aside or failed before and get another try.</summary>
    private async Task<RunItem> KnownAsync(ReceivedFile file, string sha256, HolderRow holder)
    {
        await AddressAsync(file.Locator, holder.Id);
        await NameVersionsAsync(file.Locator, sha256, holder);
        if (holder.SetAsideCode is not null) return await ItemAsync(file, RunItemState.SetAside, holder.Id, holder.SetAsideCode, holder.SetAsideReason);
        if (holder.Dead == 0) return await ItemAsync(file, RunItemState.Duplicate, holder.Id, null, null);
        await ReviveAsync(session, [holder.Id], now);
        return await ItemAsync(file, RunItemState.Waiting, holder.Id, null, null);
    }

    /// <summary>Of all addresses of a document the first by source and locator gives it its name, whichever came first; the sample's are the last.
    /// A document that readers see and that is known by another name or source now goes to the index again.</summary>
    private async Task AddressAsync(string locator, string id)
    {
        var arguments = new { run.Source, Locator = locator, Id = id, FileName = Locators.FileName(locator), Now = Stored.Time(now), Sources.Sample };
        var elsewhere = await session.FirstAsync<int>("SELECT count(*) FROM addresses WHERE document_id = @Id AND source = @Source", arguments) == 0;
        await session.ExecuteAsync(
            """
            INSERT INTO addresses (source, locator, document_id, first_seen, last_seen) VALUES (@Source, @Locator, @Id, @Now, @Now)
            ON CONFLICT (source, locator, document_id) DO UPDATE SET last_seen = excluded.last_seen
            """,
            arguments);
        var renamed = await session.ExecuteAsync(
            $"""
            UPDATE documents SET source = @Source, file_name = @FileName
            WHERE id = @Id AND (source <> @Source OR file_name <> @FileName) AND NOT EXISTS (
                SELECT 1 FROM addresses a WHERE a.document_id = @Id AND {Sources.Before("a", "@Source", "@Locator")})
            """,
            arguments) > 0;
        if ((elsewhere || renamed) && await session.FirstAsync<int>("SELECT count(*) FROM documents WHERE id = @Id AND current IS NOT NULL AND set_aside_code IS NULL", arguments) > 0)
            await Changes.EnqueueAsync(session, [id], WorkStep.Resolve, now);
    }

    /// <summary>Bytes that lie at several addresses are known by the first of these, too; their name may say how to read them.</summary>
    private async Task NameVersionsAsync(string locator, string sha256, HolderRow holder)
    {
        var arguments = new { run.Source, Locator = locator, holder.Id, Sha256 = sha256, Sources.Sample };
        var renamed = await session.ExecuteAsync(
            $"UPDATE versions SET source = @Source, locator = @Locator WHERE document_id = @Id AND sha256 = @Sha256 AND NOT ({Sources.Before("versions", "@Source", "@Locator")}) AND (source <> @Source OR locator <> @Locator)",
            arguments);
        if (renamed > 0 && sha256 == holder.Sha256 && holder is { SetAsideCode: null, Dead: 0 } && !Path.GetExtension(holder.Locator).Equals(Path.GetExtension(locator), StringComparison.OrdinalIgnoreCase))
            await Changes.EnqueueAsync(session, [holder.Id], WorkStep.Convert, now);
    }

    /// <summary>The document that was last seen at an address.</summary>
    private Task<HolderRow?> AtAddressAsync(string locator) =>
        session.FirstAsync<HolderRow>(
            "SELECT document_id AS id FROM addresses WHERE source = @Source AND locator = @Locator ORDER BY last_seen DESC, id DESC LIMIT 1",
            new { run.Source, Locator = locator });

    /// <summary>The document that holds these bytes, first the one at the same address; with its latest original.</summary>
    private Task<HolderRow?> HolderAsync(string sha256, string? there) =>
        session.FirstAsync<HolderRow>(
            """
            SELECT d.id, l.sha256, l.locator, d.set_aside_code, d.set_aside_reason,
                (SELECT count(*) FROM work w WHERE w.document_id = d.id AND w.dead = 1) AS dead
            FROM versions v JOIN documents d ON d.id = v.document_id JOIN versions l ON l.document_id = d.id AND l.version = d.latest
            WHERE v.sha256 = @Sha256 AND v.part = 1 ORDER BY CASE WHEN d.id = @There THEN 0 ELSE 1 END, d.id LIMIT 1
            """,
            new { Sha256 = sha256, There = there });

    private async Task<RunItem> ItemAsync(ReceivedFile file, RunItemState state, string? documentId, string? reasonCode, string? reason)
    {
        var id = await session.FirstAsync<long>(
            """
            INSERT INTO run_items (run_id, locator, state, document_id, reason_code, reason, updated_at)
            VALUES (@RunId, @Locator, @State, @DocumentId, @ReasonCode, @Reason, @Now)
            ON CONFLICT (run_id, locator) DO UPDATE SET state = excluded.state, document_id = excluded.document_id,
                reason_code = excluded.reason_code, reason = excluded.reason, updated_at = excluded.updated_at
            RETURNING id
            """,
            new { RunId = run.Id, file.Locator, State = (int)state, DocumentId = documentId, ReasonCode = reasonCode, Reason = reason, Now = Stored.Time(now) });
        return new RunItem(id, run.Id, file.Locator, state, documentId, reasonCode, reason, now);
    }

    private sealed class ItemRow
    {
        public long Id { get; init; }
    }

    private sealed class HolderRow
    {
        public string Id { get; init; } = "";
        public string Sha256 { get; init; } = "";
        public string Locator { get; init; } = "";
        public string? SetAsideCode { get; init; }
        public string? SetAsideReason { get; init; }
        public int Dead { get; init; }
    }
}

internal static class Sources
{
    /// <summary>The corpus that shows the product on an empty archive and is counted nowhere.</summary>
    public const string Sample = "sample";

    /// <summary>One order of addresses, so that the one a document is named by does not depend on which came first: the sample's last, the rest by source and locator.</summary>
    public const string Order = "CASE WHEN source = @Sample THEN 1 ELSE 0 END, source, locator";

    /// <summary>Whether the address in a row stands before another one.</summary>
    public static string Before(string row, string source, string locator) =>
        $"(CASE WHEN {row}.source = @Sample THEN 1 ELSE 0 END, {row}.source, {row}.locator) < (CASE WHEN {source} = @Sample THEN 1 ELSE 0 END, {source}, {locator})";
}

internal static class DocumentIds
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The first 16 base32 characters (80 bits) of the SHA-256, in lower case.</summary>
    public static string Of(string sha256) => string.Create(16, sha256, static (id, hash) =>
    {
        for (var index = 0; index < id.Length; index++)
        {
            // Eight characters of five bits each stand for ten hexadecimal digits.
            var bits = long.Parse(hash.AsSpan(index / 8 * 10, 10), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            id[index] = Alphabet[(int)(bits >> (35 - (index % 8 * 5))) & 31];
        }
    });
}
