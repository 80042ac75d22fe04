using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Crawls;

/// <summary>Sources for programs; times in UTC.</summary>
internal static class SourceJson
{
    public static object Of(CrawlStanding standing, IReadOnlyList<ScheduleState> clock) => new
    {
        standing.Source.Slug,
        standing.Source.Name,
        standing.Source.Address,
        standing.Source.Fault,
        Run = standing.Last is { } last ? Of(last) : null,
        standing.Waiting,
        standing.Failed,
        Addresses = standing.Addresses.OrderBy(count => count.Key).Select(count => new { Role = Words.Code(count.Key.Role), State = Words.Code(count.Key.State), Count = count.Value }),
        Next = At(clock, ScheduleNames.Crawl + standing.Source.Slug),
        NextSweep = At(clock, ScheduleNames.Sweep + standing.Source.Slug),
    };

    public static object Of(CrawlStanding standing, IReadOnlyList<ScheduleState> clock, SourceLists lists) => new
    {
        Source = Of(standing, clock),
        Alarms = lists.Alarms.Select(alarm => new { alarm.Code, alarm.Address, alarm.Detail, alarm.Times, alarm.RaisedAt }),
        Failures = lists.Failures.Select(failure => new { State = Words.Code(failure.State), Reason = failure.ReasonCode, Words = failure.Reason, failure.Count }),
    };

    private static object Of(CrawlRun run) => new
    {
        run.Id,
        Mode = Words.Code(run.Mode),
        State = Words.Code(run.State),
        run.PauseAsked,
        Reason = run.ReasonCode,
        run.Counts,
        run.Alarms,
        run.StartedAt,
        run.BeatAt,
        PerMinute = CrawlWords.PerMinute(run.Counts) is { } pace ? Math.Round(pace, 2) : (double?)null,
    };

    private static DateTimeOffset? At(IReadOnlyList<ScheduleState> clock, string name) => clock.FirstOrDefault(schedule => schedule.Name == name)?.NextAt;
}
