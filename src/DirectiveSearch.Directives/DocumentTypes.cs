using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Directives;

/// <summary>The kinds of official documents by the slugs that stand in addresses (ke-hoach is Kế hoạch).</summary>
public static class DocumentTypes
{
    private static readonly Dictionary<string, string> Names = DataTable.Rows("type-words", 1)
        .Select(cells => cells[0])
        .DistinctBy(UnitDirectory.Slug)
        .ToDictionary(UnitDirectory.Slug);

    /// <summary>Every type word in normal case, as the table has them.</summary>
    public static IEnumerable<string> All => Names.Values;

    /// <summary>The type word in normal case, or null when the slug is of no known type.</summary>
    public static string? NameOf(string slug) => Names.GetValueOrDefault(slug);
}
