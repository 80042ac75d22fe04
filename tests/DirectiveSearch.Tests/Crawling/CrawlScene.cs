using System.Net;
using DirectiveSearch.Archive;
using DirectiveSearch.Crawlers;
using DirectiveSearch.Crawlers.Crawling;
using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Crawlers.SourceFiles;
using DirectiveSearch.Tests.Crawling.Sites;
using DirectiveSearch.Tests.Ingestion;

namespace DirectiveSearch.Tests.Crawling;

/// <summary>An archive into which sites of this machine are crawled, each as a source of its own.</summary>
internal sealed class CrawlScene(IngestionHarness harness) : IDisposable
{
    /// <summary>Small enough that whatever misbehaves is known soon.</summary>
    public static readonly CrawlBudget Short = new(2_000, 64L << 20, TimeSpan.FromMinutes(2))
    {
        Pause = TimeSpan.FromMilliseconds(20), Patience = TimeSpan.FromSeconds(5),
        Page = new FetchLimits(8L << 20, 32L << 20, TimeSpan.FromSeconds(20)), File = new FetchLimits(2L << 20, 8L << 20, TimeSpan.FromMilliseconds(400)),
    };

    public static readonly CrawlBudget Endless = CrawlBudget.Default with { Requests = int.MaxValue };

    public ArchiveStore Archive => harness.Archive;

    public IngestionHarness Harness => harness;

    /// <summary>Host names that were asked for, with what they were told to be.</summary>
    public List<(string Host, IPAddress Address)> Resolved { get; } = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<CrawlScene> CreateAsync() => new(await IngestionHarness.CreateAsync());

    public static Source SourceOf(string slug, Uri site, params string[] lists)
    {
        var (source, faults) = SourceFileReader.Read(slug, GeneratedPortal.SourceFile(site, 0, lists));
        Assert.Empty(faults);
        return source!;
    }

    /// <summary>One run, as a program that has just started makes it.</summary>
    public async Task<CrawlRun> CrawlAsync(Source source, CrawlMode mode = CrawlMode.Latest, CrawlBudget? budget = null, TimeSpan delay = default)
    {
        var options = new FetcherOptions("vanthu@example.vn", delay, TimeSpan.FromSeconds(5), TlsAllowance.None, AllowLoopback: true);
        using var fetcher = new PoliteFetcher(options, new HostLanes(TimeProvider.System), TimeProvider.System, ResolveAsync);
        var crawler = new Crawler(Archive, harness.Ingester, harness.Heartbeat, fetcher, TimeProvider.System);
        return (await crawler.RunAsync(new CrawlOrder(source, mode, budget ?? Short), new Silent(), Cancellation)).Run;
    }

    public async Task<IReadOnlyDictionary<string, CrawlAddress>> AddressesAsync(string source) =>
        (await Archive.Crawls.AddressesAsync(source, new CrawlAddressFilter(), 0, 100_000, Cancellation)).Items.ToDictionary(address => new Uri(address.Request.Address).PathAndQuery);

    public async Task<IReadOnlyList<string>> AlarmsAsync(CrawlRun run) => [.. (await Archive.Crawls.AlarmsAsync(run.Id, Cancellation)).Select(alarm => alarm.Code).Order()];

    public void Dispose() => harness.Dispose();

    /// <summary>The rebinding name leads to this machine once, then into the office's network.</summary>
    private Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
    {
        var address = IPAddress.TryParse(host, out var literal) ? literal
            : host != MisbehavingPortal.RebindingHost || Resolved.TrueForAll(known => known.Host != host) ? IPAddress.Loopback
            : IPAddress.Parse("10.0.0.7");
        Resolved.Add((host, address));
        return Task.FromResult<IPAddress[]>([address]);
    }

    private sealed class Silent : IProgress<CrawlRun>
    {
        public void Report(CrawlRun value)
        {
        }
    }
}
