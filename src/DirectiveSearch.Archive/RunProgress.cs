namespace DirectiveSearch.Archive;

/// <summary>What becomes of the files of runs while their documents are worked on.</summary>
internal static class RunProgress
{
    private const string Open = "state IN (0, 1)";

    // Who closes the last item of a run finishes it, so closing is done by one after the other.

    public static Task WorkingAsync(Session session, IReadOnlyCollection<string> documentIds, DateTimeOffset now) =>
        session.ExecuteInAsync(
            "UPDATE run_items SET state = @State, updated_at = @Now WHERE state = 0 AND document_id IN @Keys", documentIds,
            keys => new { Keys = keys, State = (int)RunItemState.Working, Now = Stored.Time(now) });

    /// <summary>A file is done when nothing is left to do for its document.</summary>
    public static async Task DoneAsync(Session session, IReadOnlyCollection<string> documentIds, DateTimeOffset now)
    {
        await session.LockAsync(ArchiveLock.Progress);
        var closed = await session.ExecuteInAsync(
            $"""
            UPDATE run_items SET state = @State, updated_at = @Now WHERE document_id IN @Keys AND {Open}
                AND NOT EXISTS (SELECT 1 FROM work w WHERE w.document_id = run_items.document_id AND w.dead = 0)
            """,
            documentIds,
            keys => new { Keys = keys, State = (int)RunItemState.Done, Now = Stored.Time(now) });
        if (closed > 0) await FinishAsync(session, now);
    }

    public static Task FailedAsync(Session session, string documentId, WorkFailure failure, DateTimeOffset now) =>
        CloseAsync(session, documentId, RunItemState.Failed, failure.ReasonCode, failure.Reason, now);

    /// <summary>A file failed because the index refused its document, and now has it.</summary>
    public static Task AcceptedAsync(Session session, string documentId, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            UPDATE run_items SET state = @State, reason_code = NULL, reason = NULL, updated_at = @Now
            WHERE document_id = @Id AND state = @Failed AND reason_code = 'index-refused'
            """,
            new { Id = documentId, State = (int)RunItemState.Done, Failed = (int)RunItemState.Failed, Now = Stored.Time(now) });

    public static Task SetAsideAsync(Session session, string documentId, SetAside reason, DateTimeOffset now) =>
        CloseAsync(session, documentId, RunItemState.SetAside, reason.ReasonCode, reason.Reason, now);

    /// <summary>Files of documents that are tried again wait again, each in the run that brought it last; earlier runs keep what they told.</summary>
    public static async Task WaitAgainAsync(Session session, IReadOnlyCollection<string> documentIds, DateTimeOffset now)
    {
        if (documentIds.Count == 0) return;
        await session.LockAsync(ArchiveLock.Progress);
        await session.ExecuteInAsync(
            """
            UPDATE run_items SET state = @Waiting, reason_code = NULL, reason = NULL, updated_at = @Now
            WHERE document_id IN @Keys AND state = @Failed AND id = (SELECT max(i.id) FROM run_items i WHERE i.document_id = run_items.document_id)
            """,
            documentIds, keys => new { Keys = keys, Waiting = (int)RunItemState.Waiting, Failed = (int)RunItemState.Failed, Now = Stored.Time(now) });
        await session.ExecuteInAsync(
            """
            UPDATE runs SET state = @Running, finished_at = NULL WHERE state = @Finished
                AND id IN (SELECT run_id FROM run_items WHERE document_id IN @Keys AND state = @Waiting)
            """,
            documentIds, keys => new { Keys = keys, Running = (int)RunState.Running, Finished = (int)RunState.Finished, Waiting = (int)RunItemState.Waiting });
    }

    /// <summary>Finishes the runs to which no more files come and in which none is left to do.</summary>
    public static async Task FinishAsync(Session session, DateTimeOffset now)
    {
        await session.LockAsync(ArchiveLock.Progress);
        await session.ExecuteAsync(
            $"""
            UPDATE runs SET state = @Finished, finished_at = @Now WHERE state = @Running AND closed = 1
                AND NOT EXISTS (SELECT 1 FROM run_items i WHERE i.run_id = runs.id AND i.{Open})
            """,
            new { Finished = (int)RunState.Finished, Running = (int)RunState.Running, Now = Stored.Time(now) });
    }

    private static async Task CloseAsync(Session session, string documentId, RunItemState state, string reasonCode, string reason, DateTimeOffset now)
    {
        await session.LockAsync(ArchiveLock.Progress);
        await session.ExecuteAsync(
            $"UPDATE run_items SET state = @State, reason_code = @ReasonCode, reason = @Reason, updated_at = @Now WHERE document_id = @Id AND {Open}",
            new { Id = documentId, State = (int)state, ReasonCode = reasonCode, Reason = reason, Now = Stored.Time(now) });
        await FinishAsync(session, now);
    }
}
