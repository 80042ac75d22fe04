using DirectiveSearch.Crawlers.Crawling;
using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Crawlers.Layouts;
using DirectiveSearch.Crawlers.SourceFiles;
using Microsoft.AspNetCore.Http;

namespace DirectiveSearch.Tests.Crawling;

/// <summary>An operator tries a portal that no code knows.</summary>
public sealed class DryRunTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_documents_are_shown_with_what_was_not_found()
    {
        await using var site = await LocalSite.StartAsync(context => context.Request.Path.Value switch
        {
            "/vb" => context.Response.WriteAsync("<table><tr><th>Số ký hiệu</th><th>Trích yếu</th></tr><tr><td>7/KH-UBND</td><td><a href='/vb/7'>Kế hoạch thi đua</a></td></tr><tr><td>6/KH-UBND</td><td><a href='/vb/6'>Kế hoạch khác</a></td></tr></table><a href='/vb?trang=2'>Trang sau</a>", Cancellation),
            "/vb/7" => context.Response.WriteAsync("<table><tr><td>Ngày ban hành:</td><td>7/1/2026</td></tr></table><a href='/tep/7.doc'>Tải về</a>", Cancellation),
            _ => NotFoundAsync(context),
        });
        var (source, _) = SourceFileReader.Read("huyen-thu", $"name: Huyện Thử\nfamily: plain\nlists: ['{site.At("/vb")}']\n");

        var list = Assert.Single(await TryAsync(source!));

        Assert.Equal((2, "/vb?trang=2"), (list.Page!.Documents.Count, list.Page.Next!.Address.PathAndQuery));
        Assert.Equal(["7/KH-UBND", "7/1/2026", "Kế hoạch thi đua"], new[] { PortalField.Number, PortalField.Issued, PortalField.Subject }.Select(field => list.Documents[0].Fields[field]));
        Assert.Equal("/tep/7.doc", Assert.Single(list.Documents[0].Files).Address.AbsolutePath);
        Assert.Empty(list.Documents[0].Missing);
        Assert.Equal(FetchOutcome.Gone, list.Documents[1].Answer!.Outcome);
        Assert.Equal([PortalField.Issued], list.Documents[1].Missing);
    }

    [Fact]
    public async Task An_index_of_sitemaps_is_followed_to_its_first_pages()
    {
        LocalSite? site = null;
        site = await LocalSite.StartAsync(context => context.Request.Path.Value switch
        {
            "/sitemap.xml" => context.Response.WriteAsync($"<sitemapindex><sitemap><loc>{site!.At("/s1.xml")}</loc></sitemap></sitemapindex>", Cancellation),
            "/s1.xml" => context.Response.WriteAsync($"<urlset><url><loc>{site!.At("/tin/1")}</loc></url><url><loc>{site.At("/van-ban/1")}</loc></url></urlset>", Cancellation),
            _ => NotFoundAsync(context),
        });
        await using var closing = site;
        var (source, _) = SourceFileReader.Read("huyen-thu", $"name: Huyện Thử\nfamily: plain\nfeeds: ['{site.At("/sitemap.xml")}']\nfeed-contains: /van-ban/\n");

        var lists = await TryAsync(source!);

        Assert.Equal([0, 1], lists.Select(list => list.Page!.Documents.Count));
    }

    private static async Task<List<TriedList>> TryAsync(DirectiveSearch.Crawlers.Source source)
    {
        var options = new FetcherOptions("vanthu@example.vn", TimeSpan.Zero, TimeSpan.FromMinutes(1), TlsAllowance.None, AllowLoopback: true);
        using var fetcher = new PoliteFetcher(options, new HostLanes(TimeProvider.System), TimeProvider.System);
        return await DryRun.RunAsync(source, fetcher, 2, Cancellation).ToListAsync(Cancellation);
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
