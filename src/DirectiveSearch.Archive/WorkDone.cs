using System.Diagnostics.Metrics;

namespace DirectiveSearch.Archive;

/// <summary>Counts what was finished, by the minute, in the transaction that finishes it; the last rows that such a transaction writes.</summary>
internal static class WorkDone
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(8);

    private static readonly Counter<long> Items = new Meter("DirectiveSearch").CreateCounter<long>("directivesearch.work.items", "{item}", "Items that were finished, by step and outcome: done, failed.");

    /// <param name="failed">Each failure counts, also one that is tried again.</param>
    public static async Task CountAsync(Session session, string worker, IReadOnlyCollection<WorkItem> items, bool failed, DateTimeOffset now)
    {
        await session.ExecuteAsync(
            """
            INSERT INTO work_done (worker, step, minute, done, failed) VALUES (@Worker, @Step, @Minute, @Done, @Failed)
            ON CONFLICT (minute, step, worker) DO UPDATE SET done = work_done.done + excluded.done, failed = work_done.failed + excluded.failed
            """,
            items.GroupBy(item => item.Step).OrderBy(step => step.Key).Select(step => new
            {
                Worker = worker,
                Step = (int)step.Key,
                Minute = Minute(now),
                Done = failed ? 0 : step.Count(),
                Failed = failed ? step.Count() : 0,
            }));
        foreach (var step in items.GroupBy(item => item.Step))
            Items.Add(step.Count(), new("step", step.Key.ToString().ToLowerInvariant()), new("outcome", failed ? "failed" : "done"));
    }

    public static Task ForgetAsync(Session session, DateTimeOffset now) =>
        session.ExecuteAsync("DELETE FROM work_done WHERE minute < @Minute", new { Minute = Minute(now - Kept) });

    private static long Minute(DateTimeOffset time) => time.ToUnixTimeSeconds() / 60;
}
