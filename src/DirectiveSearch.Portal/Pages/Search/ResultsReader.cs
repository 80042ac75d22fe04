using DirectiveSearch.Archive;
using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages.Search;

/// <summary>What results are shown on.</summary>
/// <param name="Hits">Documents of the list lens.</param>
/// <param name="Filters">Whether filters are offered beside them.</param>
public sealed record Sheet(int Hits, bool Filters)
{
    public static Sheet Screen { get; } = new(ResultQuery.PageSize, true);

    public static Sheet Paper { get; } = new(ResultQuery.PrintedHits, false);
}

/// <summary>What the lenses are made from: the question, and what the index answered to it.</summary>
public sealed record Found(ArchiveStore Archive, ISearchIndex Index, ResultQuery Query, SearchQuery Parsed, SearchResult Result)
{
    /// <summary>Counts again under the same filters and one more.</summary>
    public Task<SearchResult> CountAsync(SearchFilter more, FacetRequest facet, CancellationToken cancellation) =>
        Index.SearchAsync(new SearchRequest(Parsed, [.. Query.AllFilters, more], SearchSort.Newest, 0, 0, [facet]), cancellation);
}

/// <summary>Answers a result query from the index and the archive, in the lens that it asks for.</summary>
public sealed class ResultsReader(ArchiveStore archive, ISearchIndex index, HeldProvinces held)
{
    private const int MostInstruments = 6;

    public async Task<Results> ReadAsync(ResultQuery query, Sheet sheet, CancellationToken cancellation)
    {
        var (parsed, error) = Read(query.Text);
        if (error is not null || parsed is null) return Results.Unreadable(query, error!);
        var finding = FindAsync(query, parsed, sheet, cancellation);
        var counting = sheet.Filters ? CountOwnFieldsAsync(query, parsed, cancellation) : Task.FromResult<SearchResult[]>([]);
        await Task.WhenAll(finding, counting);
        var found = await finding;
        var counts = found.Result.Facets.ToDictionary();
        foreach (var (field, values) in (await counting).SelectMany(answer => answer.Facets)) counts[field] = values;
        var labels = await FacetLabels.ReadAsync(archive, Named(query, counts), cancellation);
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

    private async Task<Found> FindAsync(ResultQuery query, SearchQuery parsed, Sheet sheet, CancellationToken cancellation)
    {
        var isList = query.Lens is Lens.List;
        var offered = sheet.Filters ? FacetGroups.Offered.Where(offer => offer.Field == FacetField.Year || !OwnFields(query).Contains(offer.Field)) : [];
        var facets = offered.Concat(query.Lens switch
        {
            Lens.Timeline => Timelines.Facets,
            Lens.Graph => Graphs.Facets,
            Lens.Coverage => Coverages.Facets(query.Columns),
            _ => [],
        });
        var skip = isList && query.After is null ? (query.Page - 1) * ResultQuery.PageSize : 0;
        // Where no hit is shown none needs a score.
        var sort = isList ? query.SortInForce : SearchSort.Newest;
        var request = new SearchRequest(parsed, query.AllFilters, sort, skip, isList ? sheet.Hits : 0, [.. facets.DistinctBy(facet => facet.Field)])
        {
            After = isList ? query.After : null,
        };
        return new Found(archive, index, query, parsed, await index.SearchAsync(request, cancellation));
    }

    /// <summary>Values of one field are alternatives, so a filtered field is counted as if it were not filtered.</summary>
    private Task<SearchResult[]> CountOwnFieldsAsync(ResultQuery query, SearchQuery parsed, CancellationToken cancellation) =>
        Task.WhenAll(FacetGroups.Offered.Where(offer => OwnFields(query).Contains(offer.Field)).Select(offer =>
        {
            var others = query.AllFilters.Where(filter => filter.Field != offer.Field || filter.Exclude || query.Place.Given.Contains(filter)).ToList();
            return index.SearchAsync(new SearchRequest(parsed, others, SearchSort.Newest, 0, 0, [offer]), cancellation);
        }));

    private static HashSet<FacetField> OwnFields(ResultQuery query) => [.. query.Filters.Where(filter => !filter.Exclude).Select(filter => filter.Field)];

    /// <summary>Every value that stands on the page, for its label.</summary>
    private static List<(FacetField Field, string Value)> Named(ResultQuery query, Dictionary<FacetField, IReadOnlyList<FacetCount>> counts) =>
        [.. counts.SelectMany(field => field.Value.Select(count => (field.Key, count.Value))), .. query.AllFilters.Select(filter => (filter.Field, filter.Value))];

    private async Task<IReadOnlyList<InstrumentSummary>> NamedAsync(ResultQuery query, CancellationToken cancellation) =>
        QueryParser.ReadNumber(query.Text) is { } number
            ? await archive.Instruments.ByNumberAsync(number.Key, number.Prefix, number.TypeSlug, MostInstruments, cancellation)
            : [];

    private async Task<Results> WithLensAsync(Results results, Found found, CancellationToken cancellation)
    {
        switch (found.Query.Lens)
        {
            case Lens.List:
                var list = await Lists.ReadAsync(found, cancellation);
                return results with { List = list, Interpretation = Lists.Interpretation(found.Parsed.Decoded ?? found.Query.Text, list.Hits) ?? found.Parsed.Decoded };
            case Lens.Timeline: return results with { Timeline = await Timelines.ReadAsync(found, cancellation) };
            case Lens.Graph: return results with { Graph = await Graphs.ReadAsync(found, cancellation) };
            case Lens.Coverage: return results with { Coverage = await Coverages.ReadAsync(found, held, cancellation) };
            default: return results;
        }
    }
}
