using System.Runtime.CompilerServices;
using DirectiveSearch.Search;

namespace DirectiveSearch.Tests.Portal;

/// <summary>An index that counts what it is asked, and that can be away.</summary>
internal sealed class WatchedIndex(ISearchIndex inner) : ISearchIndex
{
    private int asked;

    public static SearchUnavailableException Gone { get; } = new("Không máy chủ Elasticsearch nào trả lời: http://127.0.0.1:9200");

    /// <summary>What every question throws, while it is set.</summary>
    public Exception? Away { get; set; }

    /// <summary>How long every question hangs, at most until it is cancelled.</summary>
    public TimeSpan Hangs { get; set; }

    /// <summary>Answers in place of the index.</summary>
    public Func<SearchRequest, SearchResult>? Instead { get; set; }

    /// <summary>How many ids a scan gives before the index is gone.</summary>
    public int? ScanBreaksAfter { get; set; }

    public int TakeAsked() => Interlocked.Exchange(ref asked, 0);

    public async Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellation)
    {
        await AskedAsync(cancellation);
        return Instead is { } instead ? instead(request) : await inner.SearchAsync(request, cancellation);
    }

    public async IAsyncEnumerable<string> ScanAsync(SearchQuery query, IReadOnlyList<SearchFilter> filters, SearchSort sort, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await AskedAsync(cancellation);
        var given = 0;
        await foreach (var id in inner.ScanAsync(query, filters, sort, cancellation))
        {
            if (given++ == ScanBreaksAfter) throw Gone;
            yield return id;
        }
    }

    public async Task<ScoreExplanation?> ExplainAsync(SearchQuery query, string id, CancellationToken cancellation)
    {
        await AskedAsync(cancellation);
        return new ScoreExplanation("sum of:", 2.5, [new ScoreExplanation("weight(syllables:thi <b>)", 1.25, []), new ScoreExplanation("weight(pairs:thi dua)", 1.25, [])]);
    }

    public Task<IReadOnlyList<RefusedEntry>> WriteAsync(IReadOnlyList<IndexEntry> entries, CancellationToken cancellation) => inner.WriteAsync(entries, cancellation);

    public Task DeleteAsync(IReadOnlyList<string> ids, long version, CancellationToken cancellation) => inner.DeleteAsync(ids, version, cancellation);

    public Task RefreshAsync(CancellationToken cancellation) => inner.RefreshAsync(cancellation);

    public IAsyncEnumerable<(string Id, long Version)> ListAsync(CancellationToken cancellation) => inner.ListAsync(cancellation);

    public Task<IndexBuild> BuildAsync(CancellationToken cancellation) => inner.BuildAsync(cancellation);

    private async Task AskedAsync(CancellationToken cancellation)
    {
        Interlocked.Increment(ref asked);
        if (Hangs > TimeSpan.Zero) await Task.Delay(Hangs, cancellation);
        if (Away is { } away) throw away;
    }
}
