namespace DirectiveSearch.Archive;

public sealed partial class RunTable
{
    private const string Summaries =
        """
        SELECT r.id, r.kind, r.source, r.label, r.state, r.closed, r.started_at, r.finished_at,
            (SELECT count(*) FROM run_items i WHERE i.run_id = r.id) AS total,
            (SELECT count(*) FROM run_items i WHERE i.run_id = r.id AND i.state NOT IN (0, 1)) AS done,
            (SELECT count(*) FROM run_items i WHERE i.run_id = r.id AND i.state = 2) AS new,
            (SELECT count(*) FROM run_items i WHERE i.run_id = r.id AND i.state = 3) AS duplicates,
            (SELECT count(*) FROM run_items i WHERE i.run_id = r.id AND i.state = 4) AS failed,
            (SELECT count(*) FROM run_items i WHERE i.run_id = r.id AND i.state = 5) AS set_aside
        FROM runs r
        """;

    /// <summary>An upload of which nothing came for so long has been given up; what still comes is taken all the same.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(15);

    private readonly Database database;
    private readonly string self;
    private readonly TimeProvider time;

    internal RunTable(Database database, string self, TimeProvider time)
    {
        this.database = database;
        this.self = self;
        this.time = time;
    }

    /// <summary>The latest first.</summary>
    public async Task<Page<RunSummary>> ListAsync(int skip, int take, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var rows = await session.QueryAsync<RunRow>($"{Summaries} ORDER BY r.id DESC LIMIT @Take OFFSET @Skip", new { Skip = skip, Take = take });
        return new Page<RunSummary>([.. rows.Select(row => row.ToSummary())], await session.FirstAsync<int>("SELECT count(*) FROM runs"));
    }

    public async Task<RunSummary?> FindAsync(long id, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return (await session.FirstAsync<RunRow>($"{Summaries} WHERE r.id = @Id", new { Id = id }))?.ToSummary();
    }

    /// <param name="state">Null: all.</param>
    public Task<Page<RunItem>> ItemsAsync(long runId, RunItemState? state, int skip, int take, CancellationToken cancellation) =>
        ChosenItemsAsync(runId, new RunItemFilter(state), skip, take, cancellation);

    /// <summary>Opens a run (and its source, at its first).</summary>
    /// <param name="kind">ingest, upload, sample or crawl. In an upload a known name with other bytes is another document; elsewhere it is a new version.</param>
    /// <param name="source">Slug of the source.</param>
    /// <param name="label">For people.</param>
    public async Task<long> StartAsync(string kind, string source, string label, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        var id = await OpenAsync(session, new Opening(kind, source, label, self), time.GetUtcNow());
        await session.CommitAsync();
        return id;
    }

    internal sealed record Opening(string Kind, string Source, string Label, string Worker);

    internal static async Task<long> OpenAsync(Session session, Opening run, DateTimeOffset now)
    {
        var arguments = new { run.Kind, run.Source, Label = StorableText.Clean(run.Label), State = (int)RunState.Running, run.Worker, Now = Stored.Time(now) };
        await session.ExecuteAsync(
            "INSERT INTO sources (slug, label, first_seen) VALUES (@Source, @Label, @Now) ON CONFLICT (slug) DO NOTHING", arguments);
        return await session.FirstAsync<long>(
            "INSERT INTO runs (kind, source, label, state, started_at, worker) VALUES (@Kind, @Source, @Label, @State, @Now, @Worker) RETURNING id", arguments);
    }

    /// <summary>Records files in one transaction: documents, versions, addresses, items, and the work they need. Safe to repeat.
    /// Bytes that a document holds already make a Duplicate with that document's id. A locator stands for one file within a run.</summary>
    public Task<IReadOnlyList<RunItem>> ReceiveAsync(long runId, IReadOnlyList<ReceivedFile> files, CancellationToken cancellation) =>
        database.ChangeAsync<IReadOnlyList<RunItem>>(
            async session =>
            {
                await session.LockAsync(ArchiveLock.Receiving);
                var (kind, source) = await session.FirstAsync<(string? Kind, string? Source)>("SELECT kind, source FROM runs WHERE id = @Id", new { Id = runId });
                if (kind is null || source is null) throw new ArgumentException($"There is no run {runId}.", nameof(runId));
                var receiving = new Receiving(session, new Receiving.Run(runId, source, kind != "upload"), time.GetUtcNow());
                var items = new List<RunItem>(files.Count);
                foreach (var file in files) items.Add(await receiving.ReceiveAsync(file));
                await GoOnAsync(session, runId);
                return items;
            },
            cancellation);

