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
    SearchQuery Query, IReadOnlyList<SearchFilter> Filters, SearchSort Sort, int Skip, int Take, IReadOnlyList<FacetRequest> Facets)
{
    /// <summary>A result's <see cref="SearchResult.Next"/>: the hits behind it, whatever <see cref="Skip"/> says. One that cannot be read begins anew.</summary>
    public string? After { get; init; }
}

public sealed record SearchHit(string Id, double Score);

public sealed record FacetCount(string Value, int Documents);

public sealed record SearchResult(
    int Total, Rung Rung, IReadOnlyList<SearchHit> Hits, IReadOnlyDictionary<FacetField, IReadOnlyList<FacetCount>> Facets)
{
    /// <summary>Where the next page begins; null when the hits end here. Letters, digits, - and _ only.</summary>
    public string? Next { get; init; }
}

/// <summary>Why a document scores as it does, part by part; the words are the engine's.</summary>
public sealed record ScoreExplanation(string Description, double Value, IReadOnlyList<ScoreExplanation> Parts);

/// <summary>An entry that the index will never take, and why.</summary>
public sealed record RefusedEntry(string Id, string Reason);

/// <summary>A generation of the index that is built beside the one in use.</summary>
/// <param name="Resumed">It holds what an earlier build, stopped before its end, had written.</param>
/// <param name="PublishAsync">Puts it in use in one step; searches under way end on the one before.</param>
public sealed record IndexBuild(ISearchIndex Index, bool Resumed, Func<CancellationToken, Task> PublishAsync);

/// <summary>The index: SQLite FTS5 (embedded) or Elasticsearch. Thrown away and rebuilt at will; the archive is the truth.
/// Any call may throw <see cref="SearchUnavailableException"/>.</summary>
public interface ISearchIndex
{
    Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellation);

    /// <summary>The ids of all matches in order, from one state of the index however long the reading takes.</summary>
    IAsyncEnumerable<string> ScanAsync(SearchQuery query, IReadOnlyList<SearchFilter> filters, SearchSort sort, CancellationToken cancellation);

    /// <summary>Null when the document does not match or is not there.</summary>
    Task<ScoreExplanation?> ExplainAsync(SearchQuery query, string id, CancellationToken cancellation);

    /// <summary>Writes a batch; idempotent, and an older version never overwrites a newer one. All but the refused are in when it returns.</summary>
    Task<IReadOnlyList<RefusedEntry>> WriteAsync(IReadOnlyList<IndexEntry> entries, CancellationToken cancellation);

    /// <param name="version">The archive's revision when it was seen not to hold them: newer entries stay.</param>
    Task DeleteAsync(IReadOnlyList<string> ids, long version, CancellationToken cancellation);

    /// <summary>What was written or deleted before is seen by searches after.</summary>
    Task RefreshAsync(CancellationToken cancellation);

    /// <summary>Every id with its version in the ordinal order of ids, from one state of the index, for verification against the archive.</summary>
    IAsyncEnumerable<(string Id, long Version)> ListAsync(CancellationToken cancellation);

    /// <summary>Begins a generation beside the one in use, or goes on with an unfinished one of this version.</summary>
    Task<IndexBuild> BuildAsync(CancellationToken cancellation);
}
