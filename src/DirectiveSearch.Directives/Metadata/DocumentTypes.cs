using System.Buffers;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>The types of documents by their words in capitals and by the codes in numbers.</summary>
internal static class DocumentTypes
{
    private static readonly IReadOnlyList<(string Type, string Upper, string[] Codes)> All =
        [.. DataTable.Rows("type-words", 3)
            .Where(cells => cells[0] != "Văn bản")
            .Select(cells => (cells[0], cells[0].ToUpperInvariant(), DataTable.Parts(cells[1])))];

    private static readonly ILookup<char, (string Type, string Upper, string[] Codes)> ByInitial = All.OrderByDescending(row => row.Upper.Length).ToLookup(row => row.Upper[0]);

    private const int LongestMisread = 60;

    /// <summary>Single short words are too much like other words.</summary>
    private const int ShortestMisread = 7;

    private const int LongestSpeck = 3;

    private const string Dirt = " .:;,-_'`’“”\"*|~•";

    private static readonly string[] StampLabels = ["Ngày", "Giờ", "Số", "Đến"];

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    private static readonly IReadOnlyList<(string Type, string Name)> Folded =
        [.. All.Where(row => row.Type.Length >= ShortestMisread).Select(row => (row.Type, Folding.Fold(row.Type)))];

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

    /// <summary>The type that a line in capitals names when its marks were misread or left out: "QUYÉT ĐỊNH", also behind a speck of dirt
    /// or what a stamp of receipt left on the line ("Ngày: 14/4/2024 THÔNG BÁO", "Ngày..44-14 THÔNG BÁO").</summary>
    public static string? Misread(string line)
    {
        if (line.Length > LongestMisread || (line.AsSpan().TrimEnd() is [.., var last] && char.IsLower(last))) return null;
        var words = line.AsSpan();
        foreach (var label in StampLabels)
        {
            if (words.Length <= label.Length || words[label.Length] is not (':' or '.' or '…') || !words.StartsWith(label, StringComparison.OrdinalIgnoreCase)) continue;
            words = words[(words.LastIndexOfAny(Digits) + 1)..];
            break;
        }

        words = WithoutSpeck(words.TrimStart(Dirt).TrimEnd());
        if (words.Length < ShortestMisread || words.HasLower()) return null;
        Span<char> folded = stackalloc char[words.Length];
        Folding.Fold(words, folded);
        foreach (var (type, name) in Folded)
        {
            if (folded.SequenceEqual(name)) return type;
        }

        return null;
    }

    /// <summary>"đọ THÔNG BÁO": a few small letters before capitals are what is left of a stamp.</summary>
    private static ReadOnlySpan<char> WithoutSpeck(ReadOnlySpan<char> words) =>
        words.IndexOf(' ') is > 0 and <= LongestSpeck and var speck && words[..speck].HasLower() ? words[speck..].TrimStart() : words;

    /// <summary>Thông tư liên tịch for Thông tư; null when no such type is known.</summary>
    public static string? Joint(string type) => All.Select(row => row.Type).FirstOrDefault(joint => joint == type + " liên tịch");

    /// <summary>Whether a number has a code of the type.</summary>
    public static bool IsCode(string number, string type) => All.Any(row => row.Type == type && row.Codes.Any(code => number.Split('/', '-').Contains(code)));

    /// <summary>The type that the code of a number stands for, KH in 12/KH-UBND; of several the more usual, which the table has first.</summary>
    public static string? OfNumber(string number)
    {
        var parts = number.Split('/', '-');
        return All.Where(row => row.Codes.Any(code => parts.Contains(code))).Select(row => row.Type).FirstOrDefault();
    }
}
