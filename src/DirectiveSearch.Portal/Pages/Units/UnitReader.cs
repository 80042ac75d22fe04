using DirectiveSearch.Archive;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Portal.Pages.Documents;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages.Units;

/// <summary>Gathers what the page of a unit shows.</summary>
public sealed class UnitReader(ArchiveStore archive, ISearchIndex index)
{
    private const int BelowShown = 40;
    private const int MovementsShown = 12;
    private const int ProofDocuments = 200;

    public async Task<UnitPage> ReadAsync(UnitSummary unit, int page, CancellationToken cancellation)
    {
        var asking = SearchAsync(FacetField.Issuer, unit.Slug, 0, ProofDocuments, OwnFacets, cancellation);
        var skip = (page - 1) * ListPage.Size;
        var askingRows = skip < ProofDocuments ? null : SearchAsync(FacetField.Issuer, unit.Slug, skip, ListPage.Size, [], cancellation);
        var askingBelow = SearchAsync(FacetField.Unit, unit.Slug, 0, 0, [new FacetRequest(FacetField.Issuer, 0)], cancellation);
        await Task.WhenAll(asking, askingBelow, askingRows ?? asking);
        var (own, below) = (await asking, await askingBelow);
        var rows = askingRows is null ? own.Hits.Skip(skip).Take(ListPage.Size).ToList() : (await askingRows).Hits;
        var description = UnitDirectory.Describe(unit.Name, null);
        var above = await archive.Units.SummariesAsync(description.Ancestors, cancellation);
        var others = Counts(below, FacetField.Issuer).Where(count => count.Value != unit.Slug).ToList();
        var documents = await archive.Documents.SummariesAsync([.. rows.Select(hit => hit.Id)], cancellation);
        var cited = Counts(own, FacetField.Instrument).Select(count => count.Value).ToList();
        return new UnitPage(new UnitMaterial(
            unit, description,
            [.. description.Ancestors.Where(above.ContainsKey).Select(slug => above[slug])],
            await BelowAsync(others, cancellation), others.Count, own.Total, own.Facets,
            await archive.Instruments.SummariesAsync(cited, cancellation),
            await CarriedAsync(own, cancellation),
            [.. rows.Where(hit => documents.ContainsKey(hit.Id)).Select(hit => documents[hit.Id])],
            ListPage.Of(page, own.Total, Address.Unit(unit.Slug)))
        {
            Lineage = await LineageAsync(unit.Name, cancellation),
        });
    }

    private async Task<IReadOnlyList<LineageLine>> LineageAsync(string name, CancellationToken cancellation)
    {
        var steps = UnitSteps.Of(name);
        var known = await archive.Units.SummariesAsync([.. steps.SelectMany(step => step.Units).Select(UnitSteps.Slug).Distinct()], cancellation);
        return [.. steps.Select(step => new LineageLine(step.Words, [.. step.Units.Select(unit => (unit, known.ContainsKey(UnitSteps.Slug(unit)) ? Address.Unit(UnitSteps.Slug(unit)) : null))]))];
    }

    private static IReadOnlyList<FacetRequest> OwnFacets { get; } =
        [new(FacetField.Year, 0), new(FacetField.Movement, 0), new(FacetField.Instrument, 400), new(FacetField.InstrumentRelation, 400)];

    private Task<SearchResult> SearchAsync(FacetField field, string slug, int skip, int take, IReadOnlyList<FacetRequest> facets, CancellationToken cancellation) =>
        index.SearchAsync(new SearchRequest(SearchQuery.Everything, [new SearchFilter(field, slug)], SearchSort.Newest, skip, take, facets), cancellation);

    private async Task<IReadOnlyList<UnitBelow>> BelowAsync(List<FacetCount> counts, CancellationToken cancellation)
    {
        var shown = counts.Take(BelowShown).ToList();
        var units = await archive.Units.SummariesAsync([.. shown.Select(count => count.Value)], cancellation);
        return [.. shown.Where(count => units.ContainsKey(count.Value)).Select(count => new UnitBelow(new Link(units[count.Value].Name, Address.Unit(count.Value)), count.Documents))];
    }

    private async Task<IReadOnlyList<CarriedByUnit>> CarriedAsync(SearchResult own, CancellationToken cancellation)
    {
        var counts = Counts(own, FacetField.Movement).Take(MovementsShown).ToList();
        var movements = await archive.Movements.SummariesAsync([.. counts.Select(count => count.Value)], cancellation);
        string[] ids = [.. own.Hits.Select(hit => hit.Id)];
        var documents = await archive.Documents.SummariesAsync(ids, cancellation);
        var carried = new List<CarriedByUnit>();
        foreach (var count in counts.Where(count => movements.ContainsKey(count.Value)))
        {
            var evidence = await archive.Movements.EvidenceAsync(count.Value, ids, cancellation);
            var proof = evidence.Where(place => documents.ContainsKey(place.DocumentId)).Take(1).Select(place => new CitingDocument(documents[place.DocumentId], [place])).FirstOrDefault();
            carried.Add(new CarriedByUnit(movements[count.Value], count.Documents, proof));
        }

        return carried;
    }

    private static IReadOnlyList<FacetCount> Counts(SearchResult result, FacetField field) => result.Facets.GetValueOrDefault(field) ?? [];
}
