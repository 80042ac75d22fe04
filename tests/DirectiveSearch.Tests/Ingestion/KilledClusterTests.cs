using System.Diagnostics;
using System.Globalization;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Tests.Archive;
using DirectiveSearch.Tests.Copying;
using DirectiveSearch.Tests.Search;

namespace DirectiveSearch.Tests.Ingestion;

/// <summary>Three workers, PostgreSQL and Elasticsearch, killed in turn while documents come in: the archive and the index end as if nobody had been killed.
/// DIRECTIVESEARCH_TEST_CLUSTER_KILLS=20 runs the long form: so many kills during 5,000 documents.</summary>
public sealed class KilledClusterTests(ITestOutputHelper output) : IDisposable
{
    private const int Workers = 3;

    private const int AtATime = 64;

    private static readonly int? LongKills =
        int.TryParse(Environment.GetEnvironmentVariable("DIRECTIVESEARCH_TEST_CLUSTER_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills) ? kills : null;

    private readonly TemporaryFolder folder = new();
    private readonly Random random = new(20_260_102);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Workers_database_and_index_killed_in_turn_lose_nothing_and_double_nothing()
    {
        Component.Require("pdftotext");
        SearchCluster.RequireScript("");
        var (documents, kills) = LongKills is { } many ? (5000, many) : (200, 3);
        var broken = MixedFiles.Write(folder, "plans", documents);
        var expected = await UndisturbedAsync();
        await using var search = await SearchCluster.StartAsync("elasticsearch", 1, []);
        await using var postgres = await PostgresNode.StartAsync();
        await using var cluster = await Cluster.OpenAsync(folder, postgres.Connection, search.Addresses[0]);
        var workers = Enumerable.Range(0, Workers).Select(_ => cluster.StartWorker()).ToList();
        var clock = Stopwatch.StartNew();
        var killed = Enumerable.Range(0, kills).Select(_ => new TaskCompletionSource()).ToList();
        var offering = cluster.Ingester.OfferAsync("ingest", "thử", FilesAsync(documents, killed), Cancellation);
        while (await cluster.AskAsync<long>("SELECT count(*) FROM workers WHERE verb = 'work'") < Workers)
        {
            cluster.AssertAlive();
            await Task.Delay(50, Cancellation);
        }

        for (var kill = 0; kill < kills; kill++)
        {
            await Task.Delay(random.Next(300, 3000), Cancellation);
            var what = await KillAsync(kill % 3);
            killed[kill].SetResult();
            output.WriteLine($"{clock.Elapsed.TotalSeconds,6:F1} s: killed {what}; {await cluster.AskAsync<long>("SELECT count(*) FROM run_items WHERE state > 1")} of {documents} files done");
        }

        await offering;
        await cluster.FinishAsync(TimeSpan.FromSeconds(120 + (documents / 10)));
        output.WriteLine($"{clock.Elapsed.TotalSeconds,6:F1} s: complete");
        ArchiveRows.AssertEqual(expected, await cluster.RowsAsync());
        await cluster.AssertIndexEqualsArchiveAsync();
        Assert.Equal(broken, await cluster.AskAsync<long>("SELECT sum(failed) FROM work_done"));
        foreach (var worker in workers)
        {
            cluster.Dead.Add(worker);
            Assert.True(await worker.StopAsync(Cancellation) == 0, worker.Said);
            Assert.Equal(0, await cluster.AskAsync<long>("SELECT count(*) FROM workers WHERE process_id = @Id", new { worker.Id }));
        }

        async Task<string> KillAsync(int which)
        {
            if (which == 0)
            {
                var worker = random.Next(Workers);
                cluster.Dead.Add(workers[worker]);
                await workers[worker].KillAsync();
                workers[worker] = cluster.StartWorker();
                return $"worker {worker}";
            }

            await (which == 1 ? search.KillAsync(0) : postgres.KillAsync());
            await Task.Delay(random.Next(100, 2500), Cancellation);
            await (which == 1 ? search.ResumeAsync(0) : postgres.ResumeAsync());
            return which == 1 ? "Elasticsearch" : "PostgreSQL";
        }
    }

    private async Task<IReadOnlyList<string>> UndisturbedAsync()
    {
        using var program = ChildProgram.Start(Path.Combine(folder.Path, "undisturbed"), null, "ingest", Path.Combine(folder.Path, "plans"));
        Assert.True(await program.EndAsync(Cancellation) == 0, program.Said);
        using var library = await DirectiveSearch.Archive.ArchiveStore.OpenAsync(Path.Combine(folder.Path, "undisturbed"), TimeProvider.System, Cancellation);
        await using var connection = ArchiveRows.Sqlite(Path.Combine(folder.Path, "undisturbed"));
        return Cluster.Compared(await ArchiveRows.DescribeAsync(connection));
    }

    /// <summary>Some before each kill and some after the last.</summary>
    private async IAsyncEnumerable<OfferedFile> FilesAsync(int documents, List<TaskCompletionSource> killed)
    {
        var number = 0;
        await foreach (var file in Files.FromPaths([Path.Combine(folder.Path, "plans")]))
        {
            // They are received so many at a time.
            var before = number++ / AtATime * AtATime * (killed.Count + 1) / documents;
            if (before > 0) await killed[before - 1].Task;
            yield return file;
        }
    }
}
