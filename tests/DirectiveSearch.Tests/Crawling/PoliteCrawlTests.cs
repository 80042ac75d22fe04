using DirectiveSearch.Archive;
using DirectiveSearch.Tests.Crawling.Sites;
using Microsoft.AspNetCore.Http;

namespace DirectiveSearch.Tests.Crawling;

/// <summary>What the log of a sound site says of who crawls it, and what becomes of a site whose layout changes.</summary>
public sealed class PoliteCrawlTests : IAsyncLifetime
{
    private readonly GeneratedPortal portal = new(12, 12);
    private string? redesigned;
    private CrawlScene scene = null!;
    private LocalSite site = null!;

    public async ValueTask InitializeAsync()
    {
        scene = await CrawlScene.CreateAsync();
        site = await LocalSite.StartAsync(AnswerAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        scene.Dispose();
    }

    [Fact]
    public async Task Robots_delay_and_one_connection_are_kept()
    {
        portal.Robots = $"User-agent: DirectiveSearch\nCrawl-delay: 0.03\nDisallow: {GeneratedPortal.PageOf(3)}\nDisallow: /*.txt$\n";

        var run = await scene.CrawlAsync(CrawlScene.SourceOf("lich-su", site.Address), budget: CrawlScene.Endless);

        var addresses = await scene.AddressesAsync("lich-su");
        Assert.Equal(CrawlRunState.Finished, run.State);
        Assert.Equal(("robots", "robots", CrawlState.Held), (addresses[GeneratedPortal.PageOf(3)].ReasonCode, addresses[GeneratedPortal.FileOf(2)].ReasonCode, addresses[GeneratedPortal.FileOf(4)].State));
        Assert.Equal("/robots.txt", site.Seen[0].Path);
        Assert.DoesNotContain(site.Seen, request => request.Path == GeneratedPortal.PageOf(3) || (request.Path != "/robots.txt" && request.Path.EndsWith(".txt", StringComparison.Ordinal)));
        Assert.Equal((1, 1), (site.MostAtOnce, site.Seen.Select(request => request.Connection).Distinct().Count()));
        // What robots.txt asks for holds from then on.
        Assert.All(site.Seen.Skip(1).Zip(site.Seen.Skip(2)), pair => Assert.True(pair.Second.Began - pair.First.Began >= TimeSpan.FromMilliseconds(30)));
        Assert.Equal(site.Seen.Count, site.Seen.Select(request => request.Path).Distinct().Count());
    }

    /// <summary>What is held stays, and people are told.</summary>
    [Theory]
    [InlineData("rows", "list-empty")]
    [InlineData("shrunk", "list-shrunk")]
    [InlineData("details", "page-lost pages-empty")]
    [InlineData("challenge", "list-unanswered refused-pages")]
    public async Task A_site_that_changes_its_layout_raises_an_alarm_and_loses_nothing(string what, string alarms)
    {
        var source = CrawlScene.SourceOf(what, site.Address);
        await scene.CrawlAsync(source, budget: CrawlScene.Endless);
        var before = await scene.AddressesAsync(what);

        redesigned = what;
        var run = await scene.CrawlAsync(source, CrawlMode.Sweep, CrawlScene.Endless);

        Assert.Equal(alarms, string.Join(' ', await scene.AlarmsAsync(run)));
        var after = await scene.AddressesAsync(what);
        Assert.Equal(0, run.Counts.Gone);
        Assert.Equal((0, 0), (run.Counts.New, run.Counts.Changed));
        Assert.All(before.Where(pair => pair.Value.Role != CrawlRole.List), pair => Assert.Equal((pair.Value.DocumentId, pair.Value.Digest), (after[pair.Key].DocumentId, after[pair.Key].Digest)));
    }

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var isDetail = path.StartsWith(GeneratedPortal.List + "detail/", StringComparison.Ordinal);
        return redesigned switch
        {
            "rows" when path == GeneratedPortal.List => portal.SendPageAsync(context, string.Concat(Enumerable.Range(1, 12).Select(document => $"<div class=\"the\"><a href=\"{GeneratedPortal.PageOf(document)}\">Kế hoạch {document}</a></div>"))),
            "shrunk" when path == GeneratedPortal.List => portal.SendPageAsync(context, GeneratedPortal.ListOf([12, 11], GeneratedPortal.PageOf)),
            "details" when isDetail => portal.SendPageAsync(context, "<div id=\"app\">Văn bản chỉ đạo điều hành</div>"),
            "challenge" when path == GeneratedPortal.List => portal.SendPageAsync(context, "<h1>Bạn đang truy cập bất thường</h1>"),
            _ => portal.AnswerAsync(context),
        };
    }
}
