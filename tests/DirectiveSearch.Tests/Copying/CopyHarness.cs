using DirectiveSearch.Archive;
using DirectiveSearch.Tests.Archive;
using DirectiveSearch.Tests.Ingestion;

namespace DirectiveSearch.Tests.Copying;

/// <summary>A working archive on one of the two databases, and a look at its rows behind the program's back.</summary>
internal sealed class CopyHarness : IAsyncDisposable
{
    private readonly PostgresServer server;
    private readonly string? database;

    private CopyHarness(PostgresServer server, string? database, IngestionHarness ingestion)
    {
        this.server = server;
        this.database = database;
        Ingestion = ingestion;
    }

    public IngestionHarness Ingestion { get; }

    public ArchiveStore Archive => Ingestion.Archive;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<CopyHarness> CreateAsync(PostgresServer server, bool postgres)
    {
        var database = postgres ? await server.CreateDatabaseAsync() : null;
        return new CopyHarness(server, database, await IngestionHarness.CreateAsync(
            open: database is null ? null : folder => ArchiveStore.OpenPostgresAsync(folder, database, TimeProvider.System, Cancellation)));
    }

    public System.Data.Common.DbConnection Connect() => database is null ? ArchiveRows.Sqlite(Ingestion.ArchiveFolder) : ArchiveRows.Postgres(database);

    public async Task<IReadOnlyList<string>> RowsAsync()
    {
        await using var connection = Connect();
        return await ArchiveRows.DescribeAsync(connection);
    }

    public async Task OfferAsync(IEnumerable<ShuffledFile> files)
    {
        foreach (var run in files.GroupBy(file => file.Kind))
            await Ingestion.Ingester.OfferAsync(run.Key, "thử", run.Select(file => IngestionHarness.File(file.Locator, file.Content)).ToAsyncEnumerable(), Cancellation);
    }

    public async Task IngestAsync(IEnumerable<ShuffledFile> files)
    {
        await OfferAsync(files);
        await Ingestion.Worker.DrainAsync(Cancellation);
    }

    /// <summary>Nothing is left to do, and the index holds what the archive says.</summary>
    public async Task SettleAsync()
    {
        await Ingestion.Worker.DrainAsync(Cancellation);
        await Ingestion.AssertIndexEqualsArchiveAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Archive.Dispose();
        Ingestion.Dispose();
        if (database is not null) await server.DropAsync(database);
    }
}

/// <summary>Sees how far a copy is, and may stop it there.</summary>
internal sealed class Watcher(Action<CopyProgress>? seen = null) : IProgress<CopyProgress>
{
    public void Report(CopyProgress value) => seen?.Invoke(value);
}