    /// <summary>A run that ended goes on when files come late: a browser that was cut off sends the rest.</summary>
    private async Task GoOnAsync(Session session, long runId)
    {
        var ended = await session.ExecuteAsync(
            "UPDATE runs SET state = @Running, finished_at = NULL WHERE id = @Id AND closed = 1 AND state <> @Running", new { Id = runId, Running = (int)RunState.Running });
        if (ended > 0) await RunProgress.FinishAsync(session, time.GetUtcNow());
    }

    /// <summary>Says that no more files come: the run finishes with its last item, or is cancelled (what was received is still worked off).</summary>
    public async Task CloseAsync(long runId, bool cancelled, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        var now = time.GetUtcNow();
        await session.ExecuteAsync("UPDATE runs SET closed = 1 WHERE id = @Id", new { Id = runId });
        if (cancelled)
            await session.ExecuteAsync(
                "UPDATE runs SET state = @State, finished_at = @Now WHERE id = @Id AND state = @Running",
                new { Id = runId, State = (int)RunState.Cancelled, Running = (int)RunState.Running, Now = Stored.Time(now) });
        await RunProgress.FinishAsync(session, now);
        await session.CommitAsync();
    }

    /// <summary>Closes runs whose files a program brought that is dead or gone, and uploads of which nothing came for long: no more of them come.</summary>
    /// <param name="lease">A program without a heartbeat for three of these is dead.</param>
    /// <returns>The number of runs.</returns>
    public Task<int> CloseAbandonedAsync(TimeSpan lease, CancellationToken cancellation) => database.ChangeAsync(
        async session =>
        {
            var now = time.GetUtcNow();
            var closed = await session.ExecuteAsync(
                """
                UPDATE runs SET closed = 1 WHERE closed = 0 AND (
                    NOT EXISTS (SELECT 1 FROM workers w WHERE w.id = runs.worker AND w.heartbeat_at > @Alive)
                    OR (kind = 'upload' AND started_at < @Idle AND NOT EXISTS (SELECT 1 FROM run_items i WHERE i.run_id = runs.id AND i.updated_at >= @Idle)))
                """,
                new { Alive = WorkerTable.Alive(now, lease), Idle = Stored.Time(now - LongestSilence) });
            await CrawlTable.CutOffAsync(session, WorkerTable.Alive(now, lease));
            if (closed > 0) await RunProgress.FinishAsync(session, now);
            return closed;
        },
        cancellation);

    private sealed class RunRow
    {
        public long Id { get; init; }
        public string Kind { get; init; } = "";
        public string Source { get; init; } = "";
        public string Label { get; init; } = "";
        public int State { get; init; }
        public int Closed { get; init; }
        public long StartedAt { get; init; }
        public long? FinishedAt { get; init; }
        public int Total { get; init; }
        public int Done { get; init; }
        public int New { get; init; }
        public int Duplicates { get; init; }
        public int Failed { get; init; }
        public int SetAside { get; init; }

        public RunSummary ToSummary() => new(
            Id, Kind, Source, Label, (RunState)State, Stored.Time(StartedAt), FinishedAt is { } at ? Stored.Time(at) : null,
            Total, Done, New, Duplicates, Failed, SetAside)
        {
            IsReceiving = Closed == 0,
        };
    }
}

internal sealed class RunItemRow
{
    public const string Columns = "id, run_id, locator, state, document_id, reason_code, reason, updated_at";

    public long Id { get; init; }
    public long RunId { get; init; }
    public string Locator { get; init; } = "";
    public int State { get; init; }
    public string? DocumentId { get; init; }
    public string? ReasonCode { get; init; }
    public string? Reason { get; init; }
    public long UpdatedAt { get; init; }

    public RunItem ToItem() => new(Id, RunId, Locator, (RunItemState)State, DocumentId, ReasonCode, Reason, Stored.Time(UpdatedAt));
}
