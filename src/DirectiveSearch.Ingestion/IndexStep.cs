using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion.Conversion;
using DirectiveSearch.Search;

namespace DirectiveSearch.Ingestion;

/// <summary>The last step: the index is brought up to the archive. When it does not answer, the work waits in the work table and it is asked again after a growing pause.</summary>
public sealed class IndexStep(ArchiveStore archive, ISearchIndex index, WorkOptions options, TimeProvider time)
{
    private const int DocumentsAtATime = 256;

    private int failures;
    private DateTimeOffset notBefore;

    /// <summary>It did not answer when last asked.</summary>
    public bool IsAway => failures > 0;

    /// <summary>Writes one batch.</summary>
    /// <returns>How many items were taken; 0 when none waits or the index is away.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (time.GetUtcNow() < notBefore) return 0;
        var items = await archive.Work.LeaseAsync(WorkStep.Index, DocumentsAtATime, options.Lease, cancellation).ConfigureAwait(false);
        if (items.Count == 0) return 0;
        using var measured = WorkTelemetry.Measure(WorkStep.Index, items.Count);
        var before = failures;
        await LeasedWork.StoreAsync(archive.Work, items, item => item, batch => WriteAsync(batch, before, items.Count < DocumentsAtATime, cancellation)).ConfigureAwait(false);
        return failures > before ? 0 : items.Count;
    }

    public static WorkFailure Refusal(string reason) => LeasedWork.Failure(new Reason("index-refused", reason), retryable: false);

    /// <param name="before">Failures when the items were taken: one more, and the rest of them goes back unasked.</param>
    /// <param name="last">Nothing more waits: what counts as done then is seen by searches.</param>
    private async Task WriteAsync(IReadOnlyList<WorkItem> items, int before, bool last, CancellationToken cancellation)
    {
        try
        {
            var refused = failures > before ? null : await WriteAsync(items, cancellation).ConfigureAwait(false);
            if (refused is null)
            {
                await archive.IndexWork.PutBackAsync([.. items], CancellationToken.None).ConfigureAwait(false);
                return;
            }

            if (last) await index.RefreshAsync(cancellation).ConfigureAwait(false);
            await archive.Work.IndexedAsync([.. items.Where(item => !refused.ContainsKey(item.DocumentId))], cancellation).ConfigureAwait(false);
            foreach (var item in items)
                if (refused.TryGetValue(item.DocumentId, out var reason)) await archive.Work.FailAsync(item, Refusal(reason), cancellation).ConfigureAwait(false);
            failures = 0;
        }
        catch (Exception error) when (error is SearchUnavailableException or SearchSetupException or IndexVersionException)
        {
            notBefore = time.GetUtcNow() + IndexPause.After(++failures);
            await archive.IndexWork.PutBackAsync([.. items], CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <returns>Reasons of what was refused, by id.</returns>
    private async Task<IReadOnlyDictionary<string, string>> WriteAsync(IReadOnlyList<WorkItem> items, CancellationToken cancellation)
    {
        var change = await IndexChange.ReadAsync(archive, [.. items.Select(item => item.DocumentId)], cancellation).ConfigureAwait(false);
        var refused = await change.WriteAsync(index, cancellation).ConfigureAwait(false);
        return refused.ToDictionary(entry => entry.Id, entry => entry.Reason);
    }
}
