using System.Diagnostics;
using System.Net;
using DirectiveSearch.Archive;
using DirectiveSearch.Crawlers.Crawling;
using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Crawlers.SourceFiles;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Tests.Crawling.Sites;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DirectiveSearch.Benchmarks;

/// <summary>A generated portal in a process of its own, fetched by a bare HttpClient and then crawled into an empty archive, without any pause.
/// What is told of memory is this process's: the crawler's.</summary>
internal sealed class CrawlingBenchmark(int documents, int bare) : IProgress<CrawlRun>
{
    private const int Steps = 10;

    private readonly Stopwatch clock = new();
    private int told;
    private double most;

    /// <summary>The portal, until the process is killed.</summary>
    public static async Task ServeAsync(int documents)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var application = builder.Build();
        application.Run(new GeneratedPortal(documents).AnswerAsync);
        await application.StartAsync();
        Console.WriteLine(application.Urls.Single());
        await Task.Delay(Timeout.Infinite);
    }

    public async Task RunAsync()
    {
        using var server = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(CrawlingBenchmark).Assembly.Location, "crawl-site", "--documents", $"{documents}"]) { RedirectStandardOutput = true })!;
        try
        {
            var site = new Uri((await server.StandardOutput.ReadLineAsync())!);
            // The generator is warm before anything is measured.
            await FetchAsync(site, Math.Min(200, bare));
            var (requests, bytes, passed) = await FetchAsync(site, bare);
            Console.WriteLine($"bare HttpClient: {requests:N0} requests, {bytes / 1048576.0:F1} MB, {passed.TotalSeconds:F1} s, {requests / passed.TotalSeconds:F0} a second");
            await CrawlAsync(site);
        }
        finally
        {
            server.Kill();
        }
    }

    public void Report(CrawlRun value)
    {
        if (value.Counts.Requests % 100 == 0) most = Math.Max(most, Resident());
        if (value.Counts.Requests < (long)told * Addresses / Steps) return;
        told++;
        Console.WriteLine($"  {value.Counts.Requests,8:N0} requests {clock.Elapsed.TotalSeconds,7:F0} s  {Resident(),6:F0} MB resident, {GC.GetTotalMemory(false) / 1048576.0,5:F0} MB managed");
    }

    private int Addresses => documents + documents + (documents / 5) + ((documents + 19) / 20);

    private static async Task<(int Requests, long Bytes, TimeSpan Passed)> FetchAsync(Uri site, int upTo)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { BaseAddress = site };
        var (requests, bytes, clock) = (0, 0L, Stopwatch.StartNew());
        for (var document = 1; document <= upTo; document++)
        {
            foreach (var path in new[] { document % 20 == 0 ? $"{GeneratedPortal.List}page-{document / 20}/" : null, GeneratedPortal.PageOf(document), GeneratedPortal.FileOf(document), GeneratedPortal.SecondFileOf(document) }.OfType<string>())
            {
                bytes += (await client.GetByteArrayAsync(new Uri(path, UriKind.Relative))).Length;
                requests++;
            }
        }

        return (requests, bytes, clock.Elapsed);
    }

    private async Task CrawlAsync(Uri site)
    {
        var folder = Directory.CreateTempSubdirectory("directivesearch-crawling-").FullName;
        try
        {
            using var archive = await ArchiveStore.OpenAsync(folder, TimeProvider.System, CancellationToken.None);
            await using var heartbeat = new Heartbeat(archive, new WorkOptions(), "benchmark", NullLogger<Heartbeat>.Instance);
            using var fetcher = new PoliteFetcher(new FetcherOptions("vanthu@example.vn", TimeSpan.Zero, TimeSpan.FromMinutes(1), TlsAllowance.None, AllowLoopback: true), new HostLanes(TimeProvider.System), TimeProvider.System);
            var source = SourceFileReader.Read("thu", GeneratedPortal.SourceFile(site)).Source!;
            var crawler = new Crawler(archive, new Ingester(archive, new IngestionLimits(), heartbeat), heartbeat, fetcher, TimeProvider.System);
            var order = new CrawlOrder(source, CrawlMode.Sweep, CrawlBudget.Default with { Requests = int.MaxValue, Bytes = long.MaxValue, Time = TimeSpan.FromDays(1) });
            clock.Restart();
            var first = (await crawler.RunAsync(order, this, CancellationToken.None)).Run;
            Console.WriteLine($"crawl: {Told(first)}, most {most:F0} MB resident");
            clock.Restart();
            var second = (await crawler.RunAsync(order, this, CancellationToken.None)).Run;
            Console.WriteLine($"again: {Told(second)}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string Told(CrawlRun run) =>
        $"{run.State}, {run.Counts.Requests:N0} requests, {run.Counts.Bytes / 1048576.0:F1} MB, {clock.Elapsed.TotalSeconds:F1} s, {run.Counts.Requests / clock.Elapsed.TotalSeconds:F0} a second; new {run.Counts.New:N0}, unchanged {run.Counts.Unchanged:N0}, failed {run.Counts.Failed}";

    private static double Resident()
    {
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64 / 1048576.0;
    }
}
