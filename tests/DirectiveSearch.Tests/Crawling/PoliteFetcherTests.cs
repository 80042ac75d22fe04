using System.IO.Compression;
using System.Net;
using System.Text;
using DirectiveSearch.Crawlers;
using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Tests.Archive;
using Microsoft.AspNetCore.Http;

namespace DirectiveSearch.Tests.Crawling;

public sealed class PoliteFetcherTests
{
    private static readonly FetchLimits Small = new(100_000, 400_000, TimeSpan.FromSeconds(20));

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

    [Fact]
    public async Task Redirects_are_followed_and_each_is_checked_by_robots()
    {
        await using var site = await LocalSite.StartAsync(context =>
        {
            if (context.Request.Path == "/robots.txt") return context.Response.WriteAsync("User-agent: *\nDisallow: /dang-nhap", Cancellation);
            if (context.Request.Path == "/cu") context.Response.Redirect("/moi?a=1");
            if (context.Request.Path == "/rieng") context.Response.Redirect("/dang-nhap");
            if (context.Request.Path == "/vong") context.Response.Redirect("/vong");
            return Task.CompletedTask;
        });
        using var fetcher = Fetcher();

        var moved = await GetAsync(fetcher, site.At("/cu"));
        var barred = await GetAsync(fetcher, site.At("/rieng"));
        var loop = await GetAsync(fetcher, site.At("/vong"));

        Assert.Equal((FetchOutcome.Fetched, site.At("/moi?a=1")), (moved.Answer.Outcome, moved.Answer.Address));
        Assert.Equal((FetchOutcome.Refused, "robots"), (barred.Answer.Outcome, barred.Answer.Reason));
        Assert.Equal((FetchOutcome.Refused, "too-many-redirects"), (loop.Answer.Outcome, loop.Answer.Reason));
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data", "address-not-public")]
    [InlineData("http://[::ffff:10.0.0.1]/", "address-not-public")]
    [InlineData("file:///etc/passwd", "not-web")]
    [InlineData("http://someone@192.168.1.1/", "not-web")]
    public async Task Redirects_never_lead_into_the_own_network(string target, string reason)
    {
        await using var site = await LocalSite.StartAsync(Serving(context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = target;
            return Task.CompletedTask;
        }));
        using var fetcher = Fetcher();

        var (answer, _) = await GetAsync(fetcher, site.At("/"));

        Assert.Equal((FetchOutcome.Refused, reason), (answer.Outcome, answer.Reason));
        Assert.Equal(["/robots.txt", "/"], site.Seen.Select(request => request.Path));
    }

    [Fact]
    public async Task A_name_that_changes_to_a_private_address_is_not_connected_to()
    {
        await using var site = await LocalSite.StartAsync(Serving(context =>
        {
            context.Response.Headers.Connection = "close";
            return Task.CompletedTask;
        }));
        var asked = 0;
        using var fetcher = new PoliteFetcher(
            Options(TimeSpan.Zero), new HostLanes(TimeProvider.System), TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([asked++ == 0 ? IPAddress.Loopback : IPAddress.Parse("10.0.0.1")]));
        var address = new UriBuilder(site.At("/1")) { Host = "congbao.example.vn" }.Uri;

        var first = await GetAsync(fetcher, address);
        var second = await GetAsync(fetcher, new Uri(address, "/2"));

        Assert.Equal(FetchOutcome.Fetched, first.Answer.Outcome);
        Assert.Equal((FetchOutcome.Refused, "address-not-public"), (second.Answer.Outcome, second.Answer.Reason));
    }

    [Fact]
    public async Task This_machine_is_not_asked_unless_a_test_opens_it()
    {
        await using var site = await LocalSite.StartAsync(Serving(_ => Task.CompletedTask));
        using var fetcher = new PoliteFetcher(Options(TimeSpan.Zero) with { AllowLoopback = false }, new HostLanes(TimeProvider.System), TimeProvider.System);

        var (answer, _) = await GetAsync(fetcher, site.At("/"));

        Assert.Equal((FetchOutcome.Refused, "address-not-public"), (answer.Outcome, answer.Reason));
        Assert.Empty(site.Seen);
    }

