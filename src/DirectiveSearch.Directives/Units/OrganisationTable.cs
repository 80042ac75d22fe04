namespace DirectiveSearch.Directives.Units;

/// <summary>A row of organisations.tsv: a body of the centre.</summary>
/// <param name="From">First day under this name; null: before all documents.</param>
/// <param name="To">Last day under this name; null: still so.</param>
/// <param name="Successor">What took its work over.</param>
internal sealed record OrganisationRow(
    string Name, IReadOnlyList<string> Codes, UnitKind Kind, string? Above, PartialDate? From, PartialDate? To, string? Successor);

/// <summary>The bodies of the centre: state, Party, front and unions.</summary>
internal static class OrganisationTable
{
    public static readonly IReadOnlyList<OrganisationRow> All =
        [.. DataTable.Rows("organisations", 7).Select(cells => new OrganisationRow(
            cells[0], DataTable.Parts(cells[1]), Enum.Parse<UnitKind>(cells[2]), Known(cells[3]), ProvinceTable.Day(cells[4]), ProvinceTable.Day(cells[5]), Known(cells[6])))];

    private static readonly Dictionary<string, OrganisationRow> BySlug = All.ToDictionary(row => UnitDirectory.Slug(row.Name));

    private static readonly Dictionary<string, OrganisationRow> ByCode =
        All.SelectMany(row => row.Codes.Select(code => (code, row))).ToDictionary(pair => pair.code, pair => pair.row);

    /// <summary>By name, with or without marks; null when unknown.</summary>
    public static OrganisationRow? Find(string name) => BySlug.GetValueOrDefault(UnitDirectory.Slug(name));

    /// <summary>By the code that its numbers end in: BNV, TTg, VPCP.</summary>
    public static OrganisationRow? FindByCode(string code) => ByCode.GetValueOrDefault(code);

    private static string? Known(string cell) => cell.Length == 0 ? null : cell;
}
