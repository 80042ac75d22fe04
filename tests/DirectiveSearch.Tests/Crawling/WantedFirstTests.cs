using DirectiveSearch.Archive;
using DirectiveSearch.Crawlers;
using DirectiveSearch.Tests.Ingestion;
using Microsoft.AspNetCore.Http;

namespace DirectiveSearch.Tests.Crawling;

/// <summary>What plans cite and the archive does not hold is looked for first, where a portal can be searched by number.</summary>
public sealed class WantedFirstTests : IAsyncLifetime
{
    private const string Plan = """
        UBND TỈNH VĂN AN
        Số: 5/KH-UBND
        Văn An, ngày 10 tháng 3 năm 2024
        KẾ HOẠCH
        Công tác thi đua, khen thưởng năm 2024
        Căn cứ Quyết định số 12/2023/QĐ-UBND ngày 07/8/2023 của UBND tỉnh Văn An về quy chế thi đua, khen thưởng.
        """;

    private CrawlScene scene = null!;
    private LocalSite site = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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
    public async Task It_is_asked_for_before_the_list_once_a_week_and_nothing_else_is_taken()
    {
        await scene.Harness.IngestAsync("ingest", IngestionHarness.File("ke-hoach.txt", Plan));
        Assert.Equal("12/2023/QĐ-UBND", Assert.Single(await scene.Archive.Instruments.WantedAsync(0, 5, Cancellation)).Number);
        var source = CrawlScene.SourceOf("co-tim-kiem", site.Address, "/vb") with { Search = new SourceSearch($"{site.Address}tim?so={{0}}") };

        var run = await scene.CrawlAsync(source);

        Assert.Equal((CrawlRunState.Finished, 0), (run.State, run.Alarms));
        string[] asked = ["/robots.txt", $"/tim?so={Uri.EscapeDataString("12/2023/QĐ-UBND")}", "/vb/detail/12/", "/tep/12.rtf", "/vb"];
        Assert.Equal(asked, site.Seen.Select(request => request.Path).Take(5).Select(path => path.StartsWith("/tim", StringComparison.Ordinal) ? "/tim?so=" + Uri.EscapeDataString(Uri.UnescapeDataString(path[8..])) : path));
        Assert.DoesNotContain("/vb/detail/99/", site.Seen.Select(request => request.Path));
        await scene.CrawlAsync(source);
        Assert.Single(site.Seen, request => request.Path.StartsWith("/tim", StringComparison.Ordinal));
    }

    private static Task AnswerAsync(HttpContext context)
    {
        static string Row(int id, string number) => $"<tr><td><a href='/vb/detail/{id}/'>{number}</a></td><td>07/8/2023</td><td>Văn bản {id}</td></tr>";
        static string List(string rows) => $"<table><tr><th>Số ký hiệu</th><th>Ngày ban hành</th><th>Trích yếu</th></tr>{rows}</table>";
        switch (context.Request.Path.Value)
        {
            case "/tim": return context.Response.WriteAsync(List(Row(99, "112/2023/QĐ-UBND") + Row(12, "12/2023/QĐ-UBND")), Cancellation);
            case "/vb": return context.Response.WriteAsync(List(Row(1, "1/KH-UBND")), Cancellation);
            case "/vb/detail/12/" or "/vb/detail/1/": return context.Response.WriteAsync("<table><tr><td>Số ký hiệu</td><td>12/2023/QĐ-UBND</td></tr><tr><td>Ngày ban hành</td><td>07/8/2023</td></tr></table><a href='/tep/12.rtf'>12.rtf</a>", Cancellation);
            case "/tep/12.rtf": return context.Response.WriteAsync(@"{\rtf1\ansi Quyet dinh so 12/2023/QD-UBND}", Cancellation);
            default:
                context.Response.StatusCode = 404;
                return Task.CompletedTask;
        }
    }
}
