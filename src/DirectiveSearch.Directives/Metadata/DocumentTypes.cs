using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>The types of documents by their words in capitals and by the codes in numbers.</summary>
internal static class DocumentTypes
{
    private static readonly IReadOnlyList<(string Type, string Upper, string[] Codes)> All =
        [.. DataTable.Rows("type-words", 3)
            .Where(cells => cells[0] != "Văn bản")
            .Select(cells => (cells[0], cells[0].ToUpperInvariant(), DataTable.Parts(cells[1])))];

    private static readonly ILookup<char, (string Type, string Upper, string[] Codes)> ByInitial = All.OrderByDescending(row => row.Upper.Length).ToLookup(row => row.Upper[0]);

    /// <summary>The type whose words in capitals begin this line; null when it begins otherwise or is an enacting line ("QUYẾT ĐỊNH:").</summary>
    public static (string Type, string Remainder)? AtStart(string line)
    {
        if (line.Length == 0) return null;
        foreach (var (type, upper, _) in ByInitial[line[0]])
        {
            if (!line.StartsWith(upper, StringComparison.Ordinal) && line != type) continue;
            var rest = line[upper.Length..];
            if (rest.Length == 0 || char.IsWhiteSpace(rest[0])) return (type, rest.Trim());
            return null;
        }

        return null;
    }

    /// <summary>The type that the code of a number stands for, KH in 12/KH-UBND; of several the more usual, which the table has first.</summary>
    public static string? OfNumber(string number)
    {
        var parts = number.Split('/', '-');
        return All.Where(row => row.Codes.Any(code => parts.Contains(code))).Select(row => row.Type).FirstOrDefault();
    }
}
