using System.Diagnostics;
using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Generation;
using DirectiveSearch.Directives;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;
using DirectiveSearch.Search.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace DirectiveSearch.Benchmarks;

/// <summary>What the work table costs: the same documents read by direct calls that store nothing, and worked off from the table; then the table alone.</summary>
internal sealed class JobsBenchmark(int documents, string? postgres)
{
    private const int Seed = 3;
    private const int ItemsAtATime = 256;
    private static readonly WorkOptions Options = new();

    public async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("jobs").FullName;
        await PlanFiles.WriteAsync(new GenerationRequest(documents, Seed, folder, new GeneratorOptions(false)), null, CancellationToken.None);
        var files = Directory.GetFiles(Path.Combine(folder, "texts"));
        for (var round = 0; round < 2; round++) await DirectlyAsync(files, told: round > 0);
        await FromTableAsync("SQLite", files, folder, () => ArchiveStore.OpenAsync(Path.Combine(folder, "sqlite"), TimeProvider.System, CancellationToken.None));
        if (postgres is not null)
        {
            var database = await PostgresDatabases.CreateAsync(postgres);
            await FromTableAsync("PostgreSQL", files, folder, () => ArchiveStore.OpenPostgresAsync(Path.Combine(folder, "postgres"), database, TimeProvider.System, CancellationToken.None));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task DirectlyAsync(string[] files, bool told)
    {
        using var converter = new Converter(new ConversionOptions(), new IngestionLimits());
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(files, async (file, stop) =>
        {
            var result = await converter.ConvertAsync(file, Path.GetFileName(file), stop);
            Extractor.Extract(result.Converted!.Text!);
        });
        if (told) Console.WriteLine($"direct calls, converted and read, nothing stored: {files.Length / clock.Elapsed.TotalSeconds,8:F0} documents/s");
    }

    private static async Task FromTableAsync(string name, string[] files, string folder, Func<Task<ArchiveStore>> open)
    {
        using var archive = await open();
        var index = await SqliteSearchIndex.OpenAsync(Path.Combine(folder, $"index-{name}"), CancellationToken.None);
        await using var heartbeat = new Heartbeat(archive, Options, "benchmark", NullLogger<Heartbeat>.Instance);
        var clock = Stopwatch.StartNew();
        await new Ingester(archive, new IngestionLimits(), heartbeat).OfferAsync("ingest", name, Files.FromPaths(files), CancellationToken.None);
        Console.WriteLine($"{name}: received                                    {files.Length / clock.Elapsed.TotalSeconds,8:F0} files/s");
        clock.Restart();
        using (var converter = new Converter(new ConversionOptions(), new IngestionLimits()))
        {
            var reading = new ReadingSteps(archive, index, Options, TimeProvider.System);
            await new Worker(archive, new ConversionStep(archive, converter, Options), reading, heartbeat, TimeProvider.System, NullLogger<Worker>.Instance).DrainAsync(CancellationToken.None);
        }

        var whole = clock.Elapsed;
        Console.WriteLine($"{name}: worked off the table, stored and indexed     {files.Length / whole.TotalSeconds,8:F0} documents/s");
        foreach (var takers in (int[])[1, 2, 4]) await TableAloneAsync(name, archive, open, (takers, files.Length, whole));
    }

    /// <summary>Every document is enqueued for one step, leased and finished; no step does anything between. Four such steps make a document.</summary>
    private static async Task TableAloneAsync(string name, ArchiveStore archive, Func<Task<ArchiveStore>> open, (int Takers, int Documents, TimeSpan Whole) run)
    {
        var ids = (await archive.Documents.RevisionsAsync("", int.MaxValue, CancellationToken.None)).Select(row => row.Id).ToList();
        await archive.OvertakeAsync(ids, 0, CancellationToken.None);
        var stores = new List<ArchiveStore>();
        for (var taker = 0; taker < run.Takers; taker++) stores.Add(await open());
        var clock = Stopwatch.StartNew();
        var taken = (await Task.WhenAll(stores.Select(store => Task.Run(() => TakeAsync(store))))).Sum();
        var seconds = clock.Elapsed.TotalSeconds;
        foreach (var store in stores) store.Dispose();
        Console.WriteLine(
            $"{name}: table alone, {run.Takers} takers                        {taken / seconds,8:F0} items/s; four steps of a document are {4 * seconds / taken / (run.Whole.TotalSeconds / run.Documents):P1} of its time");
    }

    private static async Task<int> TakeAsync(ArchiveStore store)
    {
        for (var taken = 0; ;)
        {
            var items = await store.Work.LeaseAsync(WorkStep.Index, ItemsAtATime, Options.Lease, CancellationToken.None);
            if (items.Count == 0) return taken;
            taken += (await store.Work.IndexedAsync(items, CancellationToken.None)).Count;
        }
    }
}
