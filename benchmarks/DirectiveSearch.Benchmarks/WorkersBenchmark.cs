using System.Diagnostics;
using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Generation;
using DirectiveSearch.Ingestion;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace DirectiveSearch.Benchmarks;

/// <summary>Documents per second from received files to the searchable index, with so many workers beside one PostgreSQL and one Elasticsearch.</summary>
/// <param name="postgres">Connection string of a user who may create databases.</param>
internal sealed class WorkersBenchmark(string postgres, string elasticsearch, int documents)
{
    private const int Seed = 3;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    public async Task RunAsync(IReadOnlyList<int> workers)
    {
        var folder = Directory.CreateTempSubdirectory("workers").FullName;
        await PlanFiles.WriteAsync(new GenerationRequest(documents, Seed, folder, new GeneratorOptions(false)), null, CancellationToken.None);
        double? one = null;
        foreach (var count in workers)
        {
            var (start, rate) = await RunAsync(folder, count);
            one ??= rate;
            Console.WriteLine($"{count} workers: {rate:F0} documents/s, {rate / one:F2} times {workers[0]} (started and reading after {start.TotalSeconds:F1} s, not counted)");
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task<(TimeSpan Start, double Rate)> RunAsync(string folder, int count)
    {
        var connection = await PostgresDatabases.CreateAsync(postgres);
        var name = new NpgsqlConnectionStringBuilder(connection).Database!;
        using var archive = await ArchiveStore.OpenPostgresAsync(Path.Combine(folder, name), connection, TimeProvider.System, CancellationToken.None);
        await using var heartbeat = new Heartbeat(archive, new WorkOptions(), "benchmark", NullLogger<Heartbeat>.Instance);
        var run = await new Ingester(archive, new IngestionLimits(), heartbeat).OfferAsync("ingest", "workers", Files.FromPaths([Path.Combine(folder, "texts")]), CancellationToken.None);
        var clock = Stopwatch.StartNew();
        var processes = Enumerable.Range(0, count).Select(number => new ProgramProcess(
            "work", "--data", Path.Combine(folder, $"{name}-{number}"), "--archive-postgres", connection,
            "--search-elasticsearch-urls", elasticsearch, "--search-elasticsearch-index", name)).ToList();
        try
        {
            var start = await UntilAsync(archive, run, processes, summary => summary.Working > 0, clock);
            var end = await UntilAsync(archive, run, processes, summary => summary.Run.State != RunState.Running, clock);
            return (start, documents / (end - start).TotalSeconds);
        }
        finally
        {
            foreach (var process in processes) process.Dispose();
        }
    }

    private static async Task<TimeSpan> UntilAsync(
        ArchiveStore archive, long run, List<ProgramProcess> processes, Func<(RunSummary Run, int Working), bool> reached, Stopwatch clock)
    {
        while (true)
        {
            var summary = await archive.Runs.FindAsync(run, CancellationToken.None);
            var working = await archive.Runs.ItemsAsync(run, RunItemState.Working, 0, 1, CancellationToken.None);
            if (reached((summary!, working.Total + summary!.Done))) return clock.Elapsed;
            if (processes.All(process => process.HasExited)) throw new InvalidOperationException($"All workers ended: {processes[0].Said}");
            await Task.Delay(Glance);
        }
    }
}
