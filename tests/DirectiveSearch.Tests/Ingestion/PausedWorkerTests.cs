using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Tests.Archive;
using DirectiveSearch.Tests.Copying;
using DirectiveSearch.Tests.Search;

namespace DirectiveSearch.Tests.Ingestion;

/// <summary>A worker that is stopped beyond its lease and then goes on writes nothing that counts.</summary>
public sealed class PausedWorkerTests(PostgresServer postgres, SearchServers search, ITestOutputHelper output) : IDisposable
{
    private const int Documents = 64;

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(WorkStep.Convert)]
    [InlineData(WorkStep.Extract)]
    [InlineData(WorkStep.Index)]
    public async Task What_a_paused_worker_had_is_done_by_another_and_its_own_result_is_refused(WorkStep step)
    {
        var first = Enumerable.Range(0, Documents).Select(number => Page(number, MixedFiles.Text(number))).ToList();
        var changed = Enumerable.Range(0, 10).Select(number => Page(number, MixedFiles.Text(number + 1000))).ToList();
        var expected = await UndisturbedAsync([first, changed, [Page(5000, MixedFiles.Text(5000))]]);
        var database = await postgres.CreateDatabaseAsync();
        await using (var cluster = await Cluster.OpenAsync(folder, database, await search.ElasticsearchAsync()))
        {
            using var paused = cluster.StartWorker();
            await cluster.Ingester.OfferAsync("ingest", "thử", first.ToAsyncEnumerable(), Cancellation);
            var held = await PauseAsync(cluster, paused, step);
            await cluster.Ingester.OfferAsync("ingest", "thử", changed.ToAsyncEnumerable(), Cancellation);
            using var other = cluster.StartWorker();
            await cluster.FinishAsync(TimeSpan.FromMinutes(2));
            var before = await cluster.AskAsync<long>("SELECT sum(done) FROM work_done WHERE step < 2");

            await paused.ContinueAsync();
            cluster.Dead.Add(other);
            Assert.True(await other.StopAsync(Cancellation) == 0, other.Said);
            // It goes through all it had before it takes something new.
            await cluster.Ingester.OfferAsync("ingest", "thử", new[] { Page(5000, MixedFiles.Text(5000)) }.ToAsyncEnumerable(), Cancellation);
            await cluster.FinishAsync(TimeSpan.FromMinutes(1));
            output.WriteLine($"{held} items of step {step} were held while paused");
            Assert.Equal(before + 2, await cluster.AskAsync<long>("SELECT sum(done) FROM work_done WHERE step < 2"));
            ArchiveRows.AssertEqual(expected, await cluster.RowsAsync());
            await cluster.AssertIndexEqualsArchiveAsync();
            Assert.False(paused.HasEnded);
        }

        await postgres.DropAsync(database);
    }

    private static OfferedFile Page(int number, string text) =>
        IngestionHarness.File($"{number:0000}.html", $"<html><body><p>{string.Join("</p><p>", text.Split('\n').Select(System.Net.WebUtility.HtmlEncode))}</p></body></html>");

    /// <summary>Pauses it at a moment when it has items of a step.</summary>
    /// <returns>How many.</returns>
    private static async Task<long> PauseAsync(Cluster cluster, ChildProgram worker, WorkStep step)
    {
        var held = $"SELECT count(*) FROM work w JOIN workers p ON p.id = w.worker WHERE w.leased = 1 AND w.step = {(int)step} AND p.process_id = {worker.Id}";
        while (true)
        {
            while (await cluster.AskAsync<long>(held) == 0)
            {
                Assert.False(worker.HasEnded, worker.Said);
                await Task.Yield();
            }

            await worker.PauseAsync();
            if (await cluster.AskAsync<long>(held) is > 0 and var count) return count;
            await worker.ContinueAsync();
        }
    }

    private static async Task<IReadOnlyList<string>> UndisturbedAsync(IReadOnlyList<IReadOnlyList<OfferedFile>> runs)
    {
        using var harness = await IngestionHarness.CreateAsync();
        foreach (var run in runs) await harness.IngestAsync("ingest", [.. run]);
        await using var connection = ArchiveRows.Sqlite(harness.ArchiveFolder);
        var rows = await ArchiveRows.DescribeAsync(connection);
        harness.Archive.Dispose();
        return Cluster.Compared(rows);
    }
}
