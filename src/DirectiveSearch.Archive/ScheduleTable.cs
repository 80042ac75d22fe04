namespace DirectiveSearch.Archive;

public enum ScheduleOutcome
{
    Running = 0,
    Done = 1,
    Failed = 2,
}

/// <summary>A schedule with its last run.</summary>
/// <param name="Cron">In Quartz' form, in the time of Vietnam.</param>
/// <param name="Outcome">Of the last run; null: it never ran.</param>
/// <param name="Detail">In Vietnamese: what was done, or why it failed.</param>
/// <param name="Worker">Who ran it last.</param>
public sealed record ScheduleState(
    string Name, string Cron, DateTimeOffset? NextAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, ScheduleOutcome? Outcome, string? Detail, string? Worker);

/// <summary>What runs by the clock, as the jobs themselves write it down: the same on both databases, readable while no clock runs.</summary>
public sealed class ScheduleTable
{
    private readonly Database database;
    private readonly TimeProvider time;

    internal ScheduleTable(Database database, TimeProvider time)
    {
        this.database = database;
        this.time = time;
    }

    /// <summary>All schedules by name.</summary>
    public async Task<IReadOnlyList<ScheduleState>> ListAsync(CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return [.. (await session.QueryAsync<ScheduleRow>("SELECT name, cron, next_at, started_at, finished_at, outcome, detail, worker FROM schedules ORDER BY name")).Select(row => row.ToState())];
    }

    /// <summary>Writes down which schedules there are and when each runs next, and forgets others.</summary>
    public async Task PlanAsync(IReadOnlyCollection<(string Name, string Cron, DateTimeOffset? NextAt)> schedules, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        await session.LockAsync(ArchiveLock.Schema);
        var known = await session.QueryAsync<string>("SELECT name FROM schedules");
        await session.ExecuteInAsync("DELETE FROM schedules WHERE name IN @Keys", known.Except(schedules.Select(schedule => schedule.Name)));
        await session.ExecuteAsync(
            """
            INSERT INTO schedules (name, cron, next_at) VALUES (@Name, @Cron, @NextAt)
            ON CONFLICT (name) DO UPDATE SET cron = excluded.cron, next_at = excluded.next_at
            """,
            schedules.Select(schedule => new { schedule.Name, schedule.Cron, NextAt = schedule.NextAt?.ToUnixTimeMilliseconds() }));
        await session.CommitAsync();
    }

    /// <param name="nextAt">When it runs after this.</param>
    public Task StartedAsync(string name, string worker, DateTimeOffset? nextAt, CancellationToken cancellation) => UpdateAsync(
        "UPDATE schedules SET started_at = @Now, finished_at = NULL, outcome = 0, detail = NULL, worker = @Worker, next_at = @NextAt WHERE name = @Name",
        new { Name = name, Worker = worker, NextAt = nextAt?.ToUnixTimeMilliseconds(), Now = Stored.Time(time.GetUtcNow()) }, cancellation);

    /// <summary>Counts only while this worker is still the one that runs it.</summary>
    /// <param name="detail">In Vietnamese: what was done, or why it failed.</param>
    public Task FinishedAsync(string name, string worker, ScheduleOutcome outcome, string detail, CancellationToken cancellation) => UpdateAsync(
        "UPDATE schedules SET finished_at = @Now, outcome = @Outcome, detail = @Detail WHERE name = @Name AND worker = @Worker",
        new { Name = name, Worker = worker, Outcome = (int)outcome, Detail = detail, Now = Stored.Time(time.GetUtcNow()) }, cancellation);

    private async Task UpdateAsync(string sql, object arguments, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        await session.ExecuteAsync(sql, arguments);
        await session.CommitAsync();
    }

    private sealed class ScheduleRow
    {
        public string Name { get; init; } = "";
        public string Cron { get; init; } = "";
        public long? NextAt { get; init; }
        public long? StartedAt { get; init; }
        public long? FinishedAt { get; init; }
        public int? Outcome { get; init; }
        public string? Detail { get; init; }
        public string? Worker { get; init; }

        public ScheduleState ToState() => new(Name, Cron, Time(NextAt), Time(StartedAt), Time(FinishedAt), (ScheduleOutcome?)Outcome, Detail, Worker);

        private static DateTimeOffset? Time(long? at) => at is { } known ? Stored.Time(known) : null;
    }
}
