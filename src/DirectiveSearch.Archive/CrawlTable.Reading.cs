using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DirectiveSearch.Archive;

public sealed partial class CrawlTable
{
    private const string RunColumns =
        """
        c.run_id, c.source, c.mode, c.state, c.wish, c.reason_code, c.reason, c.beat_at, c.asked, c.found, c.new, c.changed, c.unchanged, c.gone, c.failed, c.requests, c.bytes, c.milliseconds,
        r.started_at, (SELECT count(*) FROM crawl_alarms a WHERE a.run_id = c.run_id) AS alarms
        """;

    /// <summary>Changes that are told of one address.</summary>
    private const int MostFormer = 20;

    private const string Runs = $"SELECT {RunColumns} FROM crawl_runs c JOIN runs r ON r.id = c.run_id";

    private const string Chosen =
        "source = @Source AND (@State IS NULL OR state = @State) AND (@Role IS NULL OR role = @Role) AND (@ReasonCode IS NULL OR reason_code = @ReasonCode) AND (@AskedRun IS NULL OR asked_run = @AskedRun)";

    private static readonly JsonSerializerOptions JsonForm = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Writes down which sources there are, and forgets others; what was crawled of those stays.</summary>
    public Task PlanAsync(IReadOnlyCollection<CrawlSource> sources, CancellationToken cancellation) => database.ChangeAsync(
        async session =>
        {
            await session.LockAsync(ArchiveLock.Schema);
            var known = await session.QueryAsync<string>("SELECT slug FROM crawl_sources");
            await session.ExecuteInAsync("DELETE FROM crawl_sources WHERE slug IN @Keys", known.Except(sources.Select(source => source.Slug)));
            await session.ExecuteAsync(
                """
                INSERT INTO crawl_sources (slug, name, address, delay, cron, sweep_cron, fault) VALUES (@Slug, @Name, @Address, @Delay, @Cron, @SweepCron, @Fault)
                ON CONFLICT (slug) DO UPDATE SET name = excluded.name, address = excluded.address, delay = excluded.delay, cron = excluded.cron, sweep_cron = excluded.sweep_cron, fault = excluded.fault
                """,
                sources.Select(source => new { source.Slug, source.Name, source.Address, Delay = (int)source.Delay.TotalMilliseconds, source.Cron, source.SweepCron, source.Fault }));
        },
        cancellation);

    /// <summary>All sources by name.</summary>
    public async Task<IReadOnlyList<CrawlStanding>> SourcesAsync(CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var sources = await session.QueryAsync<SourceRow>($"SELECT {SourceRow.Columns} FROM crawl_sources ORDER BY name, slug");
        var counts = (await session.QueryAsync<(string Source, int Role, int State, int Count)>("SELECT source, role, state, count(*) FROM crawl_addresses GROUP BY source, role, state")).ToLookup(count => count.Source);
        var last = (await session.QueryAsync<RunRow>($"{Runs} WHERE c.run_id IN (SELECT max(run_id) FROM crawl_runs GROUP BY source)")).ToDictionary(row => row.Source, row => row.ToRun());
        return [.. sources.Select(row => new CrawlStanding(
            row.ToSource(), counts[row.Slug].ToDictionary(count => ((CrawlRole)count.Role, (CrawlState)count.State), count => count.Count), last.GetValueOrDefault(row.Slug)))];
    }

    /// <summary>The latest first.</summary>
    /// <param name="source">Null: of all.</param>
    public async Task<Page<CrawlRun>> RunsAsync(string? source, int skip, int take, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var arguments = new { Source = source, Skip = skip, Take = take };
        const string where = "WHERE (@Source IS NULL OR c.source = @Source)";
        var rows = await session.QueryAsync<RunRow>($"{Runs} {where} ORDER BY c.run_id DESC LIMIT @Take OFFSET @Skip", arguments);
        return new Page<CrawlRun>([.. rows.Select(row => row.ToRun())], await session.FirstAsync<int>($"SELECT count(*) FROM crawl_runs c {where}", arguments));
    }

