using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Portal.Pages.Drawings;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages.Search;

/// <summary>Makes the timeline lens: documents per year, by the purpose for which they cite.</summary>
public static class Timelines
{
    /// <summary>A longer span shows only the years that have documents.</summary>
    private const int LongestSpan = 40;

    public static readonly IReadOnlyList<FacetRequest> Facets = [new(FacetField.Year, 0), new(FacetField.YearRelation, 0)];

    public static IReadOnlyList<YearCount> Years(ResultQuery query, IReadOnlyList<FacetCount> counts) =>
        [.. Span(counts).Select(year => new YearCount(
            int.TryParse(year, out var number) ? number : null,
            counts.FirstOrDefault(count => count.Value == year)?.Documents ?? 0, InYear(query, year).ToAddress()))];

    public static async Task<TimelineLens> ReadAsync(Found found, CancellationToken cancellation)
    {
        var slugs = found.Query.AllFilters.Where(filter => filter is { Field: FacetField.Instrument, Exclude: false }).Select(filter => filter.Value).ToList();
        var counts = found.Result.Facets.GetValueOrDefault(FacetField.Year, []);
        if (slugs.Count != 1) return Build(found.Query, counts, ByYearAndRelation(found.Result), null);
        var instrument = (await found.Archive.Instruments.SummariesAsync(slugs, cancellation)).GetValueOrDefault(slugs[0]);
        return instrument is null
            ? Build(found.Query, counts, ByYearAndRelation(found.Result), null)
            : Build(found.Query, counts, await OfInstrumentAsync(found, instrument, cancellation), instrument);
    }

    public static TimelineLens Build(
        ResultQuery query, IReadOnlyList<FacetCount> years, IReadOnlyDictionary<(string Year, Relation Relation), int> cells, InstrumentSummary? instrument)
    {
        var issued = instrument?.Date?.Year;
        var span = Span(issued is { } from && !years.Any(count => count.Value == $"{from}") ? [.. years, new FacetCount($"{from}", 0)] : years);
        Relation[] relations = [.. cells.Keys.Select(key => key.Relation).Distinct().Order()];
        var rows = span.Select(year => new TimelineRow(
            Label(year), years.FirstOrDefault(count => count.Value == year)?.Documents ?? 0, InYear(query, year).See(Lens.List).ToAddress(),
            [.. relations.Select(relation => (cells.GetValueOrDefault((year, relation)), For(InYear(query, year), relation, instrument).See(Lens.List).ToAddress()))])).ToList();
        var chart = new Chart(
            "dong-thoi-gian", Told(rows), [.. rows.Select(row => row.Year)], [.. rows.Select(row => row.Documents > 0 ? row.Address : null)],
            relations.Length == 0
                ? [new ChartSeries("văn bản", "all", [.. rows.Select(row => row.Documents)])]
                : [.. relations.Select((relation, index) => new ChartSeries(Words.Of(relation), Words.Code(relation), [.. rows.Select(row => row.ByRelation[index].Documents)]))],
            instrument?.Date is { } date ? new ChartMark($"{date.Year}", "ban hành " + OfficialDate.Format(date)) : null);
        return new TimelineLens(chart, relations, [.. rows.Where(row => row.Documents > 0)], instrument);
    }

    private static Dictionary<(string, Relation), int> ByYearAndRelation(SearchResult result) => result.Facets.GetValueOrDefault(FacetField.YearRelation, [])
        .Select(count => (Parts: count.Value.Split('|'), count.Documents))
        .Where(count => count.Parts.Length == 2 && Enum.TryParse<Relation>(count.Parts[1], true, out _))
        .ToDictionary(count => (count.Parts[0], Enum.Parse<Relation>(count.Parts[1], true)), count => count.Documents);

    /// <summary>One question per purpose that occurs: who cites this very instrument so, by year.</summary>
    private static async Task<Dictionary<(string, Relation), int>> OfInstrumentAsync(Found found, InstrumentSummary instrument, CancellationToken cancellation)
    {
        var occurring = ByYearAndRelation(found.Result).Keys.Select(key => key.Item2).Distinct().ToList();
        var answers = await Task.WhenAll(occurring.Select(relation => found.CountAsync(
            new SearchFilter(FacetField.InstrumentRelation, $"{instrument.Slug}|{Words.Code(relation)}"), new FacetRequest(FacetField.Year, 0), cancellation)));
        return occurring.Zip(answers)
            .SelectMany(pair => pair.Second.Facets.GetValueOrDefault(FacetField.Year, []).Select(count => (Year: count.Value, Relation: pair.First, count.Documents)))
            .ToDictionary(cell => (cell.Year, cell.Relation), cell => cell.Documents);
    }

    /// <summary>Years in order without gaps, the undated last.</summary>
    private static List<string> Span(IReadOnlyList<FacetCount> counts)
    {
        var years = counts.Select(count => int.TryParse(count.Value, out var year) ? year : 0).Where(year => year > 0).Order().ToList();
        var span = years.Count == 0 ? []
            : years[^1] - years[0] > LongestSpan ? years.Select(year => $"{year}").ToList()
            : Enumerable.Range(years[0], years[^1] - years[0] + 1).Select(year => $"{year}").ToList();
        span.AddRange(counts.Where(count => !int.TryParse(count.Value, out _)).Select(count => count.Value));
        return span;
    }

    private static ResultQuery InYear(ResultQuery query, string year) =>
        (query with { Filters = [.. query.Filters.Where(filter => filter.Field != FacetField.Year || filter.Exclude)] }).With(new SearchFilter(FacetField.Year, year));

    private static ResultQuery For(ResultQuery query, Relation relation, InstrumentSummary? instrument) => instrument is null
        ? query.With(new SearchFilter(FacetField.Relation, Words.Code(relation)))
        : query.With(new SearchFilter(FacetField.InstrumentRelation, $"{instrument.Slug}|{Words.Code(relation)}"));

    private static string Label(string year) => int.TryParse(year, out _) ? year : Words.Undated;

    private static string Told(List<TimelineRow> rows) =>
        "Số văn bản theo năm: " + string.Join(", ", rows.Where(row => row.Documents > 0).Select(row => $"{row.Year} {OfficialDate.Number(row.Documents)}"));
}
