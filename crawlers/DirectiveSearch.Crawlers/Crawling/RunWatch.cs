using DirectiveSearch.Archive;

namespace DirectiveSearch.Crawlers.Crawling;

/// <summary>What a run met lately: how often in a row something went wrong.</summary>
/// <param name="Failures">The server or the network failed.</param>
/// <param name="Refusals">A log-in or a challenge came.</param>
/// <param name="Empty">Pages without attachment or text.</param>
internal sealed record RunWatch(int Failures, int Refusals, int Empty, int Gone)
{
    public static readonly RunWatch Start = new(0, 0, 0, 0);

    private const int MostFailures = 8;
    private const int MostRefusals = 3;
    private const int MostEmpty = 5;
    private const int MostGone = 10;

    public RunWatch After(CrawlAnswer answer)
    {
        var refused = answer.ReasonCode is "challenge-page" or "login-page";
        return answer.State switch
        {
            CrawlState.Held => new RunWatch(0, 0, BringsContent(answer) ? 0 : Empty, answer.Counts.Unchanged > 0 ? Gone : 0),
            CrawlState.Gone => this with { Failures = 0, Refusals = 0, Gone = Gone + answer.Counts.Gone },
            _ when answer.ReasonCode is "page-empty" or "page-lost" => this with { Failures = 0, Refusals = 0, Empty = Empty + 1 },
            CrawlState.Refused => this with { Failures = 0 },
            _ when refused => this with { Refusals = Refusals + 1 },
            _ => this with { Failures = Failures + 1 },
        };
    }

    /// <summary>A list that names further pages says nothing about how those are built.</summary>
    private static bool BringsContent(CrawlAnswer answer) => answer.Files.Count > 0 || answer.Targets.Any(target => target.Role == CrawlRole.File);

    /// <summary>What people must know now, once for each time it comes to that.</summary>
    public (string Code, string Detail)? Alarm(string address) =>
        Empty == MostEmpty ? ("pages-empty", CrawlReasons.Sentence("pages-empty", address))
        : Gone == MostGone ? ("many-gone", CrawlReasons.Sentence("many-gone"))
        : null;

    /// <summary>Why the run must stop: to go on would only harm the server.</summary>
    public (string Code, string Detail)? Stop(CrawlAnswer last) =>
        Failures >= MostFailures ? ("host-failing", CrawlReasons.Sentence("host-failing", last.Reason ?? ""))
        : Refusals >= MostRefusals ? ("shut-out", CrawlReasons.Sentence("shut-out", last.Reason ?? ""))
        : null;
}
