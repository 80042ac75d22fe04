using DirectiveSearch.Archive;
using DirectiveSearch.Search;

namespace DirectiveSearch.Ingestion;

/// <summary>Brings an index to exactly what the archive says.</summary>
public static class Reindexer
{
    private const int DocumentsAtATime = 500;

    /// <summary>Writes every document and deletes what the archive does not hold; into an empty index it is a rebuild.</summary>
    /// <returns>The number of documents written.</returns>
    public static async Task<long> ReindexAsync(ArchiveStore archive, ISearchIndex index, IProgress<(long Done, long Total)> progress, CancellationToken cancellation)
    {
        var total = (await archive.CountAsync(cancellation).ConfigureAwait(false)).Documents;
        var written = new HashSet<string>();
        for (var after = ""; ;)
        {
            var batch = await archive.Documents.RevisionsAsync(after, DocumentsAtATime, cancellation).ConfigureAwait(false);
            if (batch.Count == 0) break;
            var documents = await archive.Documents.IndexableAsync([.. batch.Select(row => row.Id)], cancellation).ConfigureAwait(false);
            await index.WriteAsync([.. documents.Values.Select(IndexEntryBuilder.Build)], cancellation).ConfigureAwait(false);
            written.UnionWith(documents.Keys);
            after = batch[^1].Id;
            progress.Report((written.Count, Math.Max(total, written.Count)));
        }

        await DeleteOthersAsync(archive, index, written, cancellation).ConfigureAwait(false);
        return written.Count;
    }

    private static async Task DeleteOthersAsync(ArchiveStore archive, ISearchIndex index, HashSet<string> written, CancellationToken cancellation)
    {
        var revision = await archive.Documents.RevisionAsync(cancellation).ConfigureAwait(false);
        var others = new List<string>();
        await foreach (var (id, _) in index.ListAsync(cancellation).ConfigureAwait(false))
        {
            if (!written.Contains(id)) others.Add(id);
        }

        if (others.Count > 0) await index.DeleteAsync(others, revision, cancellation).ConfigureAwait(false);
    }
}
