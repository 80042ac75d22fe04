using Dapper;
using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Search.Elasticsearch;
using DirectiveSearch.Tests.Copying;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace DirectiveSearch.Tests.Ingestion;

/// <summary>An archive on PostgreSQL with its index on Elasticsearch, both of the caller, workers as processes of their own, and this process that offers files and looks.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    /// <summary>The shortest that can be set.</summary>
    private const int LeaseSeconds = 5;

    private readonly TemporaryFolder folder;
    private readonly string connection;
    private readonly Uri search;
    private readonly string index;
    private readonly Heartbeat heartbeat;
    private readonly List<ChildProgram> workers = [];

    private Cluster(TemporaryFolder folder, string connection, Uri search, string index, ArchiveStore archive)
    {
        (this.folder, this.connection, this.search, this.index, Archive) = (folder, connection, search, index, archive);
        heartbeat = new Heartbeat(archive, new WorkOptions(TimeSpan.FromSeconds(LeaseSeconds)), "test", NullLogger<Heartbeat>.Instance);
        Ingester = new Ingester(archive, new IngestionLimits(), heartbeat);
    }

    public ArchiveStore Archive { get; }

    public Ingester Ingester { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Cluster> OpenAsync(TemporaryFolder folder, string connection, Uri search)
    {
        // Who is paused within a transaction keeps nobody waiting for long.
        connection = new NpgsqlConnectionStringBuilder(connection) { Options = "-c idle_in_transaction_session_timeout=2000" }.ConnectionString;
        var archive = await ArchiveStore.OpenPostgresAsync(Path.Combine(folder.Path, "here"), connection, TimeProvider.System, Cancellation);
        return new Cluster(folder, connection, search, $"cluster-{Guid.NewGuid():N}", archive);
    }

    public ChildProgram StartWorker()
    {
        var data = Path.Combine(folder.Path, $"worker-{workers.Count}");
        var worker = ChildProgram.Start(
            data, null, "work", "--archive-postgres", connection, "--search-elasticsearch-urls", search.ToString(), "--search-elasticsearch-index", index,
            "--work-lease-seconds", $"{LeaseSeconds}", "--work-processes", "1", "--stop-seconds", "0");
        workers.Add(worker);
        return worker;
    }

    /// <summary>Asks the database, again and again while it is away.</summary>
    public Task<T> AskAsync<T>(string sql, object? arguments = null) => AskAgainAsync(async () =>
    {
        await using var asking = new NpgsqlConnection(connection);
        return (await asking.ExecuteScalarAsync<T>(sql, arguments))!;
    });

    /// <summary>Waits until nothing is left to do.</summary>
    public async Task FinishAsync(TimeSpan within)
    {
        var end = DateTime.UtcNow + within;
        while (await AskAsync<long>("SELECT (SELECT count(*) FROM work WHERE dead = 0) + (SELECT count(*) FROM runs WHERE state = 0)") > 0)
        {
            Assert.True(DateTime.UtcNow < end, $"Not finished after {within}: {await AskAsync<string>("SELECT string_agg(CAST(w AS text), E'\n') FROM (SELECT * FROM work LIMIT 10) w")}\n{string.Join("\n", workers.Select(worker => worker.Said))}");
            AssertAlive();
            await Task.Delay(100, Cancellation);
        }
    }

    /// <summary>No worker ended by itself.</summary>
    public void AssertAlive()
    {
        foreach (var worker in workers) Assert.False(!Dead.Contains(worker) && worker.HasEnded, worker.Said);
    }

    /// <summary>Workers that were killed or stopped on purpose.</summary>
    public HashSet<ChildProgram> Dead { get; } = [];

    public async Task<IReadOnlyList<string>> RowsAsync()
    {
        await using var reading = ArchiveRows.Postgres(connection);
        return Compared(await ArchiveRows.DescribeAsync(reading));
    }

    /// <summary>The records of runs tell the way there, and the clock's tables stand in the same database.</summary>
    public static IReadOnlyList<string> Compared(IEnumerable<string> rows) =>
        [.. rows.Where(line => !line.StartsWith("run_items: ", StringComparison.Ordinal) && !line.StartsWith("qrtz_", StringComparison.Ordinal))];

    public async Task AssertIndexEqualsArchiveAsync()
    {
        var reading = await ElasticsearchSearchIndex.OpenAsync(new ElasticsearchOptions([search]) { Index = index }, _ => { }, Cancellation);
        await reading.RefreshAsync(Cancellation);
        await IndexingAssert.EqualsArchiveAsync(Archive, reading);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers) worker.Dispose();
        await heartbeat.DisposeAsync();
        Archive.Dispose();
        using (var pool = new NpgsqlConnection(connection)) NpgsqlConnection.ClearPool(pool);
        using var http = new HttpClient();
        await http.DeleteAsync(new Uri(search, $"/{index}-000001?ignore_unavailable=true"), CancellationToken.None);
    }

    private static async Task<T> AskAgainAsync<T>(Func<Task<T>> ask)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (NpgsqlException error) when (error is not PostgresException { SqlState: "42P01" or "42601" or "42703" })
            {
                await Task.Delay(100, Cancellation);
            }
        }
    }
}
