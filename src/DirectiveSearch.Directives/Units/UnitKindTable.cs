namespace DirectiveSearch.Directives.Units;

/// <summary>Whom a unit answers to within its province.</summary>
internal enum Lineage
{
    None,
    Same,
    State,
    Party,
}

/// <summary>A row of unit-kinds.tsv.</summary>
/// <param name="Prefix">The first words of the names.</param>
/// <param name="Apex">The central organisation at the top; null when there is none.</param>
internal sealed record UnitKindRow(string Prefix, string Slug, UnitKind Kind, Lineage Lineage, string? Apex);

/// <summary>How the names of offices begin, and what kind of office that makes them.</summary>
internal static class UnitKindTable
{
    public static readonly IReadOnlyList<UnitKindRow> All =
        [.. DataTable.Rows("unit-kinds", 4).Select(cells => new UnitKindRow(
            cells[0], UnitDirectory.Slug(cells[0]), Enum.Parse<UnitKind>(cells[1]), Enum.Parse<Lineage>(cells[2], ignoreCase: true), cells[3].Length == 0 ? null : cells[3]))];

    private static readonly Dictionary<string, UnitKindRow> BySlug = All.ToDictionary(row => row.Slug);

    private static readonly int LongestPrefix = All.Max(row => row.Slug.Count(character => character == '-') + 1);

    /// <summary>The row with the longest prefix of this name, however it is cased; null when it does not begin like an office.</summary>
    public static UnitKindRow? Find(string name)
    {
        ReadOnlySpan<char> words = UnitDirectory.Slug(name);
        var rows = BySlug.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var count = words.Count('-') + 1; count > 0; count--)
        {
            if (count <= LongestPrefix && rows.TryGetValue(words, out var row)) return row;
            words = words[..Math.Max(0, words.LastIndexOf('-'))];
        }

        return null;
    }
}
