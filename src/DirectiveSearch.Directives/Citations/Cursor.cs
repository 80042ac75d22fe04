using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Steps over text as published: blanks include line breaks, the marks of emphasis and the number of a page between two blank lines;
/// words are compared without case and marks.</summary>
internal static class Cursor
{
    private const int LongestOnStack = 2048;

    public static bool IsBlank(char unit) => unit is ' ' or '\n' or '*' or '\t' or '_' or '\r' or '`';

    public static bool HasBlanks(ReadOnlySpan<char> read)
    {
        foreach (var unit in read)
        {
            if (IsBlank(unit)) return true;
        }

        return false;
    }

    public static int SkipBlanks(string text, int index, int limit)
    {
        var start = index;
        while (index < limit && IsBlank(text[index])) index++;
        if (index == start || index >= limit || text[index] is not ('-' or (>= '0' and <= '9')) || PageNumber.End(text, index) is not (> 0 and var end) || end >= limit) return index;
        while (end < limit && IsBlank(text[end])) end++;
        return end;
    }

    /// <summary>The end of what stands before <paramref name="index"/> and its blanks.</summary>
    public static int SkipBlanksBack(string text, int index)
    {
        var end = index;
        while (index > 0 && IsBlank(text[index - 1])) index--;
        if (index == end || index == 0 || text[index - 1] is not ('-' or (>= '0' and <= '9')) || PageNumber.Start(text, index) is not (> 0 and var start)) return index;
        while (start > 0 && IsBlank(text[start - 1])) start--;
        return start;
    }

    /// <summary>The end of the folded words when they begin at an index, else -1; a blank stands for any blanks.</summary>
    public static int After(string text, int index, string words)
    {
        foreach (var letter in words)
        {
            if (letter == ' ')
            {
                var next = SkipBlanks(text, index, text.Length);
                if (next == index) return -1;
                index = next;
            }
            else if (index < text.Length && Folding.Fold(text[index]) == letter) index++;
            else return -1;
        }

        return index < text.Length && char.IsLetter(text[index]) ? -1 : index;
    }

    /// <summary>The start of the folded words when they end at an index, else -1. Words are whole; a capital glued to a small letter begins one (vàĐề án).</summary>
    public static int Before(string text, int index, string words)
    {
        for (var at = words.Length - 1; at >= 0; at--)
        {
            if (words[at] == ' ')
            {
                var next = SkipBlanksBack(text, index);
                if (next == index) return -1;
                index = next;
            }
            else if (index > 0 && Folding.Fold(text[index - 1]) == words[at]) index--;
            else return -1;
        }

        return StartsWord(text, index) ? index : -1;
    }

    /// <summary>Where folded words stand last in a range; an empty span when they do not.</summary>
    public static TextSpan Last(string text, int floor, int end, string words)
    {
        for (var at = end; at > floor; at--)
        {
            if (Folding.Fold(text[at - 1]) == words[^1] && (at == text.Length || !char.IsLetterOrDigit(text[at])) && Before(text, at, words) is var start && start >= floor) return new TextSpan(start, at);
        }

        return default;
    }

    public static bool StartsWord(string text, int index) =>
        index == 0 || !char.IsLetterOrDigit(text[index - 1])
        || (index < text.Length && char.IsUpper(text[index]) && char.IsLower(text[index - 1]));

    /// <summary>The folded words of a range, single blanks between and around them, all other marks left out.</summary>
    public static string Words(string text, int start, int end)
    {
        Span<char> words = end - start < LongestOnStack ? stackalloc char[Math.Max(0, end - start) + 2] : new char[end - start + 2];
        words[0] = ' ';
        var length = 1;
        for (var index = start; index < end; index++)
        {
            if (char.IsLetterOrDigit(text[index])) words[length++] = Folding.Fold(text[index]);
            else if (words[length - 1] != ' ') words[length++] = ' ';
        }

        if (words[length - 1] != ' ') words[length++] = ' ';
        return new string(words[..length]);
    }

    /// <summary>Folded, on one line, blanks and marks of emphasis as single blanks.</summary>
    public static string Flat(string text, int start, int end)
    {
        Span<char> flat = end - start < LongestOnStack ? stackalloc char[Math.Max(0, end - start)] : new char[end - start];
        var length = 0;
        for (var index = start; index < end; index++)
        {
            if (index > start && text[index - 1] == '\n' && PageNumber.End(text, index) is > 0 and var page) index = page - 1;
            else if (!IsBlank(text[index])) flat[length++] = Folding.Fold(text[index]);
            else if (length > 0 && flat[length - 1] != ' ') flat[length++] = ' ';
        }

        return new string(flat[..length]).TrimEnd();
    }
}
