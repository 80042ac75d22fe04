namespace DirectiveSearch.Archive;

/// <summary>What every change leaves behind: a higher revision for the index, the time for readers, and work for the next step.</summary>
internal static class Changes
{
    /// <summary>Stamps documents with a new revision and enqueues them for the index.</summary>
    public static async Task PublishAsync(Session session, IReadOnlyCollection<string> documentIds, DateTimeOffset now)
    {
        if (documentIds.Count == 0) return;
        var revision = await session.FirstAsync<long>(
            "INSERT INTO state (name, value) VALUES ('revision', 1) ON CONFLICT (name) DO UPDATE SET value = state.value + 1 RETURNING value");
        await session.ExecuteAsync(
            "INSERT INTO state (name, value) VALUES ('changed_at', @Now) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            new { Now = Stored.Time(now) });
        await session.ExecuteInAsync(
            "UPDATE documents SET revision = @Revision WHERE id IN @Keys", documentIds, keys => new { Keys = keys, Revision = revision });
        await EnqueueAsync(session, documentIds, WorkStep.Index, now);
    }

    /// <summary>What makes a row of the work table as if it were new (with @Now); whoever has it comes too late.</summary>
    public const string Afresh =
        """
        token = work.token + 1, attempts = 0, abandoned = 0, leased = 0, worker = NULL, dead = 0,
            available_at = @Now, enqueued_at = @Now, reason_code = NULL, reason = NULL
        """;

    /// <summary>Asking again for a step that waits or runs starts it afresh: a worker that has it now comes too late.</summary>
    public static Task EnqueueAsync(Session session, IEnumerable<string> documentIds, WorkStep step, DateTimeOffset now) =>
        session.ExecuteAsync(
            $"""
            INSERT INTO work (document_id, step, available_at, enqueued_at) VALUES (@DocumentId, @Step, @Now, @Now)
            ON CONFLICT (document_id, step) DO UPDATE SET {Afresh}
            """,
            documentIds.Order(StringComparer.Ordinal).Select(id => new { DocumentId = id, Step = (int)step, Now = Stored.Time(now) }));
}
