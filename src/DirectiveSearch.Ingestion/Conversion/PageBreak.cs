using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Whether a sentence runs on over the end of a page.</summary>
internal static class PageBreak
{
    /// <summary>A shorter last line ends its paragraph.</summary>
    private const int LeastFullLine = 60;

    private const int LeastLetters = 20;

    /// <summary>The last line before is full and ends without a sign, and the page begins with words, not with its number or a heading.</summary>
    public static bool RunsOn(StringBuilder before, string page)
    {
        var start = before.Length;
        while (start > 0 && before[start - 1] != '\n') start--;
        if (before.Length - start < LeastFullLine || !(char.IsLetterOrDigit(before[^1]) || before[^1] is ',' or '-')) return false;
        var first = page.AsSpan();
        first = first[..(first.IndexOf('\n') is >= 0 and var end ? end : first.Length)];
        return first.Length >= LeastLetters && char.IsLetter(first[0]) && first.ContainsAnyInRange('a', 'z');
    }
}
