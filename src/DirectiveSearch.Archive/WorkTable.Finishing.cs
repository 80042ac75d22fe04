namespace DirectiveSearch.Archive;

public sealed partial class WorkTable
{
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
                var read = Accepted(results, result => result.Item, accepted);
                await ExtractionStoring.StoreAsync(session, read, version, now);
                await StepLog.DoneAsync(session, WorkStep.Extract, version, read.Select(result => (result.Item.DocumentId, FactsOf(result))), now);
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
                await StepLog.DoneAsync(session, WorkStep.Resolve, Directives.Resolution.Resolver.Version, Ids(accepted), now);
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
                await StepLog.DoneAsync(session, WorkStep.Index, 0, Ids(accepted), now);
            },
            cancellation);

    /// <summary>Puts an item back for later (random backoff) or, when it cannot be retried or failed too often, away with its reason.</summary>
    /// <returns>Whether the token still counted.</returns>
    public Task<bool> FailAsync(WorkItem item, WorkFailure failure, CancellationToken cancellation) => database.ChangeAsync(
        async session =>
        {
            var now = time.GetUtcNow();
            var counted = failure.Retryable && item.Attempts < MostAttempts
                ? await session.ExecuteAsync(
                    """
                    UPDATE work SET attempts = attempts + 1, leased = 0, worker = NULL, available_at = @Later, reason_code = @ReasonCode, reason = @Reason
                    WHERE id = @Id AND token = @Token AND dead = 0
                    """,
                    new { item.Id, item.Token, failure.ReasonCode, failure.Reason, Later = Stored.Time(now + Backoff.After(item.Attempts)) }) > 0
                : await PutAwayAsync(session, item, "attempts", failure, now);
            if (counted) await StepLog.FailedAsync(session, item, failure, now);
            if (counted) await WorkDone.CountAsync(session, self, [item], failed: true, now);
            return counted;
        },
        cancellation);

    /// <summary>Takes the items whose token still counts and does the rest for those, all in one transaction.</summary>
    private Task<IReadOnlyList<WorkItem>> CompleteAsync(
        IReadOnlyCollection<WorkItem> items, ArchiveLock alone, Func<Session, IReadOnlyList<WorkItem>, DateTimeOffset, Task> effect, CancellationToken cancellation)
    {
        if (items.Count == 0) return Task.FromResult<IReadOnlyList<WorkItem>>([]);
        return database.ChangeAsync<IReadOnlyList<WorkItem>>(
            async session =>
            {
                await session.LockAsync(alone);
                var now = time.GetUtcNow();
                var accepted = await TakeAsync(session, items);
                if (accepted.Count == 0) return [];
                await effect(session, accepted, now);
                await WorkDone.CountAsync(session, self, accepted, failed: false, now);
                return accepted;
            },
            cancellation);
    }

    /// <summary>Removes the items whose token still counts, in the order in which steps are enqueued too, so that two workers never wait for each other's rows.</summary>
    private async Task<List<WorkItem>> TakeAsync(Session session, IReadOnlyCollection<WorkItem> items)
    {
        var accepted = new List<WorkItem>(items.Count);
        foreach (var chunk in items.OrderBy(item => item.DocumentId, StringComparer.Ordinal).Chunk(Session.ChunkSize))
        {
            var tokens = (await session.QueryAsync<(long Id, long Token)>(
                $"SELECT id, token FROM work WHERE id IN @Keys AND dead = 0 ORDER BY document_id {database.ForUpdate}",
                new { Keys = chunk.Select(item => item.Id).ToArray() })).ToDictionary(row => row.Id, row => row.Token);
            accepted.AddRange(chunk.Where(item => tokens.TryGetValue(item.Id, out var token) && token == item.Token));
        }

        await session.ExecuteInAsync("DELETE FROM work WHERE id IN @Keys", accepted.Select(item => item.Id));
        return accepted;
    }

    /// <param name="counter">Which of the two counts it adds to.</param>
    private static async Task<bool> PutAwayAsync(Session session, WorkItem item, string counter, WorkFailure failure, DateTimeOffset now)
    {
        var counted = await session.ExecuteAsync(
            $"""
            UPDATE work SET token = token + 1, leased = 0, worker = NULL, dead = 1, available_at = @Now, {counter} = {counter} + 1, reason_code = @ReasonCode, reason = @Reason
            WHERE id = @Id AND token = @Token AND dead = 0
            """,
            new { item.Id, item.Token, failure.ReasonCode, failure.Reason, Now = Stored.Time(now) });
        if (counted > 0) await RunProgress.FailedAsync(session, item.DocumentId, failure, now);
        return counted > 0;
    }

    private static List<T> Accepted<T>(IReadOnlyCollection<T> results, Func<T, WorkItem> itemOf, IReadOnlyList<WorkItem> accepted)
    {
        var ids = accepted.Select(item => item.Id).ToHashSet();
        return [.. results.Where(result => ids.Contains(itemOf(result).Id))];
    }

    private static StepFacts FactsOf(Extracted result) => new()
    {
        Citations = result.Extraction.Citations.Count,
        Movements = result.Extraction.Movements.Count,
        Warnings = result.Extraction.Citations.Sum(citation => citation.Warnings.Count),
    };

    private static List<string> Ids(IReadOnlyList<WorkItem> items) => [.. items.Select(item => item.DocumentId)];
}
