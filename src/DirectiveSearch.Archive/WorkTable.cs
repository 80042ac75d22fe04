namespace DirectiveSearch.Archive;

/// <summary>What is left to do: one row per document and step, leased to programs that work, enqueued in the transaction that changes the document.
/// Each finishing call is one transaction for a whole batch; items with a stale token are dropped, and the ones that counted are returned.</summary>
public sealed partial class WorkTable
{
    /// <summary>A step that failed this often is put away.</summary>
    public const int MostAttempts = 5;

    /// <summary>A step whose program died more often than this is put away.</summary>
    public const int MostAbandoned = 6;

    /// <summary>Each time an item was abandoned, it is leased together with so many bits fewer of others of its kind.</summary>
    private const int CompanyBits = 3;

    private readonly Database database;
    private readonly string self;
    private readonly TimeProvider time;

    internal WorkTable(Database database, string self, TimeProvider time)
    {
        this.database = database;
        this.self = self;
        this.time = time;
    }

    /// <summary>Items that wait or are being worked on; dead letters are not counted.</summary>
    public async Task<int> PendingAsync(CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await session.FirstAsync<int>("SELECT count(*) FROM work WHERE dead = 0");
    }

    /// <summary>When the next item becomes free to lease; null when nothing waits.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var next = await session.FirstAsync<long>("SELECT coalesce(min(available_at), -1) FROM work WHERE dead = 0");
        return next < 0 ? null : Stored.Time(next);
    }

    /// <summary>Takes items of a step that are due, the oldest first, for this program. One whose program died is taken in ever smaller company, at last alone,
    /// so that a file that kills whoever has it takes no other with it.</summary>
    /// <param name="count">At most.</param>
    public Task<IReadOnlyList<WorkItem>> LeaseAsync(WorkStep step, int count, TimeSpan lease, CancellationToken cancellation) =>
        database.ChangeAsync<IReadOnlyList<WorkItem>>(
            async session =>
            {
                var now = time.GetUtcNow();
                var due = await session.QueryAsync<(long Id, int Abandoned)>(
                    $"SELECT id, abandoned FROM work WHERE dead = 0 AND step = @Step AND available_at <= @Now AND leased = 0 ORDER BY available_at, id LIMIT @Count {database.SkipLocked}",
                    new { Step = (int)step, Count = count, Now = Stored.Time(now) });
                if (due.Count == 0) return [];
                var abandoned = due[0].Abandoned;
                var company = Math.Max(1, count >> (CompanyBits * abandoned));
                var rows = await session.QueryAsync<WorkRow>(
                    $"UPDATE work SET token = token + 1, leased = 1, worker = @Self, available_at = @Until WHERE id IN @Keys RETURNING {WorkRow.Columns}",
                    new { Keys = due.Where(item => item.Abandoned == abandoned).Take(company).Select(item => item.Id).ToArray(), Self = self, Until = Stored.Time(now + lease) });
                return [.. rows.Select(row => row.ToItem()).OrderBy(item => item.Id)];
            },
            cancellation);

    /// <summary>Prolongs all that this program has; what is just being finished is passed over.</summary>
    /// <returns>The number of items.</returns>
    public Task<int> RenewAsync(TimeSpan lease, CancellationToken cancellation) => database.ChangeAsync(
        session => session.ExecuteAsync(
            $"UPDATE work SET available_at = @Until WHERE id IN (SELECT id FROM work WHERE leased = 1 AND worker = @Self {database.SkipLocked})",
            new { Self = self, Until = Stored.Time(time.GetUtcNow() + lease) }),
        cancellation);

    /// <summary>Gives back all that this program has, as if it had never been taken; nothing of it may be under way any more.</summary>
    /// <returns>The number of items.</returns>
    public Task<int> HandBackAsync(CancellationToken cancellation) => database.ChangeAsync(
        session => session.ExecuteAsync(
            "UPDATE work SET leased = 0, worker = NULL, available_at = @Now WHERE leased = 1 AND worker = @Self", new { Self = self, Now = Stored.Time(time.GetUtcNow()) }),
        cancellation);

    /// <summary>Frees all that this program has, and holds it against it: something of it made the program stumble.</summary>
    /// <returns>The number of items.</returns>
    public Task<int> AbandonAsync(CancellationToken cancellation) => database.ChangeAsync(
        async session => await AbandonAsync(session, await session.QueryAsync<WorkRow>(
            $"SELECT {WorkRow.Columns} FROM work WHERE leased = 1 AND worker = @Self ORDER BY document_id {database.ForUpdate}", new { Self = self })),
        cancellation);

    /// <summary>Frees what dead programs had. On a shared database: what is leased to one without a heartbeat for three leases, or beyond its lease.
    /// Otherwise all that others have, since only the holder of the writer lock works; this call is for that holder then.</summary>
    /// <returns>The number of items.</returns>
    public Task<int> TakeOverAsync(TimeSpan lease, CancellationToken cancellation) => database.ChangeAsync(
        async session =>
        {
            var now = time.GetUtcNow();
            return await AbandonAsync(session, await session.QueryAsync<WorkRow>(
                $"""
                SELECT {WorkRow.Columns} FROM work WHERE leased = 1 AND worker <> @Self AND (@Alone = 1 OR available_at <= @Now
                    OR NOT EXISTS (SELECT 1 FROM workers w WHERE w.id = work.worker AND w.heartbeat_at > @Alive))
                ORDER BY document_id {database.SkipLocked}
                """,
                new { Self = self, Alone = Stored.Flag(!database.IsShared), Now = Stored.Time(now), Alive = WorkerTable.Alive(now, lease) }));
        },
        cancellation);

    private async Task<int> AbandonAsync(Session session, List<WorkRow> rows)
    {
        var now = time.GetUtcNow();
        await session.ExecuteAsync(
            "UPDATE work SET token = token + 1, abandoned = abandoned + 1, leased = 0, worker = NULL, available_at = @Later WHERE id = @Id",
            rows.Where(row => row.Abandoned < MostAbandoned).Select(row => new { row.Id, Later = Stored.Time(now + Backoff.After(row.Abandoned)) }));
        foreach (var row in rows.Where(row => row.Abandoned >= MostAbandoned))
        {
            var failure = new WorkFailure("bi-ngat", $"Chương trình bị ngắt {MostAbandoned + 1} lần khi đang xử lý tệp này. Hãy kiểm tra tệp rồi bấm thử lại.", false);
            if (await PutAwayAsync(session, row.ToItem(), "abandoned", failure, now)) await StepLog.FailedAsync(session, row.ToItem(), failure, now);
        }

        return rows.Count;
    }

    private sealed class WorkRow
    {
        public const string Columns = "id, document_id, step, token, attempts, abandoned";

        public long Id { get; init; }
        public string DocumentId { get; init; } = "";
        public int Step { get; init; }
        public long Token { get; init; }
        public int Attempts { get; init; }
        public int Abandoned { get; init; }

        public WorkItem ToItem() => new(Id, DocumentId, (WorkStep)Step, Token, Attempts + 1);
    }
}
