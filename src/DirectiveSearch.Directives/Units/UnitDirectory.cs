using System.Globalization;
using DirectiveSearch.Text;

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
/// <param name="Slug">Its address: lower-case ASCII words of the name with the place it needs, joined by hyphens.</param>
/// <param name="Province">The province's name on the document's date (Ninh Thuận before 2025-07-01).</param>
/// <param name="ProvinceToday">Today's province (Khánh Hòa).</param>
/// <param name="Ancestors">Slugs of the units above it, nearest first.</param>
public sealed record UnitDescription(
    string Slug, string Name, string ShortName, UnitKind Kind, Level? Level, string? Province, string? ProvinceToday, string? District, IReadOnlyList<string> Ancestors);

/// <summary>A province: a unit before the mergers of 2025-07-01 keeps its own name and rolls up into today's.</summary>
public sealed record Province(string Slug, string Name, string TodaySlug, string TodayName);

/// <summary>How a unit ended.</summary>
/// <param name="Last">Its last day.</param>
/// <param name="Successors">Canonical names; several when it was divided, none when nothing took its place.</param>
/// <param name="IsMerger">Its province was merged into one that was there before.</param>
public sealed record UnitEnd(PartialDate Last, IReadOnlyList<string> Successors, bool IsMerger)
{
    /// <summary>The day after its last.</summary>
    public PartialDate Next => new DateOnly(Last.Year, Last.Month!.Value, Last.Day!.Value).AddDays(1) is var day ? new PartialDate(day.Year, day.Month, day.Day) : default;
}

/// <summary>What the gazetteer knows of a unit by its canonical name.</summary>
public static class UnitDirectory
{
    private const int LongestOnStack = 256;

    private static readonly string[] CentralPrefixes = ["Bộ ", "Tổng cục ", "Cục ", "Trung ương ", "Vụ "];

    /// <summary>Every name a province bears or bore before 2025-07-01, each once.</summary>
    public static IReadOnlyList<Province> Provinces { get; } =
        [.. ProvinceTable.All.Select(row => new Province(row.Slug, row.Name, Slug(row.Today), row.Today))];

    /// <summary>Slug of any Vietnamese name: "Tỉnh ủy Tây Ninh" is tinh-uy-tay-ninh.</summary>
    public static string Slug(string name)
    {
        Span<char> slug = name.Length <= LongestOnStack ? stackalloc char[name.Length] : new char[name.Length];
        var length = 0;
        foreach (var unit in name)
        {
            var letter = Folding.Fold(unit);
            if (char.IsAsciiLetterOrDigit(letter)) slug[length++] = letter;
            else if (length > 0 && slug[length - 1] != '-' && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) slug[length++] = '-';
        }

        return slug[..length].TrimEnd('-').ToString();
    }

    /// <summary>The name by which a unit is told from others: below province level with its province, where several have one of that name.</summary>
    /// <param name="province">Of the document that names the unit.</param>
    /// <param name="district">Of that document: communes of one name in several districts are several units.</param>
    public static string PlacedIn(string canonicalName, string? province, string? district = null) =>
        PlacedName.Of(canonicalName, UnitName.Parse(canonicalName, null), province, district);

    /// <summary>The canonical name of what a unit is on a day, itself when it stands; null when it ended without one successor.</summary>
    public static string? SuccessorOn(string canonicalName, PartialDate day) => UnitSuccession.On(canonicalName, day);

    /// <summary>When a unit ended and what followed at once; null when it stands.</summary>
    public static UnitEnd? EndOf(string canonicalName) => UnitSuccession.EndOf(canonicalName);

    /// <summary>Canonical names of the units that ended and were followed by this one, with their ends; the latest first.</summary>
    public static IReadOnlyList<(string Name, UnitEnd End)> PredecessorsOf(string canonicalName) => UnitSuccession.Before(canonicalName);

    /// <summary>Describes a unit by its canonical name; what the gazetteer cannot tell stays null.</summary>
    public static UnitDescription Describe(string canonicalName, PartialDate? date) => Describe(canonicalName, date, null);

    /// <summary>Level and place alone, of a name that has the place it needs.</summary>
    internal static (Level? Level, UnitLocation Location) Locate(string placedName, PartialDate? date) =>
        UnitName.Parse(placedName, date) is var name ? (LevelOf(placedName, name), UnitLocation.Of(name, date)) : default;

    private static Level? LevelOf(string canonicalName, UnitName name) =>
        name.Places.Count > 0 ? name.Places[0].Level : OrganisationTable.Find(canonicalName) is not null || IsCentral(canonicalName) ? Level.Central : null;

    /// <param name="province">Of the document that names the unit, where known: its name and slug are those of <see cref="PlacedIn"/>.</param>
    /// <param name="district">Of that document, where known; it counts for communes.</param>
    public static UnitDescription Describe(string canonicalName, PartialDate? date, string? province, string? district = null)
    {
        canonicalName = PlacedIn(canonicalName, province, district);
        var name = UnitName.Parse(canonicalName, date);
        var central = name.Places.Count == 0 ? OrganisationTable.Find(canonicalName) : null;
        var location = UnitLocation.Of(name, date);
        return new UnitDescription(
            PlacedName.Slug(canonicalName),
            canonicalName,
            Abbreviations.Shorten(canonicalName),
            central?.Kind ?? UnitKindTable.Find(canonicalName)?.Kind ?? UnitKind.Other,
            LevelOf(canonicalName, name),
            location.Province?.Name,
            location.Province?.Today,
            location.District?.Name,
            [.. UnitLineage.Above(canonicalName, name, location, date).Select(above => PlacedName.Slug(PlacedIn(above, location.Province?.Name)))]);
    }

    private static bool IsCentral(string name) =>
        name.EndsWith("Trung ương", StringComparison.Ordinal) || name.EndsWith("Việt Nam", StringComparison.Ordinal)
        || CentralPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
