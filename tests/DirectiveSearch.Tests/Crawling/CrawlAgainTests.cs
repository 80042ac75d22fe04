using System.Globalization;
using DirectiveSearch.Archive;
using DirectiveSearch.Tests.Crawling.Sites;

namespace DirectiveSearch.Tests.Crawling;

/// <summary>A site that is crawled a second time. DIRECTIVESEARCH_TEST_CRAWL_PAGES=2000 runs the long form: so many documents.</summary>
public sealed class CrawlAgainTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly int Documents = int.TryParse(Environment.GetEnvironmentVariable("DIRECTIVESEARCH_TEST_CRAWL_PAGES"), NumberStyles.None, CultureInfo.InvariantCulture, out var pages) ? pages : 45;

    private readonly GeneratedPortal portal = new(Documents);
    private CrawlScene scene = null!;
    private LocalSite site = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        scene = await CrawlScene.CreateAsync();
        site = await LocalSite.StartAsync(portal.AnswerAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        scene.Dispose();
    }

    [Fact]
    public async Task Nothing_is_downloaded_again_from_a_site_that_has_not_changed()
    {
        var source = CrawlScene.SourceOf("khong-doi", site.Address);
        var files = Documents + (Documents / 5);
        var first = await scene.CrawlAsync(source, CrawlMode.Sweep, CrawlScene.Endless);
        var held = await scene.AddressesAsync(source.Slug);
        var before = site.Seen.Count;

        var second = await scene.CrawlAsync(source, CrawlMode.Sweep, CrawlScene.Endless);

        Assert.Equal((CrawlRunState.Finished, CrawlRunState.Finished), (first.State, second.State));
        Assert.Equal((Documents, files), (first.Counts.Found, held.Values.Count(address => address is { Role: CrawlRole.File, State: CrawlState.Held })));
        var again = site.Seen.Skip(before).Where(request => request.Path != "/robots.txt").ToList();
        Assert.All(again, request => Assert.Equal((304, null), (request.Status, request.Sent)));
        Assert.Equal(portal.PageCount + Documents + files, again.Count);
        Assert.Equal((again.Count, 0, 0, 0), (second.Counts.Unchanged, second.Counts.New, second.Counts.Changed, second.Counts.Failed));
        output.WriteLine($"{Documents} documents, {files} files: first run {first.Counts.Requests} requests, {first.Counts.Bytes} bytes, {first.Counts.Milliseconds} ms; second {second.Counts.Requests} requests, {second.Counts.Bytes} bytes, {second.Counts.Milliseconds} ms");
    }

    [Fact]
    public async Task What_is_new_is_found_on_the_first_page_and_a_sweep_finds_what_changed_and_what_is_gone()
    {
        var source = CrawlScene.SourceOf("doi", site.Address);
        await scene.CrawlAsync(source, CrawlMode.Latest, CrawlScene.Endless);
        var before = site.Seen.Count;

        portal.Add(2);
        var latest = await scene.CrawlAsync(source, CrawlMode.Latest, CrawlScene.Endless);
        var asked = site.Seen.Skip(before).Select(request => request.Path).ToList();
        portal.Change(3);
        portal.Remove(7);
        var sweep = await scene.CrawlAsync(source, CrawlMode.Sweep, CrawlScene.Endless);
        var third = await scene.CrawlAsync(source, CrawlMode.Latest, CrawlScene.Endless);

        Assert.Equal((2, 0, 0), (latest.Counts.Found, latest.Counts.Changed, latest.Counts.Gone));
        Assert.Equal(2, asked.Count(path => path.StartsWith("/vi/laws/detail/", StringComparison.Ordinal)));
        Assert.True(asked.Count(path => path.StartsWith(GeneratedPortal.List, StringComparison.Ordinal)) <= 4, string.Join(' ', asked));
        var addresses = await scene.AddressesAsync(source.Slug);
        Assert.Equal((CrawlState.Gone, CrawlState.Held), (addresses[GeneratedPortal.PageOf(7)].State, addresses[GeneratedPortal.PageOf(3)].State));
        Assert.NotNull(addresses[GeneratedPortal.FileOf(7)].DocumentId);
        Assert.NotNull(addresses[GeneratedPortal.FileOf(3)].ChangedAt);
        Assert.True(sweep.Counts.Changed >= 1);
        output.WriteLine($"sweep: {sweep.Counts}");
        Assert.Equal((0, 0), (third.Counts.New, third.Counts.Changed));
    }
}
