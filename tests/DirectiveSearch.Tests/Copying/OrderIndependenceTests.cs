using System.Globalization;
using System.Text.Json;
using DirectiveSearch.Archive;
using DirectiveSearch.Tests.Archive;
using DirectiveSearch.Tests.Ingestion;

namespace DirectiveSearch.Tests.Copying;

/// <summary>The same documents in any order and any batches make the same archive and the same index. DIRECTIVESEARCH_TEST_ORDERS=10 runs the long form: so many orders of 1,000 plans.</summary>
public sealed class OrderIndependenceTests(PostgresServer server)
{
    private static readonly int? Orders =
        int.TryParse(Environment.GetEnvironmentVariable("DIRECTIVESEARCH_TEST_ORDERS"), NumberStyles.None, CultureInfo.InvariantCulture, out var orders) ? orders : null;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_order_of_the_same_documents_makes_the_same_archive_and_index()
    {
        var files = ShuffledFiles.Of(Orders is null ? 150 : 1000);
        var expected = await OnSqliteAsync(files, 1);
        for (var seed = 2; seed <= (Orders ?? 3); seed++) AssertSame(expected, await OnSqliteAsync(files, seed));
    }

    [Fact]
    public async Task PostgreSQL_holds_the_same_rows_as_SQLite_in_any_order()
    {
        var files = ShuffledFiles.Of(Orders is null ? 60 : 300);
        var expected = await OnSqliteAsync(files, 11);
        foreach (var seed in (int[])[12, 13])
        {
            var database = await server.CreateDatabaseAsync();
            try
            {
                await using var connection = ArchiveRows.Postgres(database);
                using var harness = await IngestionHarness.CreateAsync(open: folder => ArchiveStore.OpenPostgresAsync(folder, database, TimeProvider.System, Cancellation));
                var actual = await IngestAsync(harness, files, seed, connection);
                harness.Archive.Dispose();
                AssertSame(expected, actual);
            }
            finally
            {
                await server.DropAsync(database);
            }
        }
    }

    private static void AssertSame(Outcome expected, Outcome actual)
    {
        ArchiveRows.AssertEqual(expected.Rows, actual.Rows);
        ArchiveRows.AssertEqual(expected.Entries, actual.Entries);
    }

    private static async Task<Outcome> OnSqliteAsync(IReadOnlyList<ShuffledFile> files, int seed)
    {
        using var harness = await IngestionHarness.CreateAsync();
        await using var connection = ArchiveRows.Sqlite(harness.ArchiveFolder);
        var outcome = await IngestAsync(harness, files, seed, connection);
        harness.Archive.Dispose();
        return outcome;
    }

    private static async Task<Outcome> IngestAsync(IngestionHarness harness, IReadOnlyList<ShuffledFile> files, int seed, System.Data.Common.DbConnection connection)
    {
        var random = new Random(seed);
        foreach (var run in ShuffledFiles.Runs(files, seed))
        {
            await harness.Ingester.OfferAsync(run[0].Kind, "thử", run.Select(file => IngestionHarness.File(file.Locator, file.Content)).ToAsyncEnumerable(), Cancellation);
            if (random.Next(2) == 0) await harness.Worker.DrainAsync(Cancellation);
        }

        await harness.Worker.DrainAsync(Cancellation);
        await harness.AssertIndexEqualsArchiveAsync();
        return new Outcome(await ArchiveRows.DescribeAsync(connection), [.. harness.Index.Entries.Values.Select(Line).Order(StringComparer.Ordinal)]);
    }

    internal static string Line(DirectiveSearch.Search.IndexEntry entry)
    {
        var line = JsonSerializer.Serialize(entry with { Version = 0, Body = $"{entry.Body.GetHashCode(StringComparison.Ordinal):x}" });
        return line;
    }

    private sealed record Outcome(IReadOnlyList<string> Rows, IReadOnlyList<string> Entries);
}
