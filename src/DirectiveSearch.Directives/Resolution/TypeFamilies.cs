namespace DirectiveSearch.Directives.Resolution;

/// <summary>Which types are counted in one row of numbers, and which rows a code belongs to.</summary>
internal static class TypeFamilies
{
    private static readonly IReadOnlyList<(string Word, string[] Codes)> Types =
        [.. DataTable.Rows("type-words", 2).Select(cells => (cells[0], DataTable.Parts(cells[1])))];

    private static readonly Dictionary<string, string> Shared =
        DataTable.Rows("type-families", 2).ToDictionary(cells => cells[0], cells => cells[1]);

    private static readonly Dictionary<string, string> Families = Types.ToDictionary(type => type.Word, type => FamilyOf(type.Word));

    private static readonly Dictionary<string, IReadOnlyList<string>> ByCode = Types
        .SelectMany(type => type.Codes.Select(code => (Code: code.ToUpperInvariant(), Family: Families[type.Word])))
        .GroupBy(pair => pair.Code)
        .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(pair => pair.Family).Where(family => family != "-").Distinct()]);

    /// <summary>Null when the word tells no type ("Văn bản số 34-CT/TW").</summary>
    public static string? Of(string type)
    {
        var family = Families.TryGetValue(type, out var known) ? known : FamilyOf(type);
        return family == "-" ? null : family;
    }

    /// <summary>The families whose numbers carry a code, the usual one first; none when it is no code of a type.</summary>
    public static IReadOnlyList<string> OfCode(string code) => ByCode.GetValueOrDefault(WithoutTerm(code).ToUpperInvariant(), []);

    /// <summary>QH15 is QH.</summary>
    public static string WithoutTerm(string code) => code.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    /// <summary>The shortest type that the word begins with: Chương trình hành động is counted among the Chương trình.</summary>
    private static string FamilyOf(string word)
    {
        if (Shared.TryGetValue(word, out var shared)) return shared;
        return Types.Select(type => type.Word)
            .Where(type => word.StartsWith(type, StringComparison.OrdinalIgnoreCase) && (word.Length == type.Length || word[type.Length] == ' '))
            .MinBy(type => type.Length) ?? word;
    }
}
