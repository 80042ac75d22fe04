using System.Runtime.CompilerServices;

namespace DirectiveSearch.Ingestion;

public enum IndexDifferenceKind
{
    /// <summary>The archive holds it, the index does not.</summary>
    Missing,
    /// <summary>The index holds an older revision.</summary>
    Stale,
    /// <summary>The index holds a revision that the archive never gave: it comes from another archive, or the archive from an older copy.</summary>
    Ahead,
    /// <summary>The index holds it, the archive does not.</summary>
    Surplus,
}

/// <summary>A document of which index and archive say different things.</summary>
/// <param name="Revision">In the archive; null when it does not hold the document.</param>
/// <param name="Version">In the index; null when it does not hold the document.</param>
public sealed record IndexDifference(string Id, long? Revision, long? Version)
{
    public IndexDifferenceKind Kind =>
        Version is null ? IndexDifferenceKind.Missing
        : Revision is null ? IndexDifferenceKind.Surplus
        : Revision > Version ? IndexDifferenceKind.Stale
        : IndexDifferenceKind.Ahead;
}

/// <summary>Walks archive and index side by side; holds one row of each.</summary>
public static class IndexComparison
{
    /// <param name="archive">Ids and revisions in the ordinal order of ids.</param>
    /// <param name="index">Ids and versions likewise; begun first, so that what it shows the archive has said before.</param>
    /// <returns>What differs, in the order of ids.</returns>
    /// <exception cref="InvalidOperationException">A list is out of order.</exception>
    public static async IAsyncEnumerable<IndexDifference> CompareAsync(
        IAsyncEnumerable<(string Id, long Revision)> archive, IAsyncEnumerable<(string Id, long Version)> index, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var versions = index.GetAsyncEnumerator(cancellation);
        await using var revisions = archive.GetAsyncEnumerator(cancellation);
        var version = await NextAsync(versions, null).ConfigureAwait(false);
        var revision = await NextAsync(revisions, null).ConfigureAwait(false);
        while (revision is not null || version is not null)
        {
            var order = revision is null ? 1 : version is null ? -1 : string.CompareOrdinal(revision.Value.Id, version.Value.Id);
            var (held, found) = (order <= 0 ? revision : null, order >= 0 ? version : null);
            if (held?.Number != found?.Number) yield return new IndexDifference((held ?? found)!.Value.Id, held?.Number, found?.Number);
            if (held is not null) revision = await NextAsync(revisions, held.Value.Id).ConfigureAwait(false);
            if (found is not null) version = await NextAsync(versions, found.Value.Id).ConfigureAwait(false);
        }
    }

    private static async ValueTask<(string Id, long Number)?> NextAsync(IAsyncEnumerator<(string Id, long Number)> rows, string? before)
    {
        if (!await rows.MoveNextAsync().ConfigureAwait(false)) return null;
        if (before is not null && string.CompareOrdinal(before, rows.Current.Id) >= 0) throw new InvalidOperationException($"{rows.Current.Id} is listed behind {before}");
        return rows.Current;
    }
}
