namespace DirectiveSearch.Directives.Units;

/// <summary>The kind of an organisation, as the portal groups units.</summary>
public enum UnitKind
{
    Government,
    Council,
    Party,
    FrontAndUnions,
    Department,
    Court,
    Other,
}

/// <summary>An organisation that issues or implements.</summary>
/// <param name="Slug">Its address: lower-case ASCII words of the canonical name, joined by hyphens.</param>
/// <param name="Province">The province's name on the document's date (Ninh Thuận before 2025-07-01).</param>
/// <param name="ProvinceToday">Today's province (Khánh Hòa).</param>
/// <param name="Ancestors">Slugs of the units above it, nearest first.</param>
public sealed record UnitDescription(
    string Slug, string Name, string ShortName, UnitKind Kind, Level? Level, string? Province, string? ProvinceToday, string? District, IReadOnlyList<string> Ancestors);

/// <summary>A province: a unit before the mergers of 2025-07-01 keeps its own name and rolls up into today's.</summary>
public sealed record Province(string Slug, string Name, string TodaySlug, string TodayName);

/// <summary>What the gazetteer knows of a unit by its canonical name.</summary>
public static class UnitDirectory
{
    public static UnitDescription Describe(string canonicalName, PartialDate? date) => throw new NotImplementedException();

    /// <summary>All 63 provinces of before and 34 of after 2025-07-01, each name once.</summary>
    public static IReadOnlyList<Province> Provinces => throw new NotImplementedException();

    /// <summary>Slug of any Vietnamese name: "Tỉnh ủy Tây Ninh" is tinh-uy-tay-ninh.</summary>
    public static string Slug(string name) => throw new NotImplementedException();
}
