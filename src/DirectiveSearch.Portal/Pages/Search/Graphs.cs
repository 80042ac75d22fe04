using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Portal.Pages.Drawings;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages.Search;

/// <summary>Makes the graph lens: which units cite which instruments, for what purpose, in how many documents.</summary>
public static class Graphs
{
    /// <summary>Documents that are read for one graph, in the order of the results.</summary>
    public const int MostDocuments = 200;

    private const int MostNodes = 20;
    private const int MostRows = 200;

    public static async Task<GraphLens> ReadAsync(Found found, CancellationToken cancellation)
    {
        string[] ids = [.. found.Result.Hits.Select(hit => hit.Id)];
        var documents = await found.Archive.Documents.SummariesAsync(ids, cancellation);
        var units = await found.Archive.Units.SummariesAsync([.. documents.Values.Select(document => document.IssuerSlug).OfType<string>().Distinct()], cancellation);
        var citations = (await found.Archive.Documents.CitationsAsync(ids, cancellation)).Where(citation => citation.InstrumentSlug is not null).ToList();
        var instruments = await Lists.InstrumentsOfAsync(found, citations, cancellation);
        var lines = citations.Where(citation => documents.ContainsKey(citation.DocumentId) && instruments.ContainsKey(citation.InstrumentSlug!))
            .GroupBy(citation => (Who: WhoOf(documents[citation.DocumentId], units), What: instruments[citation.InstrumentSlug!], citation.Citation.Relation))
            .Select(group => new Line(group.Key.Who, group.Key.What, group.Key.Relation, group.Select(citation => citation.DocumentId).Distinct().Count()))
            .OrderByDescending(line => line.Documents).ThenByDescending(line => line.What.CitingDocuments).ThenBy(line => line.Who.Label, StringComparer.Ordinal)
            .ToList();
        return Build(found.Query, lines, ids.Length);
    }

    /// <summary>Who cites: a unit, or a document whose unit is not known.</summary>
    public sealed record Citer(string Id, string Label, string Address, SearchFilter? Filter);

    public sealed record Line(Citer Who, InstrumentSummary What, Relation Relation, int Documents);

    public static GraphLens Build(ResultQuery query, IReadOnlyList<Line> lines, int drawn)
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
        return new GraphLens(graph, [.. lines.Take(MostRows).Select(line => Row(query, line))], drawn, Math.Max(0, lines.Count - MostRows));
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

    private static Citer WhoOf(DocumentSummary document, IReadOnlyDictionary<string, UnitSummary> units) =>
        document.IssuerSlug is { } slug
            ? new Citer(slug, units.TryGetValue(slug, out var unit) ? unit.ShortName : document.Issuer ?? slug, Address.Unit(slug), new SearchFilter(FacetField.Issuer, slug))
            : new Citer(document.Id, document.Title, Address.Document(document.Id), null);
}
