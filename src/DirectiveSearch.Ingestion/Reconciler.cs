using System.Runtime.CompilerServices;
using DirectiveSearch.Archive;
using DirectiveSearch.Search;

namespace DirectiveSearch.Ingestion;

/// <summary>How far a walk over archive and index is.</summary>
/// <param name="Done">Documents of the archive that were passed.</param>
/// <param name="Written">Of these, the ones that had to be written.</param>
public sealed record ReconcileProgress(long Done, long Total, long Written);

/// <summary>What a walk changed.</summary>
/// <param name="Documents">In the archive.</param>
/// <param name="Refused">Documents that the index will not take, with its reasons.</param>
public sealed record Reconciled(long Documents, long Missing, long Stale, long Ahead, long Surplus, IReadOnlyDictionary<string, string> Refused)
{
    /// <summary>What differed and does no longer.</summary>
    public long Changed => Missing + Stale + Ahead + Surplus - Refused.Count;
}

/// <summary>Makes an index hold exactly what the archive says, each document in its latest revision. The same walk fills an empty
/// index, goes on with one that was begun, catches up with what changed meanwhile, and mends one that differs.</summary>
public sealed class Reconciler(ArchiveStore archive, ISearchIndex index)
{
    private const int DocumentsAtATime = 256;
    private const int RevisionsAtATime = 2000;

    private readonly Dictionary<string, string> refused = [];
    private readonly Dictionary<IndexDifferenceKind, long> counts = Enum.GetValues<IndexDifferenceKind>().ToDictionary(kind => kind, _ => 0L);
    private long passed;

    /// <summary>One walk. What the archive takes in meanwhile may or may not be part of it.</summary>
    /// <exception cref="SearchUnavailableException">What was written stays; a new walk goes on.</exception>
    public static async Task<Reconciled> RunAsync(ArchiveStore archive, ISearchIndex index, IProgress<ReconcileProgress> progress, CancellationToken cancellation)
    {
        var walk = new Reconciler(archive, index);
        return await walk.RunAsync(progress, cancellation).ConfigureAwait(false);
    }

    /// <summary>Ids and revisions of all documents, in the ordinal order of ids.</summary>
    internal static async IAsyncEnumerable<(string Id, long Revision)> RevisionsAsync(ArchiveStore archive, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var after = ""; ;)
        {
            var rows = await archive.Documents.RevisionsAsync(after, RevisionsAtATime, cancellation).ConfigureAwait(false);
            foreach (var row in rows) yield return row;
            if (rows.Count < RevisionsAtATime) yield break;
            after = rows[^1].Id;
        }
    }

    private async Task<Reconciled> RunAsync(IProgress<ReconcileProgress> progress, CancellationToken cancellation)
    {
        var total = (await archive.CountAsync(cancellation).ConfigureAwait(false)).Documents;
        await index.RefreshAsync(cancellation).ConfigureAwait(false);
        var differences = IndexComparison.CompareAsync(PassedAsync(cancellation), index.ListAsync(cancellation), cancellation);
        var writing = Task.CompletedTask;
        try
        {
            // The next batch is read while the index writes the last one.
            await foreach (var batch in differences.Chunk(DocumentsAtATime).WithCancellation(cancellation).ConfigureAwait(false))
            {
                var change = await ReadAsync(batch, cancellation).ConfigureAwait(false);
                await writing.ConfigureAwait(false);
                writing = WriteAsync(change, cancellation);
                progress.Report(new ReconcileProgress(passed, Math.Max(total, passed), counts.Values.Sum()));
            }
        }
        finally
        {
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await writing.ConfigureAwait(false);
        progress.Report(new ReconcileProgress(passed, passed, counts.Values.Sum()));
        return new Reconciled(
            passed, counts[IndexDifferenceKind.Missing], counts[IndexDifferenceKind.Stale], counts[IndexDifferenceKind.Ahead], counts[IndexDifferenceKind.Surplus], refused);
    }

    private async IAsyncEnumerable<(string Id, long Revision)> PassedAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in RevisionsAsync(archive, cancellation).ConfigureAwait(false))
        {
            passed++;
            yield return row;
        }
    }

    private async Task<IndexChange> ReadAsync(IndexDifference[] batch, CancellationToken cancellation)
    {
        foreach (var difference in batch) counts[difference.Kind]++;
        await OvertakeAsync(batch, cancellation).ConfigureAwait(false);
        return await IndexChange.ReadAsync(archive, [.. batch.Select(difference => difference.Id)], cancellation).ConfigureAwait(false);
    }

    /// <summary>The index takes nothing older than what it has, so the archive goes on beyond that.</summary>
    private async Task OvertakeAsync(IndexDifference[] batch, CancellationToken cancellation)
    {
        var ahead = batch.Where(difference => difference.Kind == IndexDifferenceKind.Ahead).Select(difference => difference.Id).ToList();
        var newest = batch.Max(difference => difference.Version ?? 0);
        if (ahead.Count > 0 || newest > await archive.Documents.RevisionAsync(cancellation).ConfigureAwait(false))
            await archive.OvertakeAsync(ahead, newest, cancellation).ConfigureAwait(false);
    }

    private async Task WriteAsync(IndexChange change, CancellationToken cancellation)
    {
        foreach (var entry in await change.WriteAsync(index, cancellation).ConfigureAwait(false)) refused[entry.Id] = entry.Reason;
    }
}
