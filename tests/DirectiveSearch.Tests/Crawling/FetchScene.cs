using System.Text;
using DirectiveSearch.Crawlers.Fetching;
using Microsoft.AspNetCore.Http;

namespace DirectiveSearch.Tests.Crawling;

/// <summary>A polite fetcher on a site of this machine.</summary>
internal static class FetchScene
{
    public static readonly FetchLimits Small = new(100_000, 400_000, TimeSpan.FromSeconds(20));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A site without a robots.txt.</summary>
    public static Func<HttpContext, Task> Serving(Func<HttpContext, Task> answer) => context =>
    {
        if (context.Request.Path != "/robots.txt") return answer(context);
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    };

    public static FetcherOptions Options(TimeSpan delay) => new("vanthu@example.vn", delay, TimeSpan.FromMinutes(1), TlsAllowance.None, AllowLoopback: true);

    public static PoliteFetcher Fetcher(TimeSpan delay = default) => new(Options(delay), new HostLanes(TimeProvider.System), TimeProvider.System);

    public static Task<(FetchAnswer Answer, string Body)> GetAsync(PoliteFetcher fetcher, Uri address, FetchLimits? limits = null, Validators? known = null) =>
        FetchAsync(fetcher, new FetchRequest(address, known), limits ?? Small);

    public static async Task<(FetchAnswer Answer, string Body)> FetchAsync(PoliteFetcher fetcher, FetchRequest request, FetchLimits limits)
    {
        using var body = new MemoryStream();
        var answer = await fetcher.FetchAsync(request, limits, body, Cancellation);
        return (answer, Encoding.UTF8.GetString(body.ToArray()));
    }
}
