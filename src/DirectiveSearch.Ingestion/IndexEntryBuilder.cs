using System.Globalization;
using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Search;
using DirectiveSearch.Text;

namespace DirectiveSearch.Ingestion;

/// <summary>What the index holds of a document: pure, from what the archive says.</summary>
public static class IndexEntryBuilder
{
    /// <summary>The bucket of documents whose year is unknown.</summary>
    public const string UnknownYear = "khong-ro";

    private static readonly Dictionary<string, Province> Provinces = UnitDirectory.Provinces.ToDictionary(province => province.Slug);

    public static IndexEntry Build(IndexableDocument indexable)
    {
        var document = indexable.Document;
        var summary = document.Summary;
        return new IndexEntry(
            summary.Id,
            indexable.Revision,
            summary.Title,
            summary.Number,
            summary.Issuer,
            [.. document.Citations.Select(stored => stored.Citation.Number).Distinct()],
            TextNormalizer.Normalize(document.Text).Text,
            summary.Date?.SortKey ?? (summary.Year ?? 0) * 10000,
            Facets(document)) { CitedSteps = indexable.CitedSteps };
    }

    private static Dictionary<FacetField, IReadOnlyList<string>> Facets(DocumentRecord document)
    {
        var summary = document.Summary;
        var unit = summary.Issuer is null ? null : UnitDirectory.Describe(summary.Issuer, summary.Date ?? (summary.Year is { } known ? new PartialDate(known) : null), summary.Province);
        var issuer = summary.IssuerSlug ?? unit?.Slug;
        var year = summary.Year?.ToString(CultureInfo.InvariantCulture) ?? UnknownYear;
        var resolved = document.Citations.Where(stored => stored.InstrumentSlug is not null).ToList();
        var instruments = resolved.Select(stored => stored.InstrumentSlug!).Distinct().ToList();
        var movements = document.Movements.Select(stored => stored.MovementSlug).Distinct().ToList();
        var relations = document.Citations.Select(stored => Code(stored.Citation.Relation)).Distinct().ToList();
        return new Dictionary<FacetField, IReadOnlyList<string>>
        {
            [FacetField.Type] = summary.Type is null ? [] : [UnitDirectory.Slug(summary.Type)],
            [FacetField.Unit] = issuer is null ? [] : [.. new[] { issuer }.Concat(unit?.Ancestors ?? []).Distinct()],
            [FacetField.Issuer] = issuer is null ? [] : [issuer],
            [FacetField.Province] = ProvinceSlugs(unit?.ProvinceToday, unit?.Province, summary.Province),
            [FacetField.Level] = summary.Level is { } level ? [Code(level)] : [],
            [FacetField.Year] = [year],
            [FacetField.Instrument] = instruments,
            [FacetField.Movement] = movements,
            [FacetField.Relation] = relations,
            [FacetField.Source] = [.. document.Addresses.Select(address => address.Source).Append(summary.Source).Distinct()],
            [FacetField.InstrumentRelation] = [.. resolved.Select(stored => Key(stored.InstrumentSlug!, Code(stored.Citation.Relation))).Distinct()],
            [FacetField.InstrumentYear] = [.. instruments.Select(instrument => Key(instrument, year))],
            [FacetField.IssuerMovement] = issuer is null ? [] : [.. movements.Select(movement => Key(issuer, movement))],
            [FacetField.IssuerInstrument] = issuer is null ? [] : [.. instruments.Select(instrument => Key(issuer, instrument))],
            [FacetField.IssuerInstrumentRelation] = [.. resolved.Select(stored => Key(issuer ?? "", Key(stored.InstrumentSlug!, Code(stored.Citation.Relation)))).Distinct()],
            [FacetField.YearRelation] = [.. relations.Select(relation => Key(year, relation))],
            [FacetField.MovementYear] = [.. movements.Select(movement => Key(movement, year))],
        };
    }

    /// <summary>Today's province first, then the former one where it merged.</summary>
    private static List<string> ProvinceSlugs(params ReadOnlySpan<string?> names)
    {
        var slugs = new List<string>();
        foreach (var name in names)
        {
            if (name is null) continue;
            var slug = UnitDirectory.Slug(name);
            if (Provinces.TryGetValue(slug, out var province)) slugs.Add(province.TodaySlug);
            slugs.Add(slug);
        }

        return [.. slugs.Distinct()];
    }

    private static string Key(string first, string second) => $"{first}|{second}";

    private static string Code<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
