using DirectiveSearch.Archive;
using DirectiveSearch.Crawlers.Fetching;

namespace DirectiveSearch.Crawlers.Crawling;

/// <summary>How far one run may go; the next one goes on.</summary>
/// <param name="Requests">Sent, those for redirects and robots files among them.</param>
/// <param name="Bytes">As they come over the wire.</param>
public sealed record CrawlBudget(int Requests, long Bytes, TimeSpan Time)
{
    public static readonly CrawlBudget Default = new(20_000, 5L << 30, TimeSpan.FromHours(5));

    /// <summary>After a failure an address waits so long before it is asked again in the same run, four times as long after another.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A run does not wait longer for what a host asks it to.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    public FetchLimits Page { get; init; } = FetchLimits.Page;

    public FetchLimits File { get; init; } = FetchLimits.File;

    /// <summary>How far one answer may go: never beyond what is left of the time.</summary>
    internal FetchLimits LimitsOf(CrawlRole role, TimeSpan passed)
    {
        var limits = role == CrawlRole.File ? File : Page;
        return Time - passed < limits.Duration ? limits with { Duration = Time - passed } : limits;
    }

    /// <summary>What is used up, with its measure in Vietnamese; null: nothing.</summary>
    public (string Code, string Detail)? Exhausted(CrawlCounts spent, TimeSpan passed) =>
        spent.Requests >= Requests ? ("budget-requests", $"{Requests}")
        : spent.Bytes >= Bytes ? ("budget-bytes", $"{Bytes >> 20} MB")
        : passed >= Time ? ("budget-time", Time >= TimeSpan.FromHours(1) ? $"{Time.TotalHours:0.#} giờ" : $"{Time.TotalSeconds:0.#} giây")
        : null;
}
