namespace DirectiveSearch.Archive;

/// <summary>The work table as whoever watches over it sees it: queues, workers, rates, dead letters.</summary>
public sealed class JobTable
{
    /// <summary>How far back rates go.</summary>
    public static readonly TimeSpan Watched = TimeSpan.FromHours(1);

    private const long MinuteMilliseconds = 60_000;

    private readonly Database database;
    private readonly TimeProvider time;

    internal JobTable(Database database, TimeProvider time)
    {
        this.database = database;
        this.time = time;
    }

    public async Task<JobSnapshot> ReadAsync(CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var now = time.GetUtcNow();
        var done = await session.QueryAsync<DoneRow>(
            "SELECT minute, step, worker, done, failed FROM work_done WHERE minute > @From ORDER BY minute",
            new { From = Stored.Time(now - Watched) / MinuteMilliseconds });
        var failures = await FailuresAsync(session);
        return new JobSnapshot(now, await StepsAsync(session, now, done, failures), await WorkersAsync(session, done), failures)
        {
            IndexAwaySince = await IndexWork.AwaySinceAsync(session),
        };
    }

    /// <summary>Dead letters by step and reason, the most frequent first.</summary>
    public async Task<IReadOnlyList<FailureGroup>> FailuresAsync(CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await FailuresAsync(session);
    }

    /// <summary>The latest first.</summary>
    public async Task<Page<DeadLetter>> DeadLettersAsync(DeadLetterFilter filter, int skip, int take, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var arguments = Arguments(filter, skip, take);
        var rows = await session.QueryAsync<DeadRow>(
            $"""
            SELECT w.id, w.document_id, w.step, w.attempts, w.abandoned, w.reason_code, w.reason, w.enqueued_at, w.available_at, d.file_name, d.current,
                r.id AS run_id, r.label AS run_label
            FROM (SELECT id FROM work WHERE {Matching} ORDER BY available_at DESC, id DESC LIMIT @Take OFFSET @Skip) chosen
            JOIN work w ON w.id = chosen.id LEFT JOIN documents d ON d.id = w.document_id
            LEFT JOIN runs r ON r.id = (SELECT max(i.run_id) FROM run_items i WHERE i.document_id = w.document_id)
            ORDER BY w.available_at DESC, w.id DESC
            """,
            arguments);
        return new Page<DeadLetter>([.. rows.Select(row => row.ToLetter())], await session.FirstAsync<int>($"SELECT count(*) FROM work WHERE {Matching}", arguments));
    }

    /// <summary>Puts dead letters back to work as if they were new, and the files of the runs that brought them last to waiting.</summary>
    /// <returns>The number of letters.</returns>
    public async Task<int> RetryAsync(DeadLetterFilter filter, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        var now = Stored.Time(time.GetUtcNow());
        // In the order in which steps are enqueued too, so that neither waits for the other's rows.
        var documents = await session.QueryAsync<string>(
            $"""
            UPDATE work SET {Changes.Afresh}
            WHERE id IN (SELECT id FROM work WHERE {Matching} ORDER BY document_id, step {database.SkipLocked}) RETURNING document_id
            """,
            new { filter.Id, Step = (int?)filter.Step, filter.ReasonCode, Now = now });
        await RunProgress.WaitAgainAsync(session, documents, time.GetUtcNow());
        await session.CommitAsync();
        return documents.Count;
    }

    private const string Matching =
        "dead = 1 AND (@Id IS NULL OR id = @Id) AND (@Step IS NULL OR step = @Step) AND (@ReasonCode IS NULL OR reason_code = @ReasonCode)";

    private static object Arguments(DeadLetterFilter filter, int skip, int take) =>
        new { filter.Id, Step = (int?)filter.Step, filter.ReasonCode, Skip = skip, Take = take };

