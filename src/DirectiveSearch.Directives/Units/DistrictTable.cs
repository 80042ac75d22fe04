using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Units;

/// <summary>A row of districts.tsv.</summary>
/// <param name="From">First day in that province; null: before all documents.</param>
/// <param name="To">Last day in that province; null: until districts ended.</param>
internal sealed record DistrictRow(
    string Name, string Kind, ProvinceRow Province, IReadOnlyList<string> Spellings, PartialDate? From, PartialDate? To)
{
    /// <summary>An unknown date is taken for the last years of districts.</summary>
    public bool StoodOn(PartialDate? date) =>
        date is not { } day ? To is null : Province.StoodOn(date) && !(From is { } from && day < from) && !(To is { } to && day > to);
}

/// <summary>The districts, towns and cities under provinces, as they were before 2025-07-01.</summary>
internal static class DistrictTable
{
    public static readonly IReadOnlyList<DistrictRow> All =
        [.. DataTable.Rows("districts", 6).Select(cells => new DistrictRow(
            cells[0], cells[1], ProvinceTable.Find(cells[2])!, DataTable.Parts(cells[3]), ProvinceTable.Day(cells[4]), ProvinceTable.Day(cells[5])))];

    private static readonly ILookup<string, DistrictRow> BySlug = All
        .SelectMany(row => row.Spellings.Append(row.Name).Select(name => (Slug: UnitDirectory.Slug(name), row)).DistinctBy(pair => pair.Slug))
        .ToLookup(pair => pair.Slug, pair => pair.row);

    private static readonly ILookup<string, DistrictRow> ByInitials = All.ToLookup(row => Initials(row.Name));

    /// <summary>All that ever bore this name and kind.</summary>
    public static IEnumerable<DistrictRow> Named(string name, string kind) => BySlug[UnitDirectory.Slug(name)].Where(row => row.Kind == kind);

    /// <summary>Those of this name that stood on the date; several provinces may have one. Marks count unless the name has none at all.</summary>
    public static IReadOnlyList<DistrictRow> Find(string name, string? kind, PartialDate? date)
    {
        var slug = UnitDirectory.Slug(name);
        if (!BySlug.Contains(slug)) return [];
        var marked = Marked(name);
        var plain = !Folding.Fold(name).Where((letter, index) => letter != char.ToLowerInvariant(name[index])).Any();
        return Standing(BySlug[slug].Where(row => (kind is null || row.Kind == kind) && (plain || row.Spellings.Append(row.Name).Any(spelling => Marked(spelling) == marked))), kind, date);
    }

    /// <summary>Lower case, tones in their one place; "Đăk" and "Đắk" are the same word of the highlands.</summary>
    private static string Marked(string name) => string.Join(' ', name.ToLowerInvariant()
        .Split([' ', '-', '–', '.'], StringSplitOptions.RemoveEmptyEntries)
        .Select(word => Folding.Fold(word) is "dak" ? "đắk" : TonePlacement.Unify(word)));

    /// <summary>Those whose initials these are: DMC is Dương Minh Châu.</summary>
    public static IReadOnlyList<DistrictRow> FindByInitials(string initials, string? kind, PartialDate? date) =>
        Standing(ByInitials[initials].Where(row => kind is null || row.Kind == kind), kind, date);

    /// <summary>A district that was raised to a town stands once where no kind is asked for.</summary>
    private static List<DistrictRow> Standing(IEnumerable<DistrictRow> rows, string? kind, PartialDate? date) =>
        [.. rows.Where(row => row.StoodOn(date)).DistinctBy(row => (row.Name, kind, row.Province.Today))];

    private static string Initials(string name) =>
        string.Concat(name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0])));
}
