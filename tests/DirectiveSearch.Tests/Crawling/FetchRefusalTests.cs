using System.IO.Compression;
using System.Net;
using DirectiveSearch.Crawlers;
using DirectiveSearch.Crawlers.Fetching;
using Microsoft.AspNetCore.Http;
using static DirectiveSearch.Tests.Crawling.FetchScene;

namespace DirectiveSearch.Tests.Crawling;

/// <summary>Where a fetch ends that must not go on: redirects, addresses of the own network, servers that misbehave.</summary>
public sealed class FetchRefusalTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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
}
