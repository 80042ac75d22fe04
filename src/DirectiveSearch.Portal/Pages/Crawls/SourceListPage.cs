using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Crawls;

/// <summary>A source as a row.</summary>
/// <param name="Last">When its last run began, and what came of it; null: there was none.</param>
/// <param name="Next">When it runs next.</param>
/// <param name="Sweep">When it is swept next; null: never by the clock.</param>
public sealed record SourceLine(
    Link Name, string Address, string? Fault, (string Words, string Style) State, string? Last, string? Came, int Alarms, string Held, int Waiting, string Next, string? Sweep)
{
    /// <summary>Why its last run ended early.</summary>
    public string? Reason { get; init; }
}

/// <param name="Sources">All of them.</param>
/// <param name="Clock">What runs by the clock.</param>
/// <param name="Number">Of the page, from one.</param>
public sealed record SourceListPage(IReadOnlyList<CrawlStanding> Sources, IReadOnlyList<ScheduleState> Clock, int Number, DateTimeOffset Now)
{
    /// <summary>Sources on a page.</summary>
    public const int Size = 50;

    public const int RefreshSeconds = 10;

    public bool IsRunning => Sources.Any(source => source.Last is { State: CrawlRunState.Running });

    /// <summary>Why several sources cannot be crawled, such as a setting that lacks: told once.</summary>
    public IReadOnlyList<(string Fault, int Sources)> CommonFaults =>
        [.. Sources.Select(source => source.Source.Fault).OfType<string>().CountBy(fault => fault).Where(count => count.Value > 1).Select(count => (count.Key, count.Value))];

    /// <summary>How all stands, in a sentence.</summary>
    public string Outlook
    {
        get
        {
            var running = Sources.Count(source => source.Last is { State: CrawlRunState.Running });
            var trouble = Sources.Count(IsTrouble);
            var words = $"{OfficialDate.Number(Sources.Count)} nguồn" + (running > 0 ? $", {OfficialDate.Number(running)} nguồn đang chạy" : "");
            return trouble > 0 ? $"{words}. {OfficialDate.Number(trouble)} nguồn cần xem." : $"{words}.";
        }
    }

    public string StateCode => Sources.Any(IsTrouble) ? "trouble" : IsRunning ? "running" : "quiet";

    public Paging Paging => ListPage.Of(Number, Sources.Count, Address.Sources, Size);

    /// <summary>Of this page; what people must look at stands first.</summary>
    public IReadOnlyList<SourceLine> Lines => [.. Sources.OrderByDescending(IsTrouble).Skip((Paging.Page - 1) * Size).Take(Size).Select(LineOf)];

    /// <summary>Next time of a schedule, in words; null: it runs by no clock.</summary>
    public static string? NextOf(IReadOnlyList<ScheduleState> clock, string name) =>
        clock.FirstOrDefault(schedule => schedule.Name == name) is { } planned ? planned.NextAt is { } at ? OfficialDate.Moment(at) : "chưa định" : null;

    /// <summary>1.204 trang, 2.310 tệp.</summary>
    public static string HeldOf(CrawlStanding standing) =>
        $"{OfficialDate.Number(standing.Count(CrawlRole.Page, CrawlState.Held))}\u00a0trang, {OfficialDate.Number(standing.Count(CrawlRole.File, CrawlState.Held))}\u00a0tệp";

    private bool IsTrouble(CrawlStanding standing) =>
        (standing.Source.Fault is { } fault && !IsCommon(fault)) || (standing.Last is { } last && CrawlWords.IsTrouble(last, Now));

    private bool IsCommon(string fault) => CommonFaults.Any(common => common.Fault == fault);

    private SourceLine LineOf(CrawlStanding standing)
    {
        var (source, last) = (standing.Source, standing.Last);
        return new SourceLine(
            new Link(source.Name, Address.Source(source.Slug)), source.Address, source.Fault is { } fault && !IsCommon(fault) ? fault : null, CrawlWords.Of(last, Now),
            last is null ? null : OfficialDate.Moment(last.StartedAt), last is null ? null : CrawlWords.Of(last.Counts), last?.Alarms ?? 0, HeldOf(standing), standing.Waiting,
            NextOf(Clock, ScheduleNames.Crawl + source.Slug) ?? "không theo lịch", NextOf(Clock, ScheduleNames.Sweep + source.Slug))
        {
            Reason = last is { State: CrawlRunState.Stopped } ? last.Reason : null,
        };
    }
}
