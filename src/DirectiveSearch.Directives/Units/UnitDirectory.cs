using System.Globalization;
using System.Text;

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
    /// <summary>Every name a province bears or bore before 2025-07-01, each once.</summary>
    public static IReadOnlyList<Province> Provinces { get; } =
        [.. ProvinceTable.All.Select(row => new Province(row.Slug, row.Name, Slug(row.Today), row.Today))];

    /// <summary>Slug of any Vietnamese name: "Tỉnh ủy Tây Ninh" is tinh-uy-tay-ninh.</summary>
    public static string Slug(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var character in name.Normalize(NormalizationForm.FormD))
        {
            var letter = character is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(character);
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && slug is [.., not '-']) slug.Append('-');
        }

        return slug.ToString().Trim('-');
    }

    public static UnitDescription Describe(string canonicalName, PartialDate? date)
    {
        var row = ProvinceTable.All.Where(row => canonicalName.EndsWith(row.Name, StringComparison.Ordinal)).MaxBy(row => row.Name.Length);
        return new UnitDescription(
            Slug(canonicalName), canonicalName, canonicalName.Replace("Ủy ban nhân dân", "UBND").Replace("Hội đồng nhân dân", "HĐND"),
            UnitKind.Other, row is null ? null : Level.Province, row?.Name, row?.Today, null, []);
    }
}