    [Theory]
    [InlineData("long", "too-large")]
    [InlineData("endless", "too-large")]
    [InlineData("bomb", "inflates-too-far")]
    [InlineData("packed-otherwise", "content-encoding")]
    [InlineData("not-packed", "damaged-encoding")]
    [InlineData("short", "cut-short")]
    [InlineData("drip", "timeout")]
    [InlineData("silent", "timeout")]
    [InlineData("headers", "headers-too-large")]
    [InlineData("error", "http-status")]
    [InlineData("nowhere", "redirect-nowhere")]
    public async Task What_misbehaves_ends_with_its_reason(string manner, string reason)
    {
        await using var site = await LocalSite.StartAsync(Serving(context => MisbehaveAsync(context, manner)));
        using var fetcher = Fetcher();
        var limits = manner is "drip" or "silent" ? Small with { Duration = TimeSpan.FromMilliseconds(300) } : Small;

        var (answer, body) = await GetAsync(fetcher, site.At("/"), limits);

        Assert.Equal(reason, answer.Reason);
        Assert.Equal("", body);
        Assert.Contains(reason, CrawlReasons.Codes);
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

    private static async Task MisbehaveAsync(HttpContext context, string manner)
    {
        var response = context.Response;
        switch (manner)
        {
            case "long":
                response.ContentLength = 1L << 40;
                await response.Body.FlushAsync(Cancellation);
                break;
            case "endless":
                while (!context.RequestAborted.IsCancellationRequested) await response.Body.WriteAsync(new byte[10_000], context.RequestAborted);
                break;
            case "bomb":
                response.Headers.ContentEncoding = "gzip";
                await using (var packed = new GZipStream(response.Body, CompressionLevel.Fastest)) await packed.WriteAsync(new byte[10_000_000], Cancellation);
                break;
            case "packed-otherwise":
                response.Headers.ContentEncoding = "zstd";
                await response.WriteAsync("x", Cancellation);
                break;
            case "not-packed":
                response.Headers.ContentEncoding = "gzip";
                await response.WriteAsync("không nén", Cancellation);
                break;
            case "short":
                response.ContentLength = 1000;
                await response.WriteAsync("một phần", Cancellation);
                await response.Body.FlushAsync(Cancellation);
                break;
            case "drip":
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await response.Body.WriteAsync(new byte[1], Cancellation);
                    await response.Body.FlushAsync(Cancellation);
                    await Task.Delay(20, context.RequestAborted);
                }

                break;
            case "silent":
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
                break;
            case "headers":
                response.Headers["X-Long"] = new string('a', 100_000);
                break;
            case "error":
                response.StatusCode = 500;
                break;
            case "nowhere":
                response.StatusCode = 302;
                break;
        }
    }

    /// <summary>A site without a robots.txt.</summary>
    private static Func<HttpContext, Task> Serving(Func<HttpContext, Task> answer) => context =>
    {
        if (context.Request.Path != "/robots.txt") return answer(context);
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    };

    private static FetcherOptions Options(TimeSpan delay) => new("vanthu@example.vn", delay, TimeSpan.FromMinutes(1), TlsAllowance.None, AllowLoopback: true);

    private static PoliteFetcher Fetcher(TimeSpan delay = default) => new(Options(delay), new HostLanes(TimeProvider.System), TimeProvider.System);

    private static Task<(FetchAnswer Answer, string Body)> GetAsync(PoliteFetcher fetcher, Uri address, FetchLimits? limits = null, Validators? known = null) =>
        FetchAsync(fetcher, new FetchRequest(address, known), limits ?? Small);

    private static async Task<(FetchAnswer Answer, string Body)> FetchAsync(PoliteFetcher fetcher, FetchRequest request, FetchLimits limits)
    {
        using var body = new MemoryStream();
        var answer = await fetcher.FetchAsync(request, limits, body, Cancellation);
        return (answer, Encoding.UTF8.GetString(body.ToArray()));
    }
}
