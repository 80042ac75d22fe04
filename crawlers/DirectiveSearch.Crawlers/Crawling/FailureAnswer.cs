using DirectiveSearch.Archive;
using DirectiveSearch.Crawlers.Fetching;

namespace DirectiveSearch.Crawlers.Crawling;

/// <summary>Decides what becomes of an address that brought no content.</summary>
internal static class FailureAnswer
{
    /// <summary>Tries within a run.</summary>
    private const int MostTries = 3;

    public static CrawlAnswer Of(CrawlAddress address, FetchAnswer fetched, CrawlBudget budget, DateTimeOffset now) => fetched.Outcome switch
    {
        FetchOutcome.Gone => Gone(address),
        FetchOutcome.Refused => Told(address, new CrawlAnswer(address.Id, CrawlState.Refused, CrawlCounts.None with { Failed = 1 }), fetched.Reason, SentenceOf(fetched)),
        _ => Failed(address, fetched.Reason ?? "status", SentenceOf(fetched), PauseOf(address, fetched, budget), now),
    };

    /// <summary>A page that is none: a log-in, a challenge, an error with the status of a success.</summary>
    public static CrawlAnswer Of(CrawlAddress address, PageRefusal refusal)
    {
        if (refusal.Code == "missing-page") return Gone(address);
        var (code, sentence) = (refusal.Code, CrawlReasons.Sentence(refusal.Code, refusal.Sign));
        var answer = Told(address, new CrawlAnswer(address.Id, CrawlState.Failed, CrawlCounts.None with { Failed = 1 }), code, sentence);
        return answer with { Alarms = [.. answer.Alarms, ("refused-pages", CrawlReasons.Sentence("refused-pages", sentence))] };
    }

    private static CrawlAnswer Gone(CrawlAddress address)
    {
        var answer = new CrawlAnswer(address.Id, CrawlState.Gone, CrawlCounts.None with { Gone = address.State == CrawlState.Gone || address.GoneAt is not null ? 0 : 1 });
        return address is { Role: CrawlRole.List, Number: 1 } ? answer with { Alarms = [Unanswered("trang không còn (404).")] } : answer;
    }

    private static CrawlAnswer Failed(CrawlAddress address, string code, string sentence, TimeSpan pause, DateTimeOffset now)
    {
        if (address.Attempts + 1 >= MostTries) return Told(address, new CrawlAnswer(address.Id, CrawlState.Failed, CrawlCounts.None with { Failed = 1 }), code, sentence);
        return new CrawlAnswer(address.Id, CrawlState.Waiting, CrawlCounts.None) { ReasonCode = code, Reason = sentence, NotBefore = now + pause };
    }

    private static TimeSpan PauseOf(CrawlAddress address, FetchAnswer fetched, CrawlBudget budget)
    {
        var own = budget.Pause * Math.Pow(4, Math.Min(address.Attempts, MostTries));
        return fetched.RetryAfter is { } asked && asked > own ? asked : own;
    }

    private static CrawlAnswer Told(CrawlAddress address, CrawlAnswer answer, string? code, string sentence) => answer with
    {
        ReasonCode = code, Reason = sentence,
        Alarms = code == "address-not-public" ? [("private-address", CrawlReasons.Sentence("private-address", address.Request.Address))]
            : address.Role == CrawlRole.List ? [Unanswered(sentence)] : [],
    };

    private static (string Code, string Detail) Unanswered(string sentence) => ("list-unanswered", CrawlReasons.Sentence("list-unanswered", sentence));

    private static string SentenceOf(FetchAnswer fetched) => fetched.Reason is { } reason ? CrawlReasons.Sentence(reason, fetched.Detail) : $"Máy chủ trả lời {fetched.Status}.";
}
