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
