using System.Net;
using System.Text.Json;
using DirectiveSearch.Search;

namespace DirectiveSearch.Tests.Portal;

/// <summary>What readers and watchers see while the index does not answer.</summary>
[Collection(PortalCollection.Name)]
public sealed class AwayTests : IDisposable
{
    private const string Heading = "Tìm kiếm đang tạm gián đoạn";
    private readonly PortalFixture portal;

    public AwayTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Watched.Away = WatchedIndex.Gone;
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => (portal.Watched.Away, portal.Watched.Hangs, portal.Watched.ScanBreaksAfter) = (null, TimeSpan.Zero, null);

    [Theory]
    [InlineData("/tim-kiem?q=thi+%C4%91ua")]
    [InlineData("/tim-kiem?q=thi+%C4%91ua&cap=district&trang=3")]
    [InlineData("/tim-kiem?q=thi+%C4%91ua&xem=dong-thoi-gian")]
    [InlineData("/tim-kiem?q=thi+%C4%91ua&xem=mang-luoi")]
    [InlineData("/tim-kiem?q=thi+%C4%91ua&xem=trien-khai")]
    [InlineData("/tim-kiem/ban-in?q=thi+%C4%91ua")]
    public async Task Searches_say_so_calmly_keep_what_was_typed_and_come_back_by_themselves(string path)
    {
        var answer = await portal.Http.GetAsync(path, Stop);
        var page = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(10), answer.Headers.RetryAfter!.Delta);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains(Heading, page, StringComparison.Ordinal);
        Assert.Contains("value=\"thi đua\"", page, StringComparison.Ordinal);
        Assert.Contains("<noscript><meta http-equiv=\"refresh\" content=\"10\"></noscript>", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{path}\"", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Elasticsearch", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_set_up_is_the_same_to_readers()
    {
        portal.Watched.Away = new SearchSetupException("Sai mật khẩu Elasticsearch. Kiểm tra --search-elasticsearch-password-file.");
        var page = await (await portal.Http.GetAsync("/tim-kiem", Stop)).Content.ReadAsStringAsync(Stop);
        Assert.Contains(Heading, page, StringComparison.Ordinal);
        Assert.DoesNotContain("password", page, StringComparison.Ordinal);
        Assert.Equal("setup", (await ReadyAsync()).Index);
    }

    [Fact]
    public async Task Pages_of_units_and_movements_say_so_too()
    {
        var unit = (await portal.Archive.Units.ListAsync(null, 0, 1, Stop)).Items[0].Slug;
        var movement = (await portal.Archive.Movements.ListAsync(0, 1, Stop)).Items[0].Slug;
        foreach (var path in new[] { "/don-vi/" + unit, "/phong-trao/" + movement })
        {
            var answer = await portal.Http.GetAsync(path, Stop);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains(Heading, await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/don-vi")]
    [InlineData("/phong-trao")]
    [InlineData("/nap-tai-lieu")]
    [InlineData("/tro-giup")]
    [InlineData("/health/live")]
    public async Task What_needs_no_index_does_not_ask_it(string path)
    {
        portal.Watched.TakeAsked();
        Assert.Equal(HttpStatusCode.OK, (await portal.Http.GetAsync(path, Stop)).StatusCode);
        Assert.Equal(0, portal.Watched.TakeAsked());
    }

    [Fact]
    public async Task A_document_is_read_from_the_archive_in_all_its_tabs()
    {
        var held = (await portal.Archive.Instruments.MostCitedAsync(200, Stop)).First(instrument => instrument.HeldDocumentId is not null);
        foreach (var tab in new[] { "", "?xem=vien-dan", "?xem=phong-trao", "?xem=duoc-vien-dan", "?xem=ban-goc" })
        {
            var answer = await portal.Http.GetAsync($"/van-ban/{held.HeldDocumentId}{tab}", Stop);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = await answer.Content.ReadAsStringAsync(Stop);
            Assert.Contains($"Được {held.CitingDocuments} văn bản viện dẫn", page, StringComparison.Ordinal);
            Assert.Equal(tab == "?xem=duoc-vien-dan", page.Contains("tạm gián đoạn", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_directive_shows_its_evidence_from_the_archive_and_no_number_that_is_not_known()
    {
        var directive = (await portal.Archive.Instruments.MostCitedAsync(1, Stop))[0];
        var answer = await portal.Http.GetAsync("/vien-dan/" + directive.Slug, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var page = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Contains("tạm gián đoạn", page, StringComparison.Ordinal);
        Assert.Contains($"<dd>{directive.CitingDocuments}</dd>", page, StringComparison.Ordinal);
        Assert.Contains("class=\"table evidence\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("tỉnh, thành phố</dt>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Chưa có văn bản nào", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Purposes_are_kept_apart_without_the_index_too()
    {
        var directive = (await portal.Archive.Instruments.MostCitedAsync(1, Stop))[0];
        portal.Watched.Away = null;
        var counted = await portal.Index.SearchAsync(
            new SearchRequest(SearchQuery.Everything, [new SearchFilter(FacetField.InstrumentRelation, $"{directive.Slug}|basis")], SearchSort.Newest, 0, 20, []), Stop);
        Assert.Equal(counted.Hits.Select(hit => hit.Id), await portal.Archive.Instruments.CitingAsync(directive.Slug, DirectiveSearch.Directives.Relation.Basis, 20, Stop));
    }

    [Theory]
    [InlineData("/tim-kiem.csv?q=thi+dua", "*/*", "text/plain")]
    [InlineData("/tim-kiem.csv?q=thi+dua", "text/html,*/*;q=0.8", "text/html")]
    [InlineData("/tim-kiem.csv?q=thi+dua&xem=trien-khai", "*/*", "text/plain")]
    public async Task Files_answer_programs_in_a_line_and_browsers_with_the_page(string path, string accept, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        var answer = await portal.Http.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Null(answer.Content.Headers.ContentDisposition);
        Assert.Contains(Heading, await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_breaks_off_does_not_look_whole()
    {
        (portal.Watched.Away, portal.Watched.ScanBreaksAfter) = (null, 500);
        var count = (await portal.Archive.CountAsync(Stop)).Documents;
        portal.Watched.ScanBreaksAfter = (int)Math.Min(500, count - 1);
        await Assert.ThrowsAnyAsync<HttpRequestException>(async () =>
        {
            // Below one batch the answer has not begun and is 503.
            (await portal.Http.GetAsync("/tim-kiem.csv", Stop)).EnsureSuccessStatusCode();
        });
    }

    [Fact]
    public async Task Readiness_names_who_does_not_answer()
    {
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "ok", "unavailable"), await ReadyAsync());
        portal.Watched.Away = new InvalidOperationException("boom");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "ok", "error"), await ReadyAsync());
        (portal.Watched.Away, portal.Watched.Hangs) = (null, TimeSpan.FromMinutes(5));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "ok", "timeout"), await ReadyAsync());
        portal.Watched.Hangs = TimeSpan.Zero;
        Assert.Equal((HttpStatusCode.OK, "ok", "ok"), await ReadyAsync());
    }

    [Theory]
    [InlineData(Sight.Wide)]
    [InlineData(Sight.Narrow)]
    public async Task The_page_holds_in_browsers(int width)
    {
        await portal.Browser.CheckAsync("/tim-kiem?q=thi+đua+khen+thưởng&cap=district", new Sight(width), "gian-doan");
        await portal.Browser.CheckAsync("/tim-kiem?q=thi+đua+khen+thưởng", new Sight(width, Scripts: false), "gian-doan");
        await portal.Browser.CheckAsync("/tim-kiem?q=thi+đua+khen+thưởng", new Sight(width, Dark: true), "gian-doan");
        var directive = (await portal.Archive.Instruments.MostCitedAsync(1, Stop))[0];
        await portal.Browser.CheckAsync("/vien-dan/" + directive.Slug, new Sight(width), "gian-doan-vien-dan");
    }

    [Fact]
    public async Task The_page_gives_way_to_the_results_by_itself()
    {
        await using var seen = await portal.Browser.OpenAsync("/tim-kiem?q=thi+dua", new Sight(Sight.Wide));
        await AskAgain(seen);
        Assert.Equal(Heading, await seen.Page.Locator("h1").InnerTextAsync());
        portal.Watched.Away = null;
        await AskAgain(seen);
        await seen.Page.Locator("article.hit").First.WaitForAsync();
        Assert.EndsWith("/tim-kiem?q=thi+dua", seen.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_being_typed_meanwhile_is_not_thrown_away()
    {
        await using var seen = await portal.Browser.OpenAsync("/tim-kiem?q=thi+dua", new Sight(Sight.Wide));
        await seen.Page.Locator("input[type=search]").FillAsync("thi đua yêu nước");
        portal.Watched.Away = null;
        await AskAgain(seen);
        await seen.Page.Locator("[data-retry-state]").WaitForAsync();
        Assert.Equal("thi đua yêu nước", await seen.Page.Locator("input[type=search]").InputValueAsync());
    }

    /// <summary>A window that comes to the front asks at once, without its pause.</summary>
    private static async Task AskAgain(SeenPage seen)
    {
        var answered = seen.Page.WaitForResponseAsync(response => response.Url.Contains("/tim-kiem", StringComparison.Ordinal));
        await seen.Page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
        await answered;
    }

    private async Task<(HttpStatusCode Status, string Archive, string Index)> ReadyAsync()
    {
        var answer = await portal.Http.GetAsync("/health/ready", Stop);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
        return (answer.StatusCode, body.RootElement.GetProperty("archive").GetString()!, body.RootElement.GetProperty("index").GetString()!);
    }
}
