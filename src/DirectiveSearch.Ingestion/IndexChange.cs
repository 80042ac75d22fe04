using DirectiveSearch.Archive;
using DirectiveSearch.Search;

namespace DirectiveSearch.Ingestion;

/// <summary>What the archive says of some documents, for the index: entries to write, and ids that it must not hold.</summary>
/// <param name="Version">The archive's revision when it was seen not to hold those that are gone.</param>
internal sealed record IndexChange(IReadOnlyList<IndexEntry> Entries, IReadOnlyList<string> Gone, long Version)
{
    public static async Task<IndexChange> ReadAsync(ArchiveStore archive, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        // Read before the documents: what is not held then and comes later has a higher one.
        var version = await archive.Documents.RevisionAsync(cancellation).ConfigureAwait(false);
        var documents = await archive.Documents.IndexableAsync(ids, cancellation).ConfigureAwait(false);
        return new IndexChange([.. documents.Values.AsParallel().Select(IndexEntryBuilder.Build)], [.. ids.Where(id => !documents.ContainsKey(id))], version);
    }

    /// <returns>What the index will never take.</returns>
    public async Task<IReadOnlyList<RefusedEntry>> WriteAsync(ISearchIndex index, CancellationToken cancellation)
    {
        IReadOnlyList<RefusedEntry> refused = Entries.Count == 0 ? [] : await index.WriteAsync(Entries, cancellation).ConfigureAwait(false);
        if (Gone.Count > 0) await index.DeleteAsync(Gone, Version, cancellation).ConfigureAwait(false);
        return refused;
    }
}
