using System.Net;

namespace DirectiveSearch.Crawlers.Fetching;

/// <summary>Fetches for one source, as a guest behaves: asks robots.txt first, one request at a time and a pause after each, and goes when it is told to.</summary>
public sealed class PoliteFetcher : IDisposable
{
    private const int RobotsBytes = RobotsRules.LongestFile;
    private static readonly FetchLimits RobotsLimits = new(RobotsBytes, 4 * RobotsBytes, TimeSpan.FromSeconds(30));

    private readonly FetcherOptions options;
    private readonly HostLanes lanes;
    private readonly TimeProvider clock;
    private readonly RobotsCache robots;
    private readonly HttpClient client;

    /// <param name="resolve">From a host's name to its addresses; null: as the system does.</param>
    public PoliteFetcher(FetcherOptions options, HostLanes lanes, TimeProvider clock, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        (this.options, this.lanes, this.clock) = (options, lanes, clock);
        robots = new RobotsCache(FetcherOptions.Product, clock);
        client = FetchClient.For(options, new CheckedConnection(resolve ?? Dns.GetHostAddressesAsync, options.AllowLoopback));
    }

    /// <summary>Fetches, following redirects; each is checked as if it had been asked for.</summary>
    /// <param name="into">Holds the body when, and only when, the answer is <see cref="FetchOutcome.Fetched"/>.</param>
    public Task<FetchAnswer> FetchAsync(FetchRequest request, FetchLimits limits, Stream into, CancellationToken cancellation) =>
        FollowAsync(request, limits, asked => AskIfAllowedAsync(asked, limits, into, cancellation));

    public void Dispose() => client.Dispose();

    /// <summary>303 always becomes a GET, and so do 301 and 302 of a POST, as in browsers.</summary>
    private static FetchRequest Redirected(FetchRequest request, int? status, Uri target) =>
        status is 307 or 308 ? request with { Address = target } : request with { Address = target, Posted = null };

    private static async Task<FetchAnswer> FollowAsync(FetchRequest request, FetchLimits limits, Func<FetchRequest, Task<FetchAnswer>> ask)
    {
        var (requests, wire) = (0, 0L);
        for (var redirects = 0; ; redirects++)
        {
            var answer = await ask(request).ConfigureAwait(false);
            requests += answer.Requests;
            wire += answer.WireBytes;
            answer = answer with { Requests = requests, WireBytes = wire };
            if (answer.RedirectTo is not { } target) return answer;
            if (redirects == limits.Redirects) return answer with { Outcome = FetchOutcome.Refused, Reason = "too-many-redirects", Detail = $"{limits.Redirects}" };
            request = Redirected(request, answer.Status, target);
        }
    }

    private async Task<FetchAnswer> AskIfAllowedAsync(FetchRequest request, FetchLimits limits, Stream into, CancellationToken cancellation)
    {
        var (known, asked) = await RobotsAsync(request.Address, cancellation).ConfigureAwait(false);
        var answer = known.Rules.Allows(request.Address.PathAndQuery)
            ? await AskAsync(request, limits, known.Rules.CrawlDelay, into, cancellation).ConfigureAwait(false)
            : (known.Trouble ?? new FetchAnswer(request.Address, FetchOutcome.Refused, Reason: "robots")) with { Address = request.Address, Requests = 0, WireBytes = 0 };
        return answer with { Requests = answer.Requests + asked };
    }

    private async Task<(KnownRobots Robots, int Requests)> RobotsAsync(Uri address, CancellationToken cancellation)
    {
        if (!IsWeb(address)) return (new KnownRobots(RobotsRules.AllowAll, null), 0);
        if (robots.Find(address) is { } known) return (known, 0);
        using var body = new MemoryStream();
        var answer = await FollowAsync(new FetchRequest(RobotsCache.FileOf(address)), RobotsLimits, asked => AskAsync(asked, RobotsLimits, null, body, cancellation)).ConfigureAwait(false);
        return (robots.Keep(address, answer, body.GetBuffer().AsSpan(0, (int)body.Length)), answer.Requests);
    }

    private async Task<FetchAnswer> AskAsync(FetchRequest request, FetchLimits limits, TimeSpan? askedDelay, Stream into, CancellationToken cancellation)
    {
        if (!IsWeb(request.Address)) return new FetchAnswer(request.Address, FetchOutcome.Refused, Reason: "not-web", Detail: request.Address.Scheme);
        var (turn, rest) = await lanes.EnterAsync(request.Address.Host, options.Patience, cancellation).ConfigureAwait(false);
        if (turn is null) return new FetchAnswer(request.Address, FetchOutcome.Later, Reason: "host-rests") { RetryAfter = rest };
        using (turn)
        {
            try
            {
                var answer = await Exchange.RunAsync(client, request, limits, into, clock, cancellation).ConfigureAwait(false);
                if (answer.RetryAfter is { } asked) turn.RestFor(asked);
                return answer with { Requests = 1 };
            }
            finally
            {
                turn.RestFor(Longest(options.Delay, askedDelay ?? TimeSpan.Zero));
            }
        }
    }

    private static bool IsWeb(Uri address) => address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.UserInfo.Length == 0;

    private static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
