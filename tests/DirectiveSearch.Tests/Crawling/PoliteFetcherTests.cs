using System.IO.Compression;
using System.Net;
using System.Text;
using DirectiveSearch.Crawlers;
using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Tests.Archive;
using Microsoft.AspNetCore.Http;
using static DirectiveSearch.Tests.Crawling.FetchScene;

namespace DirectiveSearch.Tests.Crawling;

public sealed class PoliteFetcherTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_comes_with_what_the_server_says_of_it()
    {
        await using var site = await LocalSite.StartAsync(Serving(async context =>
        {
            context.Response.ContentType = "application/msword; charset=\"windows-1258\"";
            context.Response.Headers.ETag = "\"a1\"";
            context.Response.Headers.ContentDisposition = "attachment; filename=\"../Kế hoạch 12.doc\"";
            await context.Response.WriteAsync("nội dung", Cancellation);
        }));
        using var fetcher = Fetcher();

        var (answer, body) = await GetAsync(fetcher, site.At("/tai-ve"));

        Assert.Equal((FetchOutcome.Fetched, 200, "application/msword", "windows-1258"), (answer.Outcome, answer.Status, answer.MediaType, answer.Charset));
        Assert.Equal(("nội dung", new Validators("\"a1\"", null), 2), (body, answer.Validators, answer.Requests));
        Assert.Equal("DirectiveSearch/0.1 (+mailto:vanthu@example.vn)", site.Seen[^1].Headers.UserAgent.ToString());
    }

    [Fact]
    public async Task Robots_is_asked_once_and_obeyed()
    {
        await using var site = await LocalSite.StartAsync(context => context.Response.WriteAsync(
            context.Request.Path == "/robots.txt" ? "User-agent: DirectiveSearch\nDisallow: /kin" : "trang", Cancellation));
        using var fetcher = Fetcher();

        var refused = await GetAsync(fetcher, site.At("/kin/1"));
        var allowed = await GetAsync(fetcher, site.At("/mo"));

        Assert.Equal((FetchOutcome.Refused, "robots"), (refused.Answer.Outcome, refused.Answer.Reason));
        Assert.Equal(FetchOutcome.Fetched, allowed.Answer.Outcome);
        Assert.Equal(["/robots.txt", "/mo"], site.Seen.Select(request => request.Path));
    }

    [Theory]
    [InlineData(404, FetchOutcome.Fetched, null)]
    [InlineData(403, FetchOutcome.Fetched, null)]
    [InlineData(500, FetchOutcome.Refused, "robots-unanswered")]
    [InlineData(503, FetchOutcome.Later, "server-busy")]
    [InlineData(429, FetchOutcome.Later, "server-busy")]
    public async Task Without_a_robots_file_all_is_allowed_and_without_an_answer_nothing(int status, FetchOutcome outcome, string? reason)
    {
        await using var site = await LocalSite.StartAsync(context =>
        {
            if (context.Request.Path == "/robots.txt") context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        using var fetcher = Fetcher();

        var (answer, _) = await GetAsync(fetcher, site.At("/"));

        Assert.Equal((outcome, reason), (answer.Outcome, answer.Reason));
        Assert.Equal(outcome == FetchOutcome.Fetched ? 2 : 1, site.Seen.Count);
    }

    [Fact]
    public async Task A_host_is_asked_one_thing_at_a_time_over_one_connection_with_a_pause_after_each()
    {
        var delay = TimeSpan.FromMilliseconds(30);
        await using var site = await LocalSite.StartAsync(Serving(context => context.Response.WriteAsync("trang", Cancellation)));
        using var fetcher = Fetcher(delay);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(page => GetAsync(fetcher, site.At($"/{page}"))));

        Assert.Equal((1, 1), (site.MostAtOnce, site.Seen.Select(request => request.Connection).Distinct().Count()));
        Assert.All(site.Seen.Zip(site.Seen.Skip(1)), pair => Assert.True(pair.Second.Began - pair.First.Began >= delay, $"{pair.Second.Began - pair.First.Began} after {pair.First.Path}"));
    }

    [Fact]
    public async Task A_server_that_asks_for_rest_is_left_alone()
    {
        var clock = new ManualTime();
        await using var site = await LocalSite.StartAsync(Serving(context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        }));
        using var fetcher = new PoliteFetcher(Options(TimeSpan.Zero), new HostLanes(clock), clock);

        var first = await GetAsync(fetcher, site.At("/1"));
        var second = await GetAsync(fetcher, site.At("/2"));
        clock.Advance(TimeSpan.FromHours(1));
        var third = await GetAsync(fetcher, site.At("/3"));

        Assert.Equal((FetchOutcome.Later, TimeSpan.FromHours(1)), (first.Answer.Outcome, first.Answer.RetryAfter));
        Assert.Equal((FetchOutcome.Later, "host-rests", 0), (second.Answer.Outcome, second.Answer.Reason, second.Answer.Requests));
        Assert.Equal("server-busy", third.Answer.Reason);
        Assert.Equal(["/robots.txt", "/1", "/3"], site.Seen.Select(request => request.Path));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        await using var site = await LocalSite.StartAsync(Serving(context =>
        {
            if (context.Request.Headers.IfNoneMatch == "\"v1\"" && context.Request.Headers.IfModifiedSince == "Tue, 01 Jul 2025 00:00:00 GMT") context.Response.StatusCode = 304;
            return Task.CompletedTask;
        }));
        using var fetcher = Fetcher();

        var (answer, _) = await GetAsync(fetcher, site.At("/"), known: new Validators("\"v1\"", "Tue, 01 Jul 2025 00:00:00 GMT"));

        Assert.Equal(FetchOutcome.NotModified, answer.Outcome);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Packed_pages_are_unpacked(string encoding)
    {
        await using var site = await LocalSite.StartAsync(Serving(async context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            await using Stream packed = encoding == "br" ? new BrotliStream(context.Response.Body, CompressionLevel.Fastest) : new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await packed.WriteAsync(Encoding.UTF8.GetBytes(new string('a', 50_000)), Cancellation);
        }));
        using var fetcher = Fetcher();

        var (answer, body) = await GetAsync(fetcher, site.At("/"));

        Assert.Equal((50_000, true), (body.Length, answer.WireBytes < 1000));
    }

    [Fact]
    public async Task Forms_are_posted_and_a_redirect_after_them_is_a_get()
    {
        var posted = "";
        await using var site = await LocalSite.StartAsync(Serving(async context =>
        {
            if (context.Request.Method != "POST") return;
            posted = context.Request.ContentType + " " + await new StreamReader(context.Request.Body).ReadToEndAsync(Cancellation);
            context.Response.Redirect("/sau");
        }));
        using var fetcher = Fetcher();

        await FetchAsync(fetcher, new FetchRequest(site.At("/"), Posted: PostedBody.Form([new("__EVENTTARGET", "ctl00$grv"), new("trích yếu", "a&b")])), Small);

        Assert.Equal("application/x-www-form-urlencoded __EVENTTARGET=ctl00%24grv&tr%C3%ADch%20y%E1%BA%BFu=a%26b", posted);
        Assert.Equal(["GET /robots.txt", "POST /", "GET /sau"], site.Seen.Select(request => $"{request.Method} {request.Path}"));
    }

    [Theory]
    [InlineData("vanthu@tinh.gov.vn", true)]
    [InlineData("https://tinh.gov.vn/lien-he", true)]
    [InlineData("", false)]
    [InlineData("vanthu", false)]
    [InlineData("vanthu@tinh", false)]
    [InlineData("a@b.vn)\r\nX: y", false)]
    [InlineData("javascript:alert(1)", false)]
    public void A_contact_reaches_somebody(string contact, bool good) => Assert.Equal(good, FetcherOptions.FaultOf(contact) is null);
}
