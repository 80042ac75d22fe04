using DirectiveSearch.Archive;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Portal.Pages.Documents;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages.Movements;

/// <summary>Gathers what the page of a movement shows.</summary>
public sealed class MovementReader(ArchiveStore archive, ISearchIndex index, HeldProvinces held)
{
    /// <summary>Units are gathered from so many documents, the newest first.</summary>
    public const int DocumentsRead = 500;

    private const int UnitsListed = 30;

    public async Task<MovementPage> ReadAsync(MovementRecord movement, int page, CancellationToken cancellation)
    {
        var slug = movement.Summary.Slug;
        var asking = index.SearchAsync(Carrying(slug, DocumentsRead, [new(FacetField.Issuer, 0), new(FacetField.Year, 0), new(FacetField.Province, 0)]), cancellation);
        var provinces = held.ReadAsync(cancellation);
        await Task.WhenAll(asking, provinces);
        var found = await asking;
        var documents = await archive.Documents.SummariesAsync([.. found.Hits.Select(hit => hit.Id)], cancellation);
        var units = MovementPage.Units([.. found.Hits.Where(hit => documents.ContainsKey(hit.Id)).Select(hit => documents[hit.Id])], UnitDirectory.Describe);
        return new MovementPage(new MovementMaterial(
            movement, found.Total, documents.Count, found.Facets,
            await ProveAsync(slug, [.. units.Skip((page - 1) * UnitsListed).Take(UnitsListed)], cancellation),
            ProvinceHoldings.Build(UnitDirectory.Provinces, await provinces, Values(found)),
            ListPage.Of(page, units.Count, Address.Movement(slug), UnitsListed)));
    }

    public static int PageNumber(int? asked) => ListPage.Number(asked, UnitsListed);

    public static SearchRequest Carrying(string slug, int take, IReadOnlyList<FacetRequest> facets) =>
        new(SearchQuery.Everything, [new SearchFilter(FacetField.Movement, slug)], SearchSort.Newest, 0, take, facets);

    private async Task<IReadOnlyList<CarryingGroup>> ProveAsync(string slug, IReadOnlyList<CarryingUnit> units, CancellationToken cancellation)
    {
        var evidence = (await archive.Movements.EvidenceAsync(slug, [.. units.Select(unit => unit.Newest.Id)], cancellation)).ToLookup(place => place.DocumentId);
        return [.. units.GroupBy(unit => unit.Group)
            .Select(group => new CarryingGroup(group.Key, [.. group.Select(unit => (unit, new CitingDocument(unit.Newest, [.. evidence[unit.Newest.Id]])))]))];
    }

    private static HashSet<string> Values(SearchResult result) =>
        [.. (result.Facets.GetValueOrDefault(FacetField.Province) ?? []).Select(count => count.Value)];
}
