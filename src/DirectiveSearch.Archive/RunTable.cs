namespace DirectiveSearch.Archive;

public sealed class RunTable
{
    /// <summary>The latest first.</summary>
    public Task<Page<RunSummary>> ListAsync(int skip, int take, CancellationToken cancellation) => throw new NotImplementedException();

    public Task<RunSummary?> FindAsync(long id, CancellationToken cancellation) => throw new NotImplementedException();

    /// <param name="state">Null: all.</param>
    public Task<Page<RunItem>> ItemsAsync(long runId, RunItemState? state, int skip, int take, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Opens a run (and its source, at its first).</summary>
    /// <param name="kind">ingest, upload, sample or crawl. In an upload a known name with other bytes is another document; elsewhere it is a new version.</param>
    /// <param name="source">Slug of the source.</param>
    /// <param name="label">For people.</param>
    public Task<long> StartAsync(string kind, string source, string label, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Records files in one transaction: documents, versions, addresses, items, and the work they need. Safe to repeat.
    /// Bytes that a document holds already make a Duplicate with that document's id.</summary>
    public Task<IReadOnlyList<RunItem>> ReceiveAsync(long runId, IReadOnlyList<ReceivedFile> files, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Says that no more files come: the run finishes with its last item, or is cancelled (what was received is still worked off).</summary>
    public Task CloseAsync(long runId, bool cancelled, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Closes runs that a dead process left open; for the holder of the writer lock, at its start.</summary>
    public Task CloseAbandonedAsync(CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Puts the failed files of a run back to work; those that never could be read have nothing to work on and stay.</summary>
    public Task<int> RetryFailedAsync(long runId, CancellationToken cancellation) => throw new NotImplementedException();
}
