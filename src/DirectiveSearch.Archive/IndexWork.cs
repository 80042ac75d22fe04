namespace DirectiveSearch.Archive;

/// <summary>What is left to do of the index step for a document.</summary>
/// <param name="PutAway">A dead letter: it is not tried again by itself.</param>
/// <param name="Reason">Of the last failure, in Vietnamese.</param>
public sealed record IndexStanding(WorkItem Item, bool PutAway, string? Reason);

/// <summary>The work table as the index sees it: what is on its way there, what it refused, and since when it is away.</summary>
public sealed class IndexWork
{
    private const string StandingColumns = "id, document_id, token, attempts, dead, reason";

    private readonly Database database;
    private readonly TimeProvider time;

    internal IndexWork(Database database, TimeProvider time)
    {
        this.database = database;
        this.time = time;
    }

    /// <summary>What of some documents is still to be written or was put away, by id.</summary>
    public async Task<IReadOnlyDictionary<string, IndexStanding>> StandingAsync(IReadOnlyCollection<string> documentIds, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return (await session.QueryInAsync<StandingRow>(
            $"SELECT {StandingColumns} FROM work WHERE step = @Step AND document_id IN @Keys", documentIds,
            keys => new { Keys = keys, Step = (int)WorkStep.Index })).ToDictionary(row => row.DocumentId, row => row.ToStanding());
    }

    /// <summary>Every dead letter.</summary>
    public async Task<IReadOnlyList<IndexStanding>> PutAwayAsync(CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return [.. (await session.QueryAsync<StandingRow>(
            $"SELECT {StandingColumns} FROM work WHERE dead = 1 AND step = @Step", new { Step = (int)WorkStep.Index })).Select(row => row.ToStanding())];
    }

    /// <summary>Makes dead letters of documents that a comparison of the whole index found it refuses, unless newer work waits for them.</summary>
    public async Task RefuseAsync(IReadOnlyDictionary<string, WorkFailure> refused, CancellationToken cancellation)
    {
        if (refused.Count == 0) return;
        var now = Stored.Time(time.GetUtcNow());
        await database.ChangeAsync(
            session => session.ExecuteAsync(
                """
                INSERT INTO work (document_id, step, dead, available_at, enqueued_at, reason_code, reason) VALUES (@DocumentId, @Step, 1, @Now, @Now, @ReasonCode, @Reason)
                ON CONFLICT (document_id, step) DO UPDATE SET reason_code = excluded.reason_code, reason = excluded.reason WHERE work.dead = 1
                """,
                refused.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => new { DocumentId = pair.Key, Step = (int)WorkStep.Index, Now = now, pair.Value.ReasonCode, pair.Value.Reason })),
            cancellation);
    }

    /// <summary>Takes back dead letters, since the index holds these documents now.</summary>
    public async Task AcceptAsync(IReadOnlyCollection<WorkItem> items, CancellationToken cancellation)
    {
        if (items.Count == 0) return;
        await database.ChangeAsync(
            async session =>
            {
                await session.LockAsync(ArchiveLock.Progress);
                var now = time.GetUtcNow();
                foreach (var item in items.OrderBy(item => item.DocumentId, StringComparer.Ordinal))
                    if (await session.ExecuteAsync("DELETE FROM work WHERE id = @Id AND token = @Token AND dead = 1", new { item.Id, item.Token }) > 0)
                        await RunProgress.AcceptedAsync(session, item.DocumentId, now);
            },
            cancellation);
    }

    /// <summary>Puts items back as if they had not been taken: the index is away, which is no fault of theirs.</summary>
    public async Task PutBackAsync(IReadOnlyCollection<WorkItem> items, CancellationToken cancellation)
    {
        var now = Stored.Time(time.GetUtcNow());
        await database.ChangeAsync(
            async session =>
            {
                await session.ExecuteAsync(
                    "UPDATE work SET leased = 0, worker = NULL, available_at = @Now WHERE id = @Id AND token = @Token AND dead = 0",
                    items.OrderBy(item => item.DocumentId, StringComparer.Ordinal).Select(item => new { item.Id, item.Token, Now = now }));
                await session.ExecuteAsync("INSERT INTO state (name, value) VALUES ('index_away_since', @Now) ON CONFLICT (name) DO NOTHING", new { Now = now });
            },
            cancellation);
    }

    /// <summary>Since when writing waits for the index; null when it does not.</summary>
    public async Task<DateTimeOffset?> AwaySinceAsync(CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await AwaySinceAsync(session);
    }

    internal static async Task<DateTimeOffset?> AwaySinceAsync(Session session) =>
        await session.FirstAsync<long>("SELECT value FROM state WHERE name = 'index_away_since'") is var at and > 0 ? Stored.Time(at) : null;

    private sealed class StandingRow
    {
        public long Id { get; init; }
        public string DocumentId { get; init; } = "";
        public long Token { get; init; }
        public int Attempts { get; init; }
        public int Dead { get; init; }
        public string? Reason { get; init; }

        public IndexStanding ToStanding() => new(new WorkItem(Id, DocumentId, WorkStep.Index, Token, Attempts + 1), Dead != 0, Reason);
    }
}
