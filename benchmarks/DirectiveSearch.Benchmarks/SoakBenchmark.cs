using System.Diagnostics;
using System.Text;
using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Generation;
using DirectiveSearch.Ingestion;
using Microsoft.Extensions.Logging.Abstractions;

namespace DirectiveSearch.Benchmarks;

/// <summary>Hours of load: new documents come in and people search all the while; the memory of portal and worker is told every five minutes.</summary>
/// <param name="folder">Of the data; it must be empty or not be there.</param>
/// <param name="postgres">Null: portal and worker are one process on the embedded default.</param>
internal sealed class SoakBenchmark(string folder, string? postgres, string? elasticsearch, int port)
{
    private const int Seed = 5;
    private const int DocumentsAtATime = 20;
    private static readonly TimeSpan Told = TimeSpan.FromMinutes(5);
    private static readonly string[] Queries = ["thi đua khen thưởng", "thi dua khen thuong", "34-CT/TW", "nông thôn mới", "kế hoạch*", "\"chuyển đổi số\" -xã", "chi thi so 34", "học tập và làm theo"];
    private static readonly string[] Lenses = ["", "&xem=dong-thoi-gian", "&xem=mang-luoi", "&xem=trien-khai"];

    private int searches;
    private int failures;
    private int taken;

    /// <param name="pace">Documents per second.</param>
    public async Task RunAsync(TimeSpan time, double pace)
    {
        var settings = Settings();
        using var archive = postgres is null
            ? await ArchiveStore.OpenAsync(folder, TimeProvider.System, CancellationToken.None)
            : await ArchiveStore.OpenPostgresAsync(Path.Combine(folder, "soak"), postgres, TimeProvider.System, CancellationToken.None);
        using var portal = new ProgramProcess(["serve", "--urls", $"http://127.0.0.1:{port}", .. postgres is null ? [] : new[] { "--no-work" }, .. settings]);
        using var worker = postgres is null ? null : new ProgramProcess(["work", .. settings]);
        using var end = new CancellationTokenSource(time);
        var load = Task.WhenAll(IngestAsync(archive, pace, end.Token), SearchAsync(end.Token));
        var clock = Stopwatch.StartNew();
        Console.WriteLine("minute | documents | waiting | searches | failed | portal MiB (highest) | worker MiB (highest)");
        double highestPortal = 0, highestWorker = 0;
        for (var next = Told; !load.IsCompleted;)
        {
            await Task.WhenAny(load, Task.Delay(TimeSpan.FromSeconds(2)));
            (highestPortal, highestWorker) = (Math.Max(highestPortal, portal.ResidentMebibytes), Math.Max(highestWorker, worker?.ResidentMebibytes ?? 0));
            if (clock.Elapsed < next && !load.IsCompleted) continue;
            next += Told;
            Console.WriteLine(
                $"{clock.Elapsed.TotalMinutes:F0} | {taken} | {await archive.Work.PendingAsync(CancellationToken.None)} | {searches} | {failures} | {portal.ResidentMebibytes:F0} ({highestPortal:F0}) | {worker?.ResidentMebibytes ?? 0:F0} ({highestWorker:F0})");
        }

        await load;
    }

    private string[] Settings() =>
    [
        "--data", folder,
        .. postgres is null ? [] : new[] { "--archive-postgres", postgres },
        .. elasticsearch is null ? [] : new[] { "--search-elasticsearch-urls", elasticsearch, "--search-elasticsearch-index", "soak" },
    ];

    private async Task IngestAsync(ArchiveStore archive, double pace, CancellationToken end)
    {
        await using var heartbeat = new Heartbeat(archive, new WorkOptions(), "benchmark", NullLogger<Heartbeat>.Instance);
        var ingester = new Ingester(archive, new IngestionLimits(), heartbeat);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(DocumentsAtATime / pace));
        while (await NextAsync(timer, end))
        {
            await ingester.OfferAsync("upload", $"soak {taken}", Plans(taken), CancellationToken.None);
            taken += DocumentsAtATime;
        }
    }

    private static async IAsyncEnumerable<OfferedFile> Plans(int first)
    {
        await Task.CompletedTask;
        foreach (var number in Enumerable.Range(first, DocumentsAtATime))
        {
            var plan = PlanGenerator.Generate(Seed, number, new GeneratorOptions(false));
            yield return new OfferedFile(plan.Name, _ => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(plan.Text))));
        }
    }

    private async Task SearchAsync(CancellationToken end)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(30) };
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var number = 0; await NextAsync(timer, end); number++)
        {
            try
            {
                using var answer = await client.GetAsync($"/tim-kiem?q={Uri.EscapeDataString(Queries[number % Queries.Length])}{Lenses[number / Queries.Length % Lenses.Length]}", CancellationToken.None);
                if (answer.IsSuccessStatusCode) searches++;
                else failures++;
            }
            catch (HttpRequestException)
            {
                failures++;
            }
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken end)
    {
        try
        {
            return await timer.WaitForNextTickAsync(end);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
