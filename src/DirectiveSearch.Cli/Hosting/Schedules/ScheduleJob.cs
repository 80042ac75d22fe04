using DirectiveSearch.Archive;
using Quartz;
using ScheduleOutcome = DirectiveSearch.Archive.ScheduleOutcome;

namespace DirectiveSearch.Cli.Hosting.Schedules;

/// <summary>Runs the schedule that the clock names, and writes its course into the archive, where pages read it.</summary>
[DisallowConcurrentExecution]
internal sealed partial class ScheduleJob(ScheduleList schedules, WritersRight right, ArchiveStore archive, TimeProvider time, ILogger<ScheduleJob> log) : IJob
{
    /// <summary>Whatever has not ended by then waits for something that does not come.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var name = context.JobDetail.Key.Name;
        if (!right.IsHeld || schedules.Find(name) is not { } schedule) return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        try
        {
            await archive.Schedules.StartedAsync(name, archive.WorkerId, schedule.NextAfter(time.GetUtcNow()), cancellationToken);
            var detail = await schedule.RunAsync(limit.Token);
            await archive.Schedules.FinishedAsync(name, archive.WorkerId, ScheduleOutcome.Done, detail, cancellationToken);
            LogDone(log, name, context.ScheduledFireTimeUtc ?? context.FireTimeUtc, detail);
        }
#pragma warning disable CA1031 // Whatever it is, it is written down, and the schedule runs again at its next time.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(log, name, exception);
            var words = exception is not OperationCanceledException ? exception.Message
                : cancellationToken.IsCancellationRequested ? "Chương trình dừng giữa chừng; lần sau chạy lại." : $"Chưa xong sau {Longest.TotalHours:F0} giờ nên bị dừng.";
            using var soon = new CancellationTokenSource(Farewell);
            await archive.Schedules.FinishedAsync(name, archive.WorkerId, ScheduleOutcome.Failed, words, soon.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Information, "Schedule {Name} done, due {Due:O}: {Detail}")]
    private static partial void LogDone(ILogger logger, string name, DateTimeOffset due, string detail);

    [LoggerMessage(LogLevel.Error, "Schedule {Name} failed; it runs again at its next time.")]
    private static partial void LogFailed(ILogger logger, string name, Exception exception);
}
