using DirectiveSearch.Cli.Generation;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Search;
using DirectiveSearch.Text;

namespace DirectiveSearch.Benchmarks;

/// <summary>Index entries of generated plans; what their annotation says becomes facets, so that no reading of texts is measured.</summary>
internal static class GeneratedPlans
{
    private const int Seed = 1;

    public static IEnumerable<IndexEntry> Make(int count) => Enumerable.Range(0, count).Select(Plan);

    private static IndexEntry Plan(int number)
    {
        var plan = PlanGenerator.Generate(Seed, number, new GeneratorOptions());
        var metadata = plan.Gold.Metadata;
        var date = metadata.Date is null ? (metadata.Year ?? 0) * 10000 : int.Parse(metadata.Date.Replace("-", ""));
        return new IndexEntry(
            $"d{number:D15}", 1, metadata.Title, metadata.Number, metadata.Issuer, [.. plan.Gold.Citations.Select(citation => citation.Number).Distinct()],
            TextNormalizer.Normalize(plan.Text).Text, date, Facets(plan.Gold, metadata.Year?.ToString() ?? "khong-ro"));
    }

    private static Dictionary<FacetField, IReadOnlyList<string>> Facets(GoldDocument gold, string year)
    {
        var metadata = gold.Metadata;
        var issuer = UnitDirectory.Slug(metadata.Issuer);
        string[] provinces = metadata.Province is null ? [] : [UnitDirectory.Slug(metadata.Province)];
        var instruments = gold.Citations.Select(citation => UnitDirectory.Slug($"{citation.Number} {citation.Issuer}")).Distinct().ToList();
        var movements = gold.Movements.Select(movement => UnitDirectory.Slug(movement.Family ?? movement.Name)).Distinct().ToList();
        var relations = gold.Citations.Select(citation => citation.Relation).Distinct().ToList();
        return new Dictionary<FacetField, IReadOnlyList<string>>
        {
            [FacetField.Type] = [UnitDirectory.Slug(metadata.Type)], [FacetField.Unit] = [issuer, .. provinces], [FacetField.Issuer] = [issuer],
            [FacetField.Province] = provinces, [FacetField.Level] = [UnitDirectory.Slug(metadata.Level)], [FacetField.Year] = [year],
            [FacetField.Instrument] = instruments, [FacetField.Movement] = movements, [FacetField.Relation] = relations, [FacetField.Source] = ["nguon"],
            [FacetField.InstrumentRelation] = [.. gold.Citations.Select(citation => $"{UnitDirectory.Slug($"{citation.Number} {citation.Issuer}")}|{citation.Relation}").Distinct()],
            [FacetField.InstrumentYear] = [.. instruments.Select(each => $"{each}|{year}")],
            [FacetField.IssuerMovement] = [.. movements.Select(each => $"{issuer}|{each}")],
            [FacetField.IssuerInstrument] = [.. instruments.Select(each => $"{issuer}|{each}")],
            [FacetField.YearRelation] = [.. relations.Select(each => $"{year}|{each}")],
            [FacetField.MovementYear] = [.. movements.Select(each => $"{each}|{year}")],
        };
    }
}
