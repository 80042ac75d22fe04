using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Jobs;

/// <summary>What of one step is left, as a row.</summary>
/// <param name="LaterAt">When the first of those put back is tried again.</param>
/// <param name="Age">Of the oldest.</param>
/// <param name="Left">Null when there is nothing left.</param>
public sealed record StepRow(
    string Name, string Code, int Waiting, int Working, int Later, string? LaterAt, int Dead, string? Age, string Rate, string? Left, Sparkline? Hour);

/// <summary>A program that works, as a row.</summary>
/// <param name="Place">Machine and process.</param>
/// <param name="State">In words; null when it works as it should.</param>
public sealed record WorkerRow(string Program, string Place, string Version, string Since, string Heartbeat, string Holding, string Rate, string? State, bool IsLost);

/// <summary>What runs by the clock, as a row.</summary>
/// <param name="Last">When its last run began and how long it took.</param>
/// <param name="MayRun">Whether it can be started now.</param>
public sealed record ScheduleRow(string Name, string Title, string When, string Next, string? Last, string State, bool IsTrouble, string? Detail, bool MayRun);

/// <summary>What who asks may do.</summary>
/// <param name="Retry">Try dead letters again.</param>
/// <param name="Run">Start what runs by the clock.</param>
public sealed record JobRights(bool Retry, bool Run);

/// <param name="LostAfter">How long a program may be silent before it counts as dead.</param>
/// <param name="Clock">What runs by the clock.</param>
/// <param name="Message">What was just done; null when nothing was.</param>
public sealed record JobPage(JobSnapshot Jobs, IReadOnlyList<ScheduleState> Clock, TimeSpan LostAfter, JobRights May, string? Message)
{
    public const int RefreshSeconds = 4;

    public Outlook Outlook => Outlook.Of(Jobs, Jobs.Workers.Any(worker => !IsLost(worker)));

    public int Dead => Jobs.Failures.Sum(group => group.Count);

    public IReadOnlyList<Link> Tabs => TabsOf(Dead, inLetters: false);

    public IReadOnlyList<StepRow> Steps => [.. Jobs.Steps.Select(RowOf)];

    /// <summary>Who lives first, then who fell silent.</summary>
    public IReadOnlyList<WorkerRow> Workers => [.. Jobs.Workers.OrderBy(IsLost).Select(RowOf)];

    /// <summary>Crawls stand last: there are as many as sources.</summary>
    public IReadOnlyList<ScheduleRow> Schedules => [.. Clock.OrderBy(schedule => JobWords.IsCrawl(schedule.Name)).Select(RowOf)];

    public static IReadOnlyList<Link> TabsOf(int dead, bool inLetters) =>
        [new("Tình hình", Address.Jobs, !inLetters), new(dead > 0 ? $"Việc hỏng ({OfficialDate.Number(dead)})" : "Việc hỏng", Address.DeadLetters, inLetters)];

    public bool IsLost(WorkerStanding worker) => Jobs.At - worker.Program.HeartbeatAt > LostAfter;

    /// <summary>120 mỗi phút, 0,4 mỗi phút.</summary>
    public static string RateOf(IReadOnlyList<MinuteOfWork> minutes, DateTimeOffset now) =>
        WorkRate.PerMinute(minutes, now) switch
        {
            0 => "–",
            >= 10 and var many => $"{OfficialDate.Number((long)Math.Round(many))}/phút",
            var few => $"{Math.Max(0.1, few):0.#}/phút".Replace('.', ','),
        };

    private StepRow RowOf(StepStanding step) => new(
        JobWords.Of(step.Step), JobWords.Code(step.Step), step.Waiting, step.Working, step.Later,
        step.LaterAt is { } at ? OfficialDate.Clock(at) : null, step.Dead,
        step.Oldest is { } oldest && step.Pending > 0 ? Duration.Of(Jobs.At - oldest) : null,
        RateOf(step.Minutes, Jobs.At),
        step.Pending == 0 ? null : WorkRate.Left(Jobs.Steps, step.Step, Jobs.At) is { } left ? Duration.About(left) : "chưa ước được",
        Sparkline.Of(step.Minutes, Jobs.At));

    private WorkerRow RowOf(WorkerStanding worker) => new(
        JobWords.Program(worker.Program.Verb), $"{worker.Program.Machine}, tiến trình {worker.Program.ProcessId}", VersionOf(worker.Program.Version),
        OfficialDate.Moment(worker.Program.StartedAt), Duration.Ago(Jobs.At - worker.Program.HeartbeatAt),
        worker.Holding.Count == 0 ? "–" : string.Join(", ", worker.Holding.Select(held => $"{Words.Small(JobWords.Of(held.Step))} {OfficialDate.Number(held.Count)}")),
        RateOf(worker.Minutes, Jobs.At),
        IsLost(worker) ? "mất liên lạc" : worker.Program.Stopping ? "đang dừng" : null, IsLost(worker));

    private ScheduleRow RowOf(ScheduleState schedule)
    {
        var broken = schedule.Outcome == ScheduleOutcome.Running && Jobs.Workers.All(worker => worker.Program.Id != schedule.Worker || IsLost(worker));
        var state = schedule.Outcome switch
        {
            null => "chưa chạy lần nào",
            ScheduleOutcome.Running => broken ? "bị ngắt giữa chừng" : "đang chạy",
            ScheduleOutcome.Done => "xong",
            _ => "không thành",
        };
        var length = schedule is { StartedAt: { } start, FinishedAt: { } end } ? $", trong {Duration.Of(end - start)}" : "";
        return new ScheduleRow(
            schedule.Name, JobWords.Schedule(schedule.Name), CronWords.Of(schedule.Cron), schedule.NextAt is { } next ? OfficialDate.Moment(next) : "chưa định",
            schedule.StartedAt is { } at ? OfficialDate.Moment(at) + length : null, state, broken || schedule.Outcome == ScheduleOutcome.Failed, schedule.Detail,
            May.Run && (schedule.Outcome != ScheduleOutcome.Running || broken));
    }

    /// <summary>Without the build's mark behind the plus.</summary>
    private static string VersionOf(string version) => version.Split('+')[0];
}
