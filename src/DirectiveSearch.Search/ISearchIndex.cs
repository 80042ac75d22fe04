namespace DirectiveSearch.Search;

public enum SearchSort
{
    Relevance,
    Newest,
    Oldest,
}

/// <summary>Which rule matched: every document, all words, or (when that found none) enough pairs of neighbouring words.</summary>
public enum Rung
{
    Everything,
    AllWords,
    SomePairs,
}

/// <summary>Values of one field are alternatives; fields and exclusions add up. A combined field filters on its combined key.</summary>
public sealed record SearchFilter(FacetField Field, string Value, bool Exclude = false);

/// <summary>Facets are counted over all matches. Limit 0: every value.</summary>
public sealed record FacetRequest(FacetField Field, int Limit);

public sealed record SearchRequest(
    SearchQuery Query, IReadOnlyList<SearchFilter> Filters, SearchSort Sort, int Skip, int Take, IReadOnlyList<FacetRequest> Facets);

public sealed record SearchHit(string Id, double Score);

public sealed record FacetCount(string Value, int Documents);

public sealed record SearchResult(
    int Total, Rung Rung, IReadOnlyList<SearchHit> Hits, IReadOnlyDictionary<FacetField, IReadOnlyList<FacetCount>> Facets);

/// <summary>The index: SQLite FTS5 (embedded) or Elasticsearch. Thrown away and rebuilt at will; the archive is the truth.</summary>
public interface ISearchIndex
{
    Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellation);

    /// <summary>Writes a batch; idempotent, and an older version never overwrites a newer one.</summary>
    Task WriteAsync(IReadOnlyList<IndexEntry> entries, CancellationToken cancellation);

    Task DeleteAsync(IReadOnlyList<string> ids, CancellationToken cancellation);

    /// <summary>Every id with its version, for verification against the archive.</summary>
    IAsyncEnumerable<(string Id, long Version)> ListAsync(CancellationToken cancellation);
}
