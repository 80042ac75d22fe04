using System.Collections.Concurrent;
using DirectiveSearch.Search;

namespace DirectiveSearch.Tests.Ingestion;

/// <summary>Holds what it is told, for tests of what ingestion tells it; searching is not its business.</summary>
internal sealed class RecordingIndex : ISearchIndex
{
    public ConcurrentDictionary<string, IndexEntry> Entries { get; } = [];

    /// <summary>Entries whose writing fails.</summary>
    public Func<IndexEntry, bool> Refuses { get; set; } = _ => false;

    public Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellation) => throw new NotSupportedException();

    public IAsyncEnumerable<string> ScanAsync(SearchQuery query, IReadOnlyList<SearchFilter> filters, SearchSort sort, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<ScoreExplanation?> ExplainAsync(SearchQuery query, string id, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<RefusedEntry>> WriteAsync(IReadOnlyList<IndexEntry> entries, CancellationToken cancellation)
    {
        if (entries.Any(Refuses)) throw new IOException("refused");
        foreach (var entry in entries) Entries[entry.Id] = entry;
        return Task.FromResult<IReadOnlyList<RefusedEntry>>([]);
    }

    public Task RefreshAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task<IndexBuild> BuildAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task DeleteAsync(IReadOnlyList<string> ids, long version, CancellationToken cancellation)
    {
        foreach (var id in ids) Entries.TryRemove(id, out _);
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<(string Id, long Version)> ListAsync(CancellationToken cancellation) =>
        Entries.Values.OrderBy(entry => entry.Id, StringComparer.Ordinal).Select(entry => (entry.Id, entry.Version)).ToAsyncEnumerable();
}