    public async Task<CrawlRun?> FindRunAsync(long id, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await RunAsync(session, id);
    }

    /// <summary>The first raised first.</summary>
    public async Task<IReadOnlyList<CrawlAlarm>> AlarmsAsync(long runId, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var rows = await session.QueryAsync<AlarmRow>("SELECT code, address, detail, times, raised_at FROM crawl_alarms WHERE run_id = @Id ORDER BY raised_at, code", new { Id = runId });
        return [.. rows.Select(row => new CrawlAlarm(row.Code, row.Address, row.Detail, row.Times, Stored.Time(row.RaisedAt)))];
    }

    /// <summary>The latest first.</summary>
    public async Task<Page<CrawlAddress>> AddressesAsync(string source, CrawlAddressFilter filter, int skip, int take, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var arguments = new { Source = source, State = (int?)filter.State, Role = (int?)filter.Role, filter.ReasonCode, filter.AskedRun, Skip = skip, Take = take };
        var rows = await session.QueryAsync<AddressRow>($"SELECT {AddressRow.Columns} FROM crawl_addresses WHERE {Chosen} ORDER BY coalesce(asked_at, 0) DESC, id DESC LIMIT @Take OFFSET @Skip", arguments);
        return new Page<CrawlAddress>([.. rows.Select(row => row.ToAddress())], await session.FirstAsync<int>($"SELECT count(*) FROM crawl_addresses WHERE {Chosen}", arguments));
    }

    /// <summary>By reason, the most frequent first.</summary>
    public async Task<IReadOnlyList<CrawlFailures>> FailuresAsync(string source, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var rows = await session.QueryAsync<(int State, string Code, string? Reason, int Count)>(
            """
            SELECT state, coalesce(reason_code, ''), min(reason), count(*) FROM crawl_addresses WHERE source = @Source AND state IN (2, 3)
            GROUP BY state, coalesce(reason_code, '') ORDER BY count(*) DESC, coalesce(reason_code, '')
            """,
            new { Source = source });
        return [.. rows.Select(row => new CrawlFailures((CrawlState)row.State, row.Code, row.Reason ?? row.Code, row.Count))];
    }

    /// <summary>What portals say of a document, the one that named it first at the beginning.</summary>
    public async Task<IReadOnlyList<PortalListing>> OfDocumentAsync(string documentId, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var rows = await session.QueryAsync<ListingRow>(
            """
            SELECT coalesce(p.id, f.id) AS address_id, f.source, coalesce(s.name, l.label, f.source) AS source_name, coalesce(p.request, f.request) AS request, coalesce(p.fields, f.fields) AS fields,
                f.first_seen, coalesce(p.asked_at, f.asked_at) AS asked_at, coalesce(p.changed_at, f.changed_at) AS changed_at, coalesce(p.gone_at, f.gone_at) AS gone_at
            FROM crawl_addresses f LEFT JOIN crawl_addresses p ON p.id = f.parent AND p.role = 1
                LEFT JOIN crawl_sources s ON s.slug = f.source LEFT JOIN sources l ON l.slug = f.source
            WHERE f.document_id = @Id ORDER BY f.id LIMIT 20
            """,
            new { Id = documentId });
        if (rows.Count == 0) return [];
        var former = (await session.QueryAsync<FormerRow>(
            "SELECT address_id, until, fields FROM crawl_former_fields WHERE address_id IN @Keys ORDER BY until DESC", new { Keys = rows.Select(row => row.AddressId).ToList() })).ToLookup(row => row.AddressId);
        return [.. rows.Select(row => row.ToListing(former[row.AddressId].Take(MostFormer)))];
    }

    private static async Task<CrawlRun?> RunAsync(Session session, long id) => (await session.FirstAsync<RunRow>($"{Runs} WHERE c.run_id = @Id", new { Id = id }))?.ToRun();

    private static Task<RunRow?> LastAsync(Session session, string source) => session.FirstAsync<RunRow>($"{Runs} WHERE c.source = @Source ORDER BY c.run_id DESC LIMIT 1", new { Source = source });
}
