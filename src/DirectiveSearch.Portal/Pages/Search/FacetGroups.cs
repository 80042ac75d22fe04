using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages.Search;

/// <summary>The filters that are offered beside results, and those in force.</summary>
public static class FacetGroups
{
    /// <summary>What is offered, in this order, with how many values.</summary>
    public static readonly IReadOnlyList<FacetRequest> Offered =
    [
        new(FacetField.Type, 12), new(FacetField.Level, 0), new(FacetField.Province, 40), new(FacetField.Unit, 24), new(FacetField.Year, 0),
        new(FacetField.Instrument, 24), new(FacetField.Relation, 0), new(FacetField.Movement, 24),
    ];

    public static IReadOnlyList<FacetGroup> Build(
        ResultQuery query, IReadOnlyDictionary<FacetField, IReadOnlyList<FacetCount>> counts, FacetLabels labels) =>
        [.. Offered.Select(offer => Group(query, offer.Field, counts.GetValueOrDefault(offer.Field, []), labels)).Where(group => group.Values.Count > 0)];

    public static IReadOnlyList<ActiveFilter> Active(ResultQuery query, FacetLabels labels) =>
        [.. query.Filters.Select(filter => new ActiveFilter(
            FacetLabels.Title(filter.Field), labels.Of(filter.Field, filter.Value), filter.Exclude, query.Without(filter).ToAddress()))];

    private static FacetGroup Group(ResultQuery query, FacetField field, IReadOnlyList<FacetCount> counts, FacetLabels labels)
    {
        var given = query.Place.Given.Where(filter => filter.Field == field).Select(filter => filter.Value).ToHashSet();
        var excluded = query.Filters.Where(filter => filter.Field == field && filter.Exclude).Select(filter => filter.Value).ToHashSet();
        var chosen = query.Filters.Where(filter => filter.Field == field && !filter.Exclude).Select(filter => filter.Value).ToList();
        var uncounted = chosen.Except(counts.Select(count => count.Value)).Select(value => new FacetCount(value, -1));
        var values = counts.Concat(uncounted).Where(count => !given.Contains(count.Value) && !excluded.Contains(count.Value) && labels.Has(field, count.Value));
        if (field == FacetField.Year) values = values.OrderByDescending(count => count.Value.All(char.IsAsciiDigit) ? count.Value : "");
        return new FacetGroup(
            ResultParameters.NameOf(field), FacetLabels.Title(field),
            [.. values.OrderByDescending(count => chosen.Contains(count.Value)).Select(count => new FacetValue(
                count.Value, labels.Of(field, count.Value), count.Documents < 0 ? null : count.Documents, chosen.Contains(count.Value),
                query.Without(new SearchFilter(field, count.Value)).With(new SearchFilter(field, count.Value, true)).ToAddress()))]);
    }
}
