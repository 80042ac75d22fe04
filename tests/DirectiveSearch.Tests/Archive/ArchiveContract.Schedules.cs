using DirectiveSearch.Archive;

namespace DirectiveSearch.Tests.Archive;

public abstract partial class ArchiveContract
{
    [Fact]
    public async Task One_program_at_a_time_reindexes()
    {
        using (var first = await archive.TryAcquireReindexAsync(Cancellation))
        {
            Assert.NotNull(first);
            Assert.Null(await archive.TryAcquireReindexAsync(Cancellation));
        }

        using var later = await archive.TryAcquireReindexAsync(Cancellation);
        Assert.NotNull(later);
    }

    [Fact]
    public async Task Upkeep_runs_beside_writers_and_the_schema_is_the_one_that_is_known()
    {
        await ReceiveAsync("Kế hoạch");
        await archive.KeepUpAsync(Cancellation);
        var found = await archive.DescribeAsync(Cancellation);
        Assert.Equal(found.Known, found.Schema);
        Assert.Matches("^(SQLite|PostgreSQL) ", found.Engine);
    }

    [Fact]
    public async Task A_schedule_is_written_down_with_its_next_and_its_last_run()
    {
        var next = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        await archive.Schedules.PlanAsync([("comparison", "0 0 2 * * ?", next), ("gone", "0 0 3 * * ?", next)], Cancellation);
        await archive.Schedules.PlanAsync([("comparison", "0 30 2 * * ?", next.AddHours(1)), ("upkeep", "0 0 4 * * ?", null)], Cancellation);
        await archive.Schedules.StartedAsync("comparison", "one", next.AddDays(1), Cancellation);
        var begun = Time.GetUtcNow();
        await archive.Schedules.FinishedAsync("comparison", "another", ScheduleOutcome.Failed, "không phải việc của tiến trình này", Cancellation);
        Assert.Equal(
            [
                new ScheduleState("comparison", "0 30 2 * * ?", next.AddDays(1), begun, null, ScheduleOutcome.Running, null, "one"),
                new ScheduleState("upkeep", "0 0 4 * * ?", null, null, null, null, null, null),
            ],
            await archive.Schedules.ListAsync(Cancellation));
        await archive.Schedules.FinishedAsync("comparison", "one", ScheduleOutcome.Done, "khớp", Cancellation);
        var done = (await archive.Schedules.ListAsync(Cancellation))[0];
        Assert.Equal((Time.GetUtcNow(), ScheduleOutcome.Done, "khớp"), (done.FinishedAt, done.Outcome, done.Detail));
    }
}
