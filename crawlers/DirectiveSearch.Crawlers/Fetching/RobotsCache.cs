using System.Collections.Concurrent;
using System.Text;

namespace DirectiveSearch.Crawlers.Fetching;

/// <summary>The robots.txt of every site that was asked for one, for as long as RFC 9309 lets it be kept.</summary>
internal sealed class RobotsCache(string product, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>A server that failed may soon say what it allows.</summary>
    private static readonly TimeSpan KeptWithoutAnswer = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, (KnownRobots Robots, DateTimeOffset Until)> known = new(StringComparer.OrdinalIgnoreCase);

    public KnownRobots? Find(Uri address) =>
        known.TryGetValue(Site(address), out var kept) && kept.Until > clock.GetUtcNow() ? kept.Robots : null;

    /// <summary>Keeps what a site answered when it was asked for its robots.txt.</summary>
    public KnownRobots Keep(Uri address, FetchAnswer answer, ReadOnlySpan<byte> body)
    {
        var robots = answer switch
        {
            { Outcome: FetchOutcome.Fetched } => new KnownRobots(RobotsRules.Read(Encoding.UTF8.GetString(body[..Math.Min(body.Length, RobotsRules.LongestFile)]), product), null),
            { Outcome: FetchOutcome.Refused, Reason: "too-many-redirects" } => new KnownRobots(RobotsRules.AllowAll, null),
            // 429 is no "there is none": the server asks for quiet.
            { Status: >= 400 and < 500 and not 429 } => new KnownRobots(RobotsRules.AllowAll, null),
            { Outcome: FetchOutcome.Failed, Status: { } status } => new KnownRobots(RobotsRules.DisallowAll, answer with { Outcome = FetchOutcome.Refused, Reason = "robots-unanswered", Detail = $"{status}" }),
            _ => new KnownRobots(RobotsRules.DisallowAll, answer),
        };
        known[Site(address)] = (robots, clock.GetUtcNow() + (robots.Trouble is null ? Kept : KeptWithoutAnswer));
        return robots;
    }

    /// <summary>Each scheme, host and port has its own.</summary>
    public static Uri FileOf(Uri address) => new(address, "/robots.txt");

    private static string Site(Uri address) => address.GetLeftPart(UriPartial.Authority);
}

/// <param name="Trouble">Why nothing may be read although nobody forbade it; null: the site answered.</param>
internal sealed record KnownRobots(RobotsRules Rules, FetchAnswer? Trouble);
