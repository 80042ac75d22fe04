using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Jobs;

/// <summary>The jobs page for programs; times in UTC, rates per minute.</summary>
internal static class JobJson
{
    public static object Of(JobPage page) => new
    {
        page.Jobs.At,
        State = Words.Code(page.Outlook.Kind),
        page.Jobs.IndexAwaySince,
        SecondsLeft = Seconds(WorkRate.Left(page.Jobs.Steps, page.Jobs.At)),
        Steps = page.Jobs.Steps.Select(step => new
        {
            Step = Words.Code(step.Step),
            step.Waiting,
            step.Working,
            step.Later,
            step.Dead,
            step.Oldest,
            step.LaterAt,
            Rate = Rate(step.Minutes, page.Jobs.At),
            SecondsLeft = Seconds(WorkRate.Left(page.Jobs.Steps, step.Step, page.Jobs.At)),
        }),
        Workers = page.Jobs.Workers.Select(worker => new
        {
            worker.Program.Id,
            worker.Program.Machine,
            worker.Program.ProcessId,
            worker.Program.Verb,
            worker.Program.Version,
            worker.Program.StartedAt,
            worker.Program.HeartbeatAt,
            worker.Program.Stopping,
            Lost = page.IsLost(worker),
            Holding = worker.Holding.ToDictionary(held => Words.Code(held.Step), held => held.Count),
            Rate = Rate(worker.Minutes, page.Jobs.At),
        }),
        Failures = page.Jobs.Failures.Select(group => new { Step = Words.Code(group.Step), Reason = group.ReasonCode, group.Count, group.Since }),
        Schedules = page.Clock.Select(schedule => new
        {
            schedule.Name,
            schedule.Cron,
            schedule.NextAt,
            schedule.StartedAt,
            schedule.FinishedAt,
            Outcome = schedule.Outcome is { } outcome ? Words.Code(outcome) : null,
            schedule.Worker,
        }),
    };

    private static double Rate(IReadOnlyList<MinuteOfWork> minutes, DateTimeOffset now) => Math.Round(WorkRate.PerMinute(minutes, now), 2);

    private static long? Seconds(TimeSpan? left) => left is { } time ? (long)Math.Ceiling(time.TotalSeconds) : null;
}