    /// <summary>Counts run over an index alone, and only what is leased or put back, which is little, is looked at row by row.</summary>
    private static async Task<IReadOnlyList<StepStanding>> StepsAsync(Session session, DateTimeOffset now, List<DoneRow> done, IReadOnlyList<FailureGroup> failures)
    {
        var pending = (await session.QueryAsync<(int Step, int Count)>("SELECT step, count(*) FROM work WHERE dead = 0 GROUP BY step")).ToDictionary(row => row.Step, row => row.Count);
        var first = (await session.QueryAsync<(int Step, long? At)>(
            """
            WITH steps (step) AS (VALUES (0), (1), (2), (3))
            SELECT s.step, (SELECT w.enqueued_at FROM work w WHERE w.dead = 0 AND w.step = s.step ORDER BY w.available_at, w.id LIMIT 1) FROM steps s
            """)).ToDictionary(row => row.Step, row => row.At);
        var ahead = (await session.QueryAsync<AheadRow>(
            """
            SELECT step, leased, count(*) AS count, min(available_at) AS next, min(enqueued_at) AS oldest FROM work
            WHERE dead = 0 AND step IN (0, 1, 2, 3) AND available_at > @Now GROUP BY step, leased
            """,
            new { Now = Stored.Time(now) })).ToLookup(row => row.Step);
        var minutes = done.ToLookup(row => row.Step);
        return [.. Enum.GetValues<WorkStep>().Select(step => Standing(
            step, pending.GetValueOrDefault((int)step), first.GetValueOrDefault((int)step), [.. ahead[(int)step]]) with
        {
            Dead = failures.Where(group => group.Step == step).Sum(group => group.Count),
            Minutes = Minutes(minutes[(int)step]),
        })];
    }

    private static StepStanding Standing(WorkStep step, int pending, long? first, IReadOnlyList<AheadRow> ahead)
    {
        var working = ahead.Where(row => row.Leased != 0).Sum(row => row.Count);
        var later = ahead.FirstOrDefault(row => row.Leased == 0);
        return new StepStanding(
            step, pending - working - (later?.Count ?? 0), working, later?.Count ?? 0, 0,
            Time(ahead.Select(row => (long?)row.Oldest).Append(first).Min()), Time(later?.Next), []);
    }

    private static async Task<IReadOnlyList<WorkerStanding>> WorkersAsync(Session session, List<DoneRow> done)
    {
        var holding = (await session.QueryAsync<(string Worker, int Step, int Count)>(
            "SELECT worker, step, count(*) FROM work WHERE leased = 1 AND worker IS NOT NULL GROUP BY worker, step")).ToLookup(row => row.Worker, row => ((WorkStep)row.Step, row.Count));
        var finished = done.ToLookup(row => row.Worker);
        return [.. (await WorkerTable.ReadAsync(session)).Select(worker => new WorkerStanding(
            worker, [.. holding[worker.Id].OrderBy(held => held.Item1)], Minutes(finished[worker.Id])))];
    }

    private static async Task<IReadOnlyList<FailureGroup>> FailuresAsync(Session session)
    {
        var rows = await session.QueryAsync<FailureRow>(
            """
            SELECT g.step, g.reason_code, g.count, g.since, w.reason, w.document_id, d.file_name
            FROM (SELECT step, reason_code, count(*) AS count, min(available_at) AS since, max(id) AS example FROM work WHERE dead = 1 GROUP BY step, reason_code) g
            JOIN work w ON w.id = g.example LEFT JOIN documents d ON d.id = w.document_id
            ORDER BY g.count DESC, g.step, g.reason_code
            """);
        return [.. rows.Select(row => new FailureGroup(
            (WorkStep)row.Step, row.ReasonCode ?? "", row.Count, Stored.Time(row.Since), row.Reason ?? "", row.DocumentId, row.FileName))];
    }

    private static IReadOnlyList<MinuteOfWork> Minutes(IEnumerable<DoneRow> rows) =>
        [.. rows.GroupBy(row => row.Minute).OrderBy(minute => minute.Key).Select(minute => new MinuteOfWork(
            Stored.Time(minute.Key * MinuteMilliseconds), minute.Sum(row => row.Done), minute.Sum(row => row.Failed)))];

    private static DateTimeOffset? Time(long? milliseconds) => milliseconds is { } at and > 0 ? Stored.Time(at) : null;
}
