namespace DirectiveSearch.Archive;

/// <summary>Which files of a run; null: any.</summary>
/// <param name="ReasonCode">Why it failed or was set aside.</param>
/// <param name="Item">This one alone.</param>
public sealed record RunItemFilter(RunItemState? State = null, string? ReasonCode = null, long? Item = null);

/// <summary>Files of a run that failed for one reason.</summary>
/// <param name="Retryable">Those whose bytes are kept, so that they can be tried again.</param>
/// <param name="Reason">Of one of them, in Vietnamese: why, and what to do.</param>
public sealed record RunFailures(string ReasonCode, int Count, int Retryable, string Reason);

/// <summary>How far the files of a run are that are neither done nor given up.</summary>
/// <param name="Waiting">How many wait for or are in each step, the first that is left of each file; a step that is not there has none.</param>
/// <param name="Finished">Files that were worked off since <paramref name="Since"/>; duplicates and what was refused at the door took no work and do not count.</param>
public sealed record RunStanding(IReadOnlyDictionary<WorkStep, int> Waiting, int Finished, DateTimeOffset Since);

public sealed partial class RunTable
{
    private const string Chosen =
        "run_id = @RunId AND (@State IS NULL OR state = @State) AND (@ReasonCode IS NULL OR coalesce(reason_code, 'internal') = @ReasonCode) AND (@Item IS NULL OR id = @Item)";

    public async Task<Page<RunItem>> ChosenItemsAsync(long runId, RunItemFilter filter, int skip, int take, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var arguments = new { RunId = runId, State = (int?)filter.State, filter.ReasonCode, filter.Item, Skip = skip, Take = take };
        var rows = await session.QueryAsync<RunItemRow>($"SELECT {RunItemRow.Columns} FROM run_items WHERE {Chosen} ORDER BY id LIMIT @Take OFFSET @Skip", arguments);
        return new Page<RunItem>([.. rows.Select(row => row.ToItem())], await session.FirstAsync<int>($"SELECT count(*) FROM run_items WHERE {Chosen}", arguments));
    }

    /// <summary>By reason, the most frequent first.</summary>
    public async Task<IReadOnlyList<RunFailures>> FailuresAsync(long runId, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var rows = await session.QueryAsync<FailuresRow>(
            """
            SELECT coalesce(reason_code, 'internal') AS code, count(*) AS count, count(document_id) AS retryable, min(reason) AS reason FROM run_items
            WHERE run_id = @RunId AND state = @Failed GROUP BY coalesce(reason_code, 'internal') ORDER BY count(*) DESC, code
            """,
            new { RunId = runId, Failed = (int)RunItemState.Failed });
        return [.. rows.Select(row => new RunFailures(row.Code, row.Count, row.Retryable, row.Reason ?? row.Code))];
    }

    /// <param name="since">From when on files that were worked off are counted.</param>
    public async Task<RunStanding> StandingAsync(long runId, DateTimeOffset since, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var arguments = new { RunId = runId, Since = Stored.Time(since), Duplicate = (int)RunItemState.Duplicate };
        var waiting = await session.QueryAsync<(int Step, int Count)>(
            """
            SELECT step, count(*) FROM (
                SELECT (SELECT min(w.step) FROM work w WHERE w.document_id = i.document_id AND w.dead = 0) AS step FROM run_items i WHERE i.run_id = @RunId AND i.state IN (0, 1)) open
            WHERE step IS NOT NULL GROUP BY step
            """,
            arguments);
        var finished = await session.FirstAsync<int>(
            "SELECT count(*) FROM run_items WHERE run_id = @RunId AND state NOT IN (0, 1, @Duplicate) AND document_id IS NOT NULL AND updated_at >= @Since", arguments);
        return new RunStanding(waiting.ToDictionary(row => (WorkStep)row.Step, row => row.Count), finished, since);
    }

    /// <summary>Puts failed files of a run back to work; those that never could be read have nothing to work on and stay.</summary>
    /// <param name="filter">Which of the failed.</param>
    /// <returns>How many.</returns>
    public async Task<int> RetryFailedAsync(long runId, RunItemFilter filter, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        var now = time.GetUtcNow();
        var arguments = new { RunId = runId, State = (int)RunItemState.Failed, filter.ReasonCode, filter.Item };
        var documents = await session.QueryAsync<string>(
            $"SELECT DISTINCT document_id FROM run_items WHERE {Chosen} AND document_id IN (SELECT w.document_id FROM work w WHERE w.dead = 1)", arguments);
        await Receiving.ReviveAsync(session, documents, now);
        var retried = await session.ExecuteInAsync(
            "UPDATE run_items SET state = @Waiting, reason_code = NULL, reason = NULL, updated_at = @Now WHERE run_id = @Id AND state = @Failed AND document_id IN @Keys",
            documents,
            keys => new { Keys = keys, Id = runId, Waiting = (int)RunItemState.Waiting, Failed = (int)RunItemState.Failed, Now = Stored.Time(now) });
        if (retried > 0)
            await session.ExecuteAsync(
                "UPDATE runs SET state = @Running, finished_at = NULL WHERE id = @Id AND state = @Finished",
                new { Id = runId, Running = (int)RunState.Running, Finished = (int)RunState.Finished });
        await session.CommitAsync();
        return retried;
    }

    private sealed class FailuresRow
    {
        public string Code { get; init; } = "";
        public int Count { get; init; }
        public int Retryable { get; init; }
        public string? Reason { get; init; }
    }
}
