using Quartz;

namespace DirectiveSearch.Cli.Hosting.Schedules;

/// <summary>What runs by the clock: short or resumable, and harmless when it runs twice.</summary>
/// <param name="Cron">In Quartz' form, in the time of Vietnam; null: only when people ask for it.</param>
/// <param name="RunAsync">Says in Vietnamese what was done.</param>
internal sealed record Schedule(string Name, string? Cron, Func<CancellationToken, Task<string>> RunAsync)
{
    public static TimeZoneInfo Vietnam { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public JobKey Key => new(Name);

    public DateTimeOffset? NextAfter(DateTimeOffset time) => Cron is null ? null : new CronExpression(Cron, Vietnam).GetNextValidTimeAfter(time);
}
