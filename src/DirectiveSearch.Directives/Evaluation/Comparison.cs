using System.Text;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Evaluation;

/// <summary>When two written forms count as the same.</summary>
internal static class Comparison
{
    private const string Dashes = "‐‑‒–—−";

    /// <summary>NFC, without case, blanks collapsed, one kind of dash, outer punctuation dropped.</summary>
    public static bool SameName(string? left, string? right) => Name(left) == Name(right);

    /// <summary>Without blanks and leading zeros.</summary>
    public static bool SameNumber(string left, string right) => Number(left) == Number(right);

    public static bool SameField(string field, string gold, string? predicted) =>
        predicted is not null && (field == "number" ? SameNumber(gold, predicted) : SameName(gold, predicted));

    private static string Name(string? name)
    {
        if (name is null) return "";
        var folded = new StringBuilder(name.Length);
        foreach (var unit in TextNormalizer.Compose(name).ToLowerInvariant())
        {
            var plain = Dashes.Contains(unit) ? '-' : char.IsWhiteSpace(unit) ? ' ' : unit;
            if (plain != ' ' || folded is not [.., ' ']) folded.Append(plain);
        }

        var (start, end) = (0, folded.Length);
        while (start < end && IsOuter(folded[start])) start++;
        while (end > start && IsOuter(folded[end - 1])) end--;
        return folded.ToString(start, end - start);
    }

    private static string Number(string number) => Name(number).Replace(" ", "").TrimStart('0');

    private static bool IsOuter(char unit) => char.IsPunctuation(unit) || char.IsSymbol(unit) || unit == ' ';
}
