namespace DirectiveSearch.Directives.Citations;

/// <summary>The number of a page ("3", "- 3 -") between two blank lines, where a page ends within a sentence.</summary>
internal static class PageNumber
{
    private const int LongestNumber = 3;
    private const int LongestIndent = 120;

    /// <summary>The end of the page number that begins at an index, or -1.</summary>
    public static int End(string text, int index)
    {
        if (!IsBlankLineBefore(text, index)) return -1;
        var digits = text[index] == '-' ? OverSpaces(text, index + 1) : index;
        var end = digits;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        if (end == digits || end - digits > LongestNumber) return -1;
        if (digits > index)
        {
            end = OverSpaces(text, end);
            if (end >= text.Length || text[end++] != '-') return -1;
        }

        return IsBlankLineBehind(text, end) ? end : -1;
    }

    /// <summary>The start of the page number that ends at an index, or -1.</summary>
    public static int Start(string text, int index)
    {
        var start = index;
        while (start > 0 && index - start < 2 * LongestNumber && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] is '-' or ' ')) start--;
        while (start < index && text[start] == ' ') start++;
        return start < index && End(text, start) == index ? start : -1;
    }

    /// <summary>A stretch without the numbers of pages that end in it.</summary>
    public static string Without(string text, int start, int end)
    {
        var rest = new System.Text.StringBuilder(end - start);
        for (var index = start; index < end; index++)
        {
            if (index > start && text[index - 1] == '\n' && End(text, index) is > 0 and var page) index = page - 1;
            else rest.Append(text[index]);
        }

        return rest.ToString();
    }

    private static bool IsBlankLineBefore(string text, int index)
    {
        var breaks = 0;
        for (var at = index - 1; at >= 0 && index - at <= LongestIndent; at--)
        {
            if (text[at] == '\n' && ++breaks == 2) return true;
            if (text[at] is not (' ' or '\n' or '\t')) return false;
        }

        return false;
    }

    private static bool IsBlankLineBehind(string text, int index)
    {
        var breaks = 0;
        for (var at = index; at < text.Length && at - index <= LongestIndent; at++)
        {
            if (text[at] == '\n' && ++breaks == 2) return true;
            if (text[at] is not (' ' or '\n' or '\t')) return false;
        }

        return false;
    }

    private static int OverSpaces(string text, int index) => index < text.Length && text[index] == ' ' ? index + 1 : index;
}
