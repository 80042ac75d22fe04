using System.Globalization;

namespace DirectiveSearch.Directives.Units;

/// <summary>A row of provinces.tsv.</summary>
/// <param name="From">First day under this name; null: before all documents.</param>
/// <param name="To">Last day under this name; null: still so.</param>
internal sealed record ProvinceRow(
    string Name, string Slug, bool IsCity, string Today, PartialDate? From, PartialDate? To, IReadOnlyList<string> Spellings)
{
    /// <summary>As part of a unit's name: tỉnh Tây Ninh, thành phố Cần Thơ, Thành phố Hồ Chí Minh.</summary>
    public string Titled => $"{Kind} {Name}";

    public string Kind => Name == "Hồ Chí Minh" ? "Thành phố" : IsCity ? "thành phố" : "tỉnh";

    /// <summary>Whether the province bore this name on the date; an unknown date is taken for today.</summary>
    public bool StoodOn(PartialDate? date) =>
        date is not { } day ? From is null || To is null : !(From is { } from && day < from && day.Year <= from.Year) && !(To is { } to && day > to);
}

/// <summary>A row of former-provinces.tsv: a province that was divided before 2004.</summary>
/// <param name="Successors">Those that followed at once, the one with the seat first; they may be divided or merged since.</param>
internal sealed record FormerProvinceRow(string Name, PartialDate To, IReadOnlyList<string> Successors);

/// <summary>The provinces before and after the mergers of 2025-07-01, and those that were divided long before.</summary>
internal static class ProvinceTable
{
    public static readonly IReadOnlyList<FormerProvinceRow> Former =
        [.. DataTable.Rows("former-provinces", 3).Select(cells => new FormerProvinceRow(cells[0], Day(cells[1])!.Value, DataTable.Parts(cells[2])))];

    private static readonly Dictionary<string, FormerProvinceRow> FormerBySlug = Former.ToDictionary(row => UnitDirectory.Slug(row.Name));

    public static readonly IReadOnlyList<ProvinceRow> All =
        [.. DataTable.Rows("provinces", 6).Select(cells => new ProvinceRow(
            cells[0], UnitDirectory.Slug(cells[0]), cells[1] == "thành phố", cells[2], Day(cells[3]), Day(cells[4]), DataTable.Parts(cells[5])))];

    private static readonly Dictionary<string, ProvinceRow> BySlug = All
        .SelectMany(row => row.Spellings.Append(row.Name).Select(name => (Slug: UnitDirectory.Slug(name), row)))
        .DistinctBy(pair => pair.Slug)
        .ToDictionary(pair => pair.Slug, pair => pair.row);

    /// <summary>By any spelling, with or without marks; null when unknown.</summary>
    public static ProvinceRow? Find(string name) => BySlug.GetValueOrDefault(UnitDirectory.Slug(name));

    /// <summary>A province that was divided before 2004, in the shape of the others: today's is the one that holds its seat. Ask only where "tỉnh" stands before the name.</summary>
    public static ProvinceRow? FindFormer(string name) =>
        FormerBySlug.TryGetValue(UnitDirectory.Slug(name), out var row) ? new ProvinceRow(row.Name, UnitDirectory.Slug(row.Name), false, Today(row.Name), null, row.To, []) : null;

    /// <summary>The provinces that a divided or merged one became, as of the next day; empty when it stands.</summary>
    public static IReadOnlyList<string> SuccessorsOf(string name) =>
        FormerBySlug.TryGetValue(UnitDirectory.Slug(name), out var former) ? former.Successors
        : Find(name) is { } row && row.Today != row.Name ? [row.Today] : [];

    private static string Today(string name) =>
        FormerBySlug.TryGetValue(UnitDirectory.Slug(name), out var former) ? Today(former.Successors[0]) : Find(name)!.Today;

    internal static PartialDate? Day(string iso) =>
        iso.Length == 0 ? null : PartialDate.FromSortKey(int.Parse(iso.Replace("-", ""), CultureInfo.InvariantCulture));
}
