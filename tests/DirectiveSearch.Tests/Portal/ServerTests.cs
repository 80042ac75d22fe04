using System.Net;
using System.Text.RegularExpressions;

namespace DirectiveSearch.Tests.Portal;

/// <summary>What the server promises on every page, to browsers and to those who watch over it.</summary>
[Collection(PortalCollection.Name)]
public sealed partial class ServerTests(PortalFixture portal)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/tim-kiem", HttpStatusCode.OK)]
    [InlineData("/khong-co-trang-nay", HttpStatusCode.NotFound)]
    [InlineData("/tim-kiem?q=%22", HttpStatusCode.BadRequest)]
    [InlineData("/tim-kiem.csv?q=%22", HttpStatusCode.BadRequest)]
    public async Task Every_answer_forbids_inline_and_foreign_content(string path, HttpStatusCode status)
    {
        var answer = await portal.Http.GetAsync(path, Stop);
        Assert.Equal(status, answer.StatusCode);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Theory]
    [InlineData("/khong-co-trang-nay", "Không có trang này")]
    [InlineData("/loi/500", "Chưa mở được trang này")]
    [InlineData("/loi/400", "Yêu cầu chưa đúng")]
    public async Task Errors_are_told_calmly_in_Vietnamese(string path, string words) =>
        Assert.Contains(words, await (await portal.Http.GetAsync(path, Stop)).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

    [Fact]
    public async Task Hashed_files_are_kept_by_browsers_for_a_year()
    {
        var home = await portal.Http.GetStringAsync("/", Stop);
        foreach (Match asset in Asset().Matches(home))
        {
            var answer = await portal.Http.GetAsync(asset.Value, Stop);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }

        Assert.True(Asset().Count(home) >= 3);
    }

    [Fact]
    public async Task No_page_carries_inline_styles_or_handlers()
    {
        foreach (var path in new[] { "/", "/tim-kiem?q=thi+dua", "/tim-kiem?xem=dong-thoi-gian", "/tim-kiem?xem=mang-luoi", "/tim-kiem?xem=trien-khai", "/tro-giup" })
        {
            var html = await portal.Http.GetStringAsync(path, Stop);
            Assert.DoesNotMatch(Inline(), html);
        }
    }

    [Fact]
    public async Task What_is_typed_comes_back_as_text()
    {
        var answer = await portal.Http.GetAsync("/tim-kiem?q=" + Uri.EscapeDataString("<script>alert(1)</script> \"><img onerror=x>"), Stop);
        var html = await answer.Content.ReadAsStringAsync(Stop);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img onerror", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/cong-viec/hong?ly-do=%00")]
    [InlineData("/nhat-ky?ai=a%00b")]
    public async Task A_text_that_no_archive_can_hold_is_refused(string path) => Assert.Equal(HttpStatusCode.BadRequest, (await portal.Http.GetAsync(path, Stop)).StatusCode);

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_says_so(string path) => Assert.Equal(HttpStatusCode.OK, (await portal.Http.GetAsync(path, Stop)).StatusCode);

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/tim-kiem?q=thi+dua", HttpStatusCode.OK)]
    [InlineData("/tim-kiem.csv", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    [InlineData("/don-vi/khong-co", HttpStatusCode.NotFound)]
    public async Task Head_is_answered_as_get_without_a_body(string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        var head = await portal.Http.SendAsync(request, Stop);
        var get = await portal.Http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, Stop);
        Assert.Equal(status, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Stop));
    }

    [Fact]
    public async Task Changing_something_takes_more_than_head()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/nap-tai-lieu/1/thu-lai");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await portal.Http.SendAsync(request, Stop)).StatusCode);
    }

    [GeneratedRegex("/dist/assets/[^\"]+", RegexOptions.NonBacktracking)]
    private static partial Regex Asset();

    [GeneratedRegex("<[^>]+ (style|on[a-z]+)=\"|<style", RegexOptions.NonBacktracking)]
    private static partial Regex Inline();
}
