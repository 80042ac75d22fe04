namespace DirectiveSearch.Archive;

public sealed partial class CrawlTable
{
    private const string NoLongerDescribed =
        "Nguồn này không còn trong cấu hình nên không được thu thập nữa; văn bản đã lấy vẫn ở trong kho. Để thu thập tiếp, hãy đặt lại tệp mô tả của nguồn.";

    /// <summary>How far one source is, also one that is described no more but was crawled; null: there is none.</summary>
    public async Task<CrawlStanding?> FindSourceAsync(string slug, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var arguments = new { Slug = slug };
        var row = await session.FirstAsync<SourceRow>($"SELECT {SourceRow.Columns} FROM crawl_sources WHERE slug = @Slug", arguments);
        var last = (await LastAsync(session, slug))?.ToRun();
        if (row is null && last is null) return null;
        var source = row?.ToSource()
            ?? new CrawlSource(slug, await session.FirstAsync<string>("SELECT label FROM sources WHERE slug = @Slug", arguments) ?? slug, "", TimeSpan.Zero, null, null, NoLongerDescribed);
        var counts = await session.QueryAsync<(int Role, int State, int Count)>("SELECT role, state, count(*) FROM crawl_addresses WHERE source = @Slug GROUP BY role, state", arguments);
        return new CrawlStanding(source, counts.ToDictionary(count => ((CrawlRole)count.Role, (CrawlState)count.State), count => count.Count), last);
    }

    /// <summary>For each page the document of its first attachment, as far as there is one.</summary>
    /// <param name="pages">Ids of addresses.</param>
    public async Task<IReadOnlyDictionary<long, string>> DocumentsOfAsync(IReadOnlyCollection<long> pages, CancellationToken cancellation)
    {
        if (pages.Count == 0) return new Dictionary<long, string>();
        await using var session = await database.ReadAsync(cancellation);
        var rows = await session.QueryAsync<(long Page, string Document)>(
            """
            SELECT f.parent, f.document_id FROM crawl_addresses f
            WHERE f.id IN (SELECT min(id) FROM crawl_addresses WHERE parent IN @Keys AND role = 2 AND document_id IS NOT NULL GROUP BY parent)
            """,
            new { Keys = pages });
        return rows.ToDictionary(row => row.Page, row => row.Document);
    }

    /// <summary>Of documents that came out of a crawled zip with others: those by which its portal's page is known, since a page names the zip and not what it holds.</summary>
    public async Task<IReadOnlyList<string>> OfZipAsync(IReadOnlyCollection<string> documentIds, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var addresses = await session.QueryAsync<(string Source, string Locator)>(
            "SELECT source, locator FROM addresses a WHERE document_id IN @Keys AND EXISTS (SELECT 1 FROM crawl_addresses f WHERE f.source = a.source) LIMIT 100", new { Keys = documentIds });
        var known = new List<string>();
        foreach (var (source, zip) in addresses.Select(address => (address.Source, Locators.Zip(address.Locator))).Where(address => address.Item2 is not null).Distinct())
        {
            // Behind the zip's own address a blank, its mark and a blank; the sign that follows the blank ends the range.
            var entries = await session.QueryAsync<(string Document, int Named)>(
                """
                SELECT DISTINCT document_id, CASE WHEN EXISTS (SELECT 1 FROM crawl_addresses f WHERE f.document_id = a.document_id AND f.source = a.source) THEN 1 ELSE 0 END
                FROM addresses a WHERE source = @Source AND locator > @From AND locator < @To LIMIT 1000
                """,
                new { Source = source, From = $"{zip}{Locators.Within}", To = $"{zip} ›!" });
            if (entries.Count > 1) known.AddRange(entries.Where(entry => entry.Named == 1).Select(entry => entry.Document));
        }

        return [.. known.Distinct()];
    }

    /// <summary>The portals' pages that name one of these files of a document and have other documents, too.</summary>
    public async Task<IReadOnlySet<string>> SharedPagesAsync(IReadOnlyCollection<string> documentIds, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var requests = await session.QueryAsync<string>(
            """
            SELECT DISTINCT p.request FROM crawl_addresses f JOIN crawl_addresses p ON p.id = f.parent AND p.role = 1
            WHERE f.document_id IN @Keys AND EXISTS (SELECT 1 FROM crawl_addresses o WHERE o.parent = f.parent AND o.role = 2 AND NOT (o.document_id IN @Keys))
            """,
            new { Keys = documentIds });
        return requests.Select(request => RequestOf(request).Address).ToHashSet();
    }
}
