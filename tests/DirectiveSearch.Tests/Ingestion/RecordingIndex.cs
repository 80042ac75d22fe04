using System.Collections.Concurrent;
using DirectiveSearch.Search;

namespace DirectiveSearch.Tests.Ingestion;

/// <summary>Holds what it is told, for tests of what ingestion tells it; searching is not its business.</summary>
internal sealed class RecordingIndex : ISearchIndex
{
    public ConcurrentDictionary<string, IndexEntry> Entries { get; } = [];

    /// <summary>The reason for which an entry is refused, or null.</summary>
    public Func<IndexEntry, string?> Refuses { get; set; } = _ => null;

    /// <summary>Whether the next call is answered.</summary>
    public Func<bool> Answers { get; set; } = () => true;

    /// <summary>Batches that came, answered or not.</summary>
    public int Writes { get; private set; }

    public int Refreshes { get; private set; }

    public Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellation) => throw new NotSupportedException();

    public IAsyncEnumerable<string> ScanAsync(SearchQuery query, IReadOnlyList<SearchFilter> filters, SearchSort sort, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<ScoreExplanation?> ExplainAsync(SearchQuery query, string id, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<RefusedEntry>> WriteAsync(IReadOnlyList<IndexEntry> entries, CancellationToken cancellation)
    {
        Writes++;
        Ask();
        var refused = entries.Where(entry => Refuses(entry) is not null).Select(entry => new RefusedEntry(entry.Id, Refuses(entry)!)).ToList();
        foreach (var entry in entries.Where(entry => Refuses(entry) is null)) Entries.AddOrUpdate(entry.Id, entry, (_, held) => held.Version > entry.Version ? held : entry);
        return Task.FromResult<IReadOnlyList<RefusedEntry>>(refused);
    }

    public Task RefreshAsync(CancellationToken cancellation)
    {
        Refreshes++;
        Ask();
        return Task.CompletedTask;
    }

    public Task<IndexBuild> BuildAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task DeleteAsync(IReadOnlyList<string> ids, long version, CancellationToken cancellation)
    {
        Ask();
        foreach (var id in ids)
            if (Entries.TryGetValue(id, out var held) && held.Version <= version) Entries.TryRemove(id, out _);
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<(string Id, long Version)> ListAsync(CancellationToken cancellation) =>
        Entries.Values.OrderBy(entry => entry.Id, StringComparer.Ordinal).Select(entry => (entry.Id, entry.Version)).ToList().ToAsyncEnumerable();

    private void Ask()
    {
        if (!Answers()) throw new SearchUnavailableException("Chỉ mục thử không trả lời.");
    }
}
