using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Portal.Pages.Drawings;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages.Search;

/// <summary>Makes the graph lens: which units cite which instruments, for what purpose, in how many documents.</summary>
public static class Graphs
{
    /// <summary>Lines that are read for one graph, those of the most documents first.</summary>
    public const int MostLines = 2000;

    private const int MostNodes = 20;

    public static IReadOnlyList<FacetRequest> Facets { get; } = [new(FacetField.IssuerInstrumentRelation, MostLines + 1)];

    public static async Task<GraphLens> ReadAsync(Found found, CancellationToken cancellation)
    {
        var counts = found.Result.Facets.GetValueOrDefault(FacetField.IssuerInstrumentRelation, []);
        var keys = counts.Take(MostLines).Select(count => (Parts: count.Value.Split('|'), count.Documents)).ToList();
        var units = await found.Archive.Units.SummariesAsync([.. keys.Select(key => key.Parts[0]).Where(slug => slug.Length > 0).Distinct()], cancellation);
        var instruments = await found.Archive.Instruments.SummariesAsync([.. keys.Select(key => key.Parts[1]).Distinct()], cancellation);
        var lines = keys.Where(key => instruments.ContainsKey(key.Parts[1]))
            .Select(key => new Line(WhoOf(key.Parts[0], units), instruments[key.Parts[1]], Enum.Parse<Relation>(key.Parts[2], ignoreCase: true), key.Documents))
            .OrderByDescending(line => line.Documents).ThenByDescending(line => line.What.CitingDocuments).ThenBy(line => line.Who.Label, StringComparer.Ordinal)
            .ToList();
        return Build(found.Query, lines, complete: counts.Count <= MostLines);
    }

    /// <summary>Who cites: a unit, or all documents whose unit is not known.</summary>
    public sealed record Citer(string Id, string Label, string Address, SearchFilter? Filter);

    public sealed record Line(Citer Who, InstrumentSummary What, Relation Relation, int Documents);

    public static GraphLens Build(ResultQuery query, IReadOnlyList<Line> lines, bool complete)
    {
        var citers = Weightiest(lines, line => line.Who.Id).ToHashSet();
        var cited = Weightiest(lines.Where(line => citers.Contains(line.Who.Id)), line => line.What.Slug).ToHashSet();
        var shown = lines.Where(line => citers.Contains(line.Who.Id) && cited.Contains(line.What.Slug)).ToList();
        var shared = shown.Select(line => line.What).DistinctBy(what => what.Slug).CountBy(InstrumentWords.Brief).Where(count => count.Value > 1).Select(count => count.Key).ToHashSet();
        string Label(InstrumentSummary what) => InstrumentWords.Brief(what) is var brief && shared.Contains(brief) ? FacetLabels.Brief(what) : brief;
        var nodes = shown.GroupBy(line => line.Who).Select(group => new GraphNode(
                "u:" + group.Key.Id, group.Key.Label, group.Key.Filter is null ? NodeKind.Document : NodeKind.Unit, false, group.Sum(line => line.Documents), group.Key.Address))
            .Concat(shown.GroupBy(line => line.What.Slug).Select(group => (Cited: group.First().What, Documents: group.Sum(line => line.Documents)))
                .OrderByDescending(node => node.Documents)
                .Select(node => new GraphNode("i:" + node.Cited.Slug, Label(node.Cited), NodeKind.Instrument, node.Cited.HeldDocumentId is null, node.Documents, Address.Instrument(node.Cited.Slug))));
        var graph = new Graph(
            "mang-luoi", "Mạng lưới viện dẫn; bảng bên dưới nói cùng một điều", [.. nodes],
            [.. shown.Select(line => new GraphEdge("u:" + line.Who.Id, "i:" + line.What.Slug, Words.Code(line.Relation), line.Documents))]);
        return new GraphLens(graph, [.. lines.Select(line => Row(query, line))], complete);
    }

    private static IEnumerable<string> Weightiest(IEnumerable<Line> lines, Func<Line, string> key) => lines.GroupBy(key)
        .OrderByDescending(group => group.Sum(line => line.Documents)).ThenBy(group => group.Key, StringComparer.Ordinal)
        .Take(MostNodes).Select(group => group.Key);

    private static GraphRow Row(ResultQuery query, Line line)
    {
        var pair = query.With(new SearchFilter(FacetField.InstrumentRelation, $"{line.What.Slug}|{Words.Code(line.Relation)}")).See(Lens.List);
        return new GraphRow(
            line.Who.Label, line.Who.Address, $"{line.What.Type} {FacetLabels.Brief(line.What)}", Address.Instrument(line.What.Slug), line.What.HeldDocumentId is null,
            line.Relation, line.Documents, line.Who.Filter is { } filter ? pair.With(filter).ToAddress() : line.Who.Address);
    }

    private static Citer WhoOf(string slug, IReadOnlyDictionary<string, UnitSummary> units) =>
        slug.Length == 0
            ? new Citer("", "Chưa rõ đơn vị", "/don-vi", null)
            : new Citer(slug, units.TryGetValue(slug, out var unit) ? unit.ShortName : slug, Address.Unit(slug), new SearchFilter(FacetField.Issuer, slug));
}
