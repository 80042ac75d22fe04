using DirectiveSearch.Archive;
using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages.Search;

/// <summary>What the lenses are made from: the question, and what the index answered to it.</summary>
public sealed record Found(ArchiveStore Archive, ISearchIndex Index, ResultQuery Query, SearchQuery Parsed, SearchResult Result)
{
    /// <summary>Asks the index again under the same filters and some more.</summary>
    public Task<SearchResult> AskAsync(IEnumerable<SearchFilter> more, int take, IReadOnlyList<FacetRequest> facets, CancellationToken cancellation) =>
        Index.SearchAsync(new SearchRequest(Parsed, [.. Query.AllFilters, .. more], Query.SortInForce, 0, take, facets), cancellation);
}

/// <summary>Answers a result query from the index and the archive, in the lens that it asks for.</summary>
public sealed class ResultsReader(ArchiveStore archive, ISearchIndex index)
{
    private const int MostInstruments = 6;

    /// <param name="hits">Documents on a page of the list.</param>
    public async Task<Results> ReadAsync(ResultQuery query, CancellationToken cancellation, int hits = ResultQuery.PageSize)
    {
        var (parsed, error) = Read(query.Text);
        if (error is not null || parsed is null) return Results.Unreadable(query, error!);
        var found = await FindAsync(query, parsed, hits, cancellation);
        var counts = await CountOwnFieldsAsync(found, cancellation);
        var values = counts.SelectMany(field => field.Value.Select(count => (field.Key, count.Value)))
            .Concat(query.AllFilters.Select(filter => (filter.Field, filter.Value))).ToList();
        var labels = await FacetLabels.ReadAsync(archive, values, cancellation);
        var results = new Results(query, null, found.Result.Total, found.Result.Rung)
        {
            Instruments = await NamedAsync(query, cancellation),
            Facets = FacetGroups.Build(query, counts, labels),
            Active = FacetGroups.Active(query, labels),
            Years = Timelines.Years(query, found.Result.Facets.GetValueOrDefault(FacetField.Year, [])),
        };
        return await WithLensAsync(results, found, cancellation);
    }

    /// <summary>Either a query or an error, never both.</summary>
    public static (SearchQuery? Query, QueryError? Error) Read(string text)
    {
        if (text.Length == 0) return (SearchQuery.Everything, null);
        if (text.Length <= ResultQuery.LongestText) return QueryParser.Parse(text);
        var cut = text[..ResultQuery.LongestText];
        return (null, new QueryError(
            ResultQuery.LongestText, $"Câu tìm dài {Wording.OfficialDate.Number(text.Length)} ký tự; máy chủ nhận nhiều nhất {Wording.OfficialDate.Number(ResultQuery.LongestText)} ký tự.",
            cut[..(cut.LastIndexOf(' ') is var blank and > 0 ? Math.Min(blank, 200) : 200)].Trim()));
    }

    private async Task<Found> FindAsync(ResultQuery query, SearchQuery parsed, int hits, CancellationToken cancellation)
    {
        var isList = query.Lens is Lens.List;
        var take = isList ? hits : 0;
        var facets = FacetGroups.Offered.Concat(query.Lens switch
        {
            Lens.Timeline => Timelines.Facets,
            Lens.Graph => Graphs.Facets,
            Lens.Coverage => Coverages.Facets(query.Columns),
            _ => [],
        });
        var skip = isList ? (query.Page - 1) * ResultQuery.PageSize : 0;
        var request = new SearchRequest(parsed, query.AllFilters, query.SortInForce, skip, take, [.. facets.DistinctBy(facet => facet.Field)]);
        return new Found(archive, index, query, parsed, await index.SearchAsync(request, cancellation));
    }

    /// <summary>Values of one field are alternatives, so a filtered field is counted as if it were not filtered.</summary>
    private async Task<IReadOnlyDictionary<FacetField, IReadOnlyList<FacetCount>>> CountOwnFieldsAsync(Found found, CancellationToken cancellation)
    {
        var counts = found.Result.Facets.ToDictionary();
        foreach (var field in found.Query.Filters.Where(filter => !filter.Exclude).Select(filter => filter.Field).Distinct())
        {
            if (FacetGroups.Offered.FirstOrDefault(offer => offer.Field == field) is not { } offer) continue;
            var others = found.Query.AllFilters.Where(filter => filter.Field != field || filter.Exclude || found.Query.Place.Given.Contains(filter)).ToList();
            var answer = await index.SearchAsync(new SearchRequest(found.Parsed, others, SearchSort.Newest, 0, 0, [offer]), cancellation);
            counts[field] = answer.Facets.GetValueOrDefault(field, []);
        }

        return counts;
    }

    private async Task<IReadOnlyList<InstrumentSummary>> NamedAsync(ResultQuery query, CancellationToken cancellation) =>
        QueryParser.ReadNumber(query.Text) is { } number
            ? await archive.Instruments.ByNumberAsync(number.Key, number.Prefix, number.TypeSlug, MostInstruments, cancellation)
            : [];

    private static async Task<Results> WithLensAsync(Results results, Found found, CancellationToken cancellation)
    {
        switch (found.Query.Lens)
        {
            case Lens.List:
                var list = await Lists.ReadAsync(found, cancellation);
                return results with { List = list, Interpretation = Lists.Interpretation(found.Query.Text, list.Hits) };
            case Lens.Timeline: return results with { Timeline = await Timelines.ReadAsync(found, cancellation) };
            case Lens.Graph: return results with { Graph = await Graphs.ReadAsync(found, cancellation) };
            case Lens.Coverage: return results with { Coverage = await Coverages.ReadAsync(found, cancellation) };
            default: return results;
        }
    }
}
