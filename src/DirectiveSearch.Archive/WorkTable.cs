namespace DirectiveSearch.Archive;

/// <summary>What is left to do: one row per document and step, leased to workers, enqueued in the transaction that changes the document.
/// Each finishing call is one transaction for a whole batch; items with a stale token are dropped, and the ones that counted are returned.</summary>
public sealed class WorkTable
{
    /// <summary>A step that was begun this often and never ended, or failed this often, is put away.</summary>
    public const int MostAttempts = 5;

    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(10);

    private readonly Database database;
    private readonly TimeProvider time;

    internal WorkTable(Database database, TimeProvider time)
    {
        this.database = database;
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

    /// <summary>Takes up to <paramref name="count"/> items that are due for <paramref name="lease"/>: later steps first, then the oldest.</summary>
    public async Task<IReadOnlyList<WorkItem>> LeaseAsync(IReadOnlyCollection<WorkStep> steps, int count, TimeSpan lease, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        var now = time.GetUtcNow();
        var leased = new List<WorkItem>();
        foreach (var step in steps.Distinct().OrderDescending())
        {
            if (leased.Count == count) break;
            leased.AddRange((await session.QueryAsync<WorkRow>(
                $"""
                UPDATE work SET token = token + 1, attempts = attempts + 1, leased = 1, available_at = @Until WHERE id IN (
                    SELECT id FROM work WHERE dead = 0 AND step = @Step AND available_at <= @Now ORDER BY available_at, id LIMIT @Count {database.SkipLocked})
                RETURNING id, document_id, step, token, attempts
                """,
                new { Step = (int)step, Count = count - leased.Count, Now = Stored.Time(now), Until = Stored.Time(now + lease) })).Select(row => row.ToItem()));
        }

        foreach (var item in leased.Where(item => item.Attempts > MostAttempts))
            await PutAwayAsync(session, item, new WorkFailure("bi-ngat", $"Việc xử lý bị ngắt giữa chừng {MostAttempts} lần. Hãy kiểm tra tệp rồi bấm thử lại.", false), now);
        await session.CommitAsync();
        return [.. leased.Where(item => item.Attempts <= MostAttempts).OrderBy(item => item.Id)];
    }

    /// <summary>Prolongs leases; items that are no longer this worker's are left out of the answer.</summary>
    public Task<IReadOnlyList<WorkItem>> RenewAsync(IReadOnlyCollection<WorkItem> items, TimeSpan lease, CancellationToken cancellation) =>
        FinishAsync(items, "UPDATE work SET available_at = @Until WHERE id = @Id AND token = @Token AND leased = 1", lease, _ => Task.CompletedTask, (_, _, _) => Task.CompletedTask, cancellation);

    /// <summary>Frees what a dead process had leased; for the holder of the writer lock, at its start.</summary>
    /// <returns>The number of items.</returns>
    public async Task<int> ReleaseAsync(CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        var released = await session.ExecuteAsync(
            "UPDATE work SET leased = 0, available_at = @Now WHERE leased = 1 AND dead = 0", new { Now = Stored.Time(time.GetUtcNow()) });
        await session.CommitAsync();
        return released;
    }

    /// <summary>Stores texts and enqueues extraction; a set-aside document leaves the index.</summary>
    /// <param name="version">Of the converter.</param>
    public Task<IReadOnlyList<WorkItem>> ConvertedAsync(IReadOnlyCollection<Conversion> results, int version, CancellationToken cancellation) =>
        CompleteAsync(
            [.. results.Select(result => result.Item)], ArchiveLock.Counting,
            (session, accepted, now) => ConversionStoring.StoreAsync(session, Accepted(results, result => result.Item, accepted), version, now),
            cancellation);

    /// <summary>Stores what was read and enqueues resolution.</summary>
    /// <param name="version">Of the extractor.</param>
    public Task<IReadOnlyList<WorkItem>> ExtractedAsync(IReadOnlyCollection<Extracted> results, int version, CancellationToken cancellation) =>
        CompleteAsync(
            [.. results.Select(result => result.Item)], ArchiveLock.Counting,
            async (session, accepted, now) =>
            {
                await ExtractionStoring.StoreAsync(session, Accepted(results, result => result.Item, accepted), version);
                await Changes.EnqueueAsync(session, Ids(accepted), WorkStep.Resolve, now);
            },
            cancellation);

    /// <summary>Resolves the groups of evidence that these documents touched, and enqueues for the index these documents and every other whose citations now mean something else.</summary>
    public Task<IReadOnlyList<WorkItem>> ResolveAsync(IReadOnlyCollection<WorkItem> items, CancellationToken cancellation) =>
        CompleteAsync(
            items, ArchiveLock.Counting,
            async (session, accepted, now) =>
            {
                var affected = await ResolutionStoring.SettleAsync(session, Ids(accepted));
                await Changes.PublishAsync(session, affected, now);
                await session.ExecuteInAsync(
                    "UPDATE documents SET resolve_stamp = @Version WHERE id IN @Keys", Ids(accepted),
                    keys => new { Keys = keys, Directives.Resolution.Resolver.Version });
            },
            cancellation);

    /// <summary>Called after the index holds (or no longer holds) these documents.</summary>
    public Task<IReadOnlyList<WorkItem>> IndexedAsync(IReadOnlyCollection<WorkItem> items, CancellationToken cancellation) =>
        CompleteAsync(
            items, ArchiveLock.Progress,
            async (session, accepted, now) =>
            {
                await RunProgress.DoneAsync(session, Ids(accepted), now);
                await session.ExecuteAsync("DELETE FROM state WHERE name = 'index_away_since'");
            },
            cancellation);

    /// <summary>Puts an item back for later (random backoff) or, when it cannot be retried or was tried too often, away with its reason.</summary>
    /// <returns>Whether the token still counted.</returns>
    public async Task<bool> FailAsync(WorkItem item, WorkFailure failure, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        var now = time.GetUtcNow();
        var counted = failure.Retryable && item.Attempts < MostAttempts
            ? await session.ExecuteAsync(
                "UPDATE work SET leased = 0, available_at = @Later, reason_code = @ReasonCode, reason = @Reason WHERE id = @Id AND token = @Token AND dead = 0",
                new { item.Id, item.Token, failure.ReasonCode, failure.Reason, Later = Stored.Time(now + Backoff(item.Attempts)) }) > 0
            : await PutAwayAsync(session, item, failure, now);
        await session.CommitAsync();
        return counted;
    }

    /// <summary>Enqueues a step for every document whose stamp of it is older and that has nothing of it left to do.</summary>
    public async Task<int> EnqueueStaleAsync(WorkStep step, int version, CancellationToken cancellation)
    {
        if (step == WorkStep.Index) throw new ArgumentOutOfRangeException(nameof(step), "The index holds its own versions: rebuild it.");
        var (stamp, given) = step switch
        {
            WorkStep.Convert => ("convert_stamp", "1 = 1"),
            WorkStep.Extract => ("extract_stamp", "d.current IS NOT NULL"),
            _ => ("resolve_stamp", "d.current IS NOT NULL"),
        };
        await using var session = await database.WriteAsync(cancellation);
        await session.LockAsync(ArchiveLock.Counting);
        var stale = await session.QueryAsync<string>(
            $"""
            SELECT d.id FROM documents d WHERE d.{stamp} < @Version AND {given} AND d.set_aside_code IS NULL
                AND NOT EXISTS (SELECT 1 FROM work w WHERE w.document_id = d.id AND w.step <= @Step AND w.dead = 0)
            """,
            new { Version = version, Step = (int)step });
        if (step == WorkStep.Resolve) await ResolutionStoring.TouchAllAsync(session, stale);
        await Changes.EnqueueAsync(session, stale, step, time.GetUtcNow());
        await session.CommitAsync();
        return stale.Count;
    }

    private Task<IReadOnlyList<WorkItem>> CompleteAsync(
        IReadOnlyCollection<WorkItem> items, ArchiveLock alone, Func<Session, IReadOnlyList<WorkItem>, DateTimeOffset, Task> effect, CancellationToken cancellation) =>
        FinishAsync(
            items, "DELETE FROM work WHERE id = @Id AND token = @Token AND dead = 0", TimeSpan.Zero, async session => await session.LockAsync(alone), effect, cancellation);

    /// <summary>Takes the items whose token still counts and does the rest for those, all in one transaction.</summary>
    private async Task<IReadOnlyList<WorkItem>> FinishAsync(
        IReadOnlyCollection<WorkItem> items, string taking, TimeSpan lease, Func<Session, Task> before, Func<Session, IReadOnlyList<WorkItem>, DateTimeOffset, Task> effect, CancellationToken cancellation)
    {
        if (items.Count == 0) return [];
        await using var session = await database.WriteAsync(cancellation);
        await before(session);
        var now = time.GetUtcNow();
        var accepted = new List<WorkItem>(items.Count);
        // In the order in which steps are enqueued too, so that two workers never wait for each other's rows.
        foreach (var item in items.OrderBy(item => item.DocumentId, StringComparer.Ordinal))
            if (await session.ExecuteAsync(taking, new { item.Id, item.Token, Until = Stored.Time(now + lease) }) > 0) accepted.Add(item);
        if (accepted.Count > 0) await effect(session, accepted, now);
        await session.CommitAsync();
        return accepted;
    }

    private static async Task<bool> PutAwayAsync(Session session, WorkItem item, WorkFailure failure, DateTimeOffset now)
    {
        var counted = await session.ExecuteAsync(
            "UPDATE work SET leased = 0, dead = 1, reason_code = @ReasonCode, reason = @Reason WHERE id = @Id AND token = @Token AND dead = 0",
            new { item.Id, item.Token, failure.ReasonCode, failure.Reason });
        if (counted > 0) await RunProgress.FailedAsync(session, item.DocumentId, failure, now);
        return counted > 0;
    }

    private static TimeSpan Backoff(int attempts)
    {
        var longest = Math.Min(LongestBackoff.TotalSeconds, Math.Pow(2, attempts));
#pragma warning disable CA5394 // Only spreads retries over time.
        return TimeSpan.FromSeconds(longest * (0.5 + (Random.Shared.NextDouble() / 2)));
#pragma warning restore CA5394
    }

    private static List<T> Accepted<T>(IReadOnlyCollection<T> results, Func<T, WorkItem> itemOf, IReadOnlyList<WorkItem> accepted)
    {
        var ids = accepted.Select(item => item.Id).ToHashSet();
        return [.. results.Where(result => ids.Contains(itemOf(result).Id))];
    }

    private static List<string> Ids(IReadOnlyList<WorkItem> items) => [.. items.Select(item => item.DocumentId)];

    private sealed class WorkRow
    {
        public long Id { get; init; }
        public string DocumentId { get; init; } = "";
        public int Step { get; init; }
        public long Token { get; init; }
        public int Attempts { get; init; }

        public WorkItem ToItem() => new(Id, DocumentId, (WorkStep)Step, Token, Attempts);
    }
}
