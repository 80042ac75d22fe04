using System.Collections.Concurrent;
using System.Text;

namespace DirectiveSearch.Crawlers.Fetching;

/// <summary>The robots.txt of every site that was asked for one, for as long as RFC 9309 lets it be kept.</summary>
internal sealed class RobotsCache(string product, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>A server that failed may soon say what it allows.</summary>
    private static readonly TimeSpan KeptWithoutAnswer = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, (RobotsRules Rules, DateTimeOffset Until)> known = new(StringComparer.OrdinalIgnoreCase);

    public RobotsRules? Find(Uri address) =>
        known.TryGetValue(Site(address), out var kept) && kept.Until > clock.GetUtcNow() ? kept.Rules : null;

    /// <summary>Keeps what a site answered when it was asked for its robots.txt.</summary>
    public RobotsRules Keep(Uri address, FetchAnswer answer, ReadOnlySpan<byte> body)
    {
        var (rules, kept) = answer switch
        {
            { Outcome: FetchOutcome.Fetched } => (RobotsRules.Read(Encoding.UTF8.GetString(body[..Math.Min(body.Length, RobotsRules.LongestFile)]), product), Kept),
            { Outcome: FetchOutcome.Refused, Reason: "too-many-redirects" } => (RobotsRules.AllowAll, Kept),
            // 429 is no "there is none": the server asks for quiet.
            { Status: >= 400 and < 500 and not 429 } => (RobotsRules.AllowAll, Kept),
            _ => (RobotsRules.DisallowAll, KeptWithoutAnswer),
        };
        known[Site(address)] = (rules, clock.GetUtcNow() + kept);
        return rules;
    }

    /// <summary>Each scheme, host and port has its own.</summary>
    public static Uri FileOf(Uri address) => new(address, "/robots.txt");

    private static string Site(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
