namespace DirectiveSearch.Archive;

/// <summary>What is left to do: one row per document and step, leased to workers, enqueued in the transaction that changes the document.
/// Each finishing call is one transaction for a whole batch; items with a stale token are dropped, and the ones that counted are returned.</summary>
public sealed class WorkTable
{
    /// <summary>Items that wait or are being worked on; dead letters are not counted.</summary>
    public Task<int> PendingAsync(CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>When the next item becomes free to lease; null when nothing waits.</summary>
    public Task<DateTimeOffset?> NextAsync(CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Takes up to <paramref name="count"/> items that are due, oldest first, for <paramref name="lease"/>.</summary>
    public Task<IReadOnlyList<WorkItem>> LeaseAsync(IReadOnlyCollection<WorkStep> steps, int count, TimeSpan lease, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Prolongs leases; items that are no longer this worker's are left out of the answer.</summary>
    public Task<IReadOnlyList<WorkItem>> RenewAsync(IReadOnlyCollection<WorkItem> items, TimeSpan lease, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Stores texts and enqueues extraction; a set-aside document leaves the index.</summary>
    /// <param name="version">Of the converter.</param>
    public Task<IReadOnlyList<WorkItem>> ConvertedAsync(IReadOnlyCollection<Conversion> results, int version, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Stores what was read and enqueues resolution.</summary>
    /// <param name="version">Of the extractor.</param>
    public Task<IReadOnlyList<WorkItem>> ExtractedAsync(IReadOnlyCollection<Extracted> results, int version, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Resolves the groups of evidence that these documents touched, and enqueues for the index these documents and every other whose citations now mean something else.</summary>
    public Task<IReadOnlyList<WorkItem>> ResolveAsync(IReadOnlyCollection<WorkItem> items, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Called after the index holds (or no longer holds) these documents.</summary>
    public Task<IReadOnlyList<WorkItem>> IndexedAsync(IReadOnlyCollection<WorkItem> items, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Puts an item back for later (random backoff) or, when it cannot be retried or was tried too often, away with its reason.</summary>
    /// <returns>Whether the token still counted.</returns>
    public Task<bool> FailAsync(WorkItem item, WorkFailure failure, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Enqueues a step for every document whose stamp of it is older.</summary>
    public Task<int> EnqueueStaleAsync(WorkStep step, int version, CancellationToken cancellation) => throw new NotImplementedException();
}
