using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages;

/// <summary>Of which provinces the index holds anything at all; asked at most every few seconds, however many pages tell the silent ones.</summary>
public sealed class HeldProvinces(ISearchIndex index, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);
    private static readonly SearchRequest Question = new(SearchQuery.Everything, [], SearchSort.Newest, 0, 0, [new FacetRequest(FacetField.Province, 0)]);
    private Known? last;

    private sealed record Known(IReadOnlySet<string> Slugs, long At);

    /// <summary>Slugs, former provinces among them.</summary>
    public async Task<IReadOnlySet<string>> ReadAsync(CancellationToken cancellation)
    {
        if (last is { } known && time.GetElapsedTime(known.At) < Fresh) return known.Slugs;
        var answer = await index.SearchAsync(Question, cancellation);
        var slugs = answer.Facets.GetValueOrDefault(FacetField.Province, []).Select(count => count.Value).ToHashSet();
        last = new Known(slugs, time.GetTimestamp());
        return slugs;
    }
}
