using DirectiveSearch.Text;

namespace DirectiveSearch.Search;

/// <summary>Cuts a passage around matches: from the start of a sentence or line to the end of one where they are near, else between
/// words. It stops at leaders, blanks to fill in and the bars of tables.</summary>
internal static class PassageCutter
{
    /// <summary>A passage that has reached this ends with its sentence; a shorter one takes the next one in, when it fits.</summary>
    private const int Enough = 120;

    /// <summary>Dots in a row up to an ellipsis are text.</summary>
    private const int ShortestLeader = 4;

    /// <summary>Letters of the longest word before a dot that is an item's numeral or an abbreviation (1. II. TP. KT.).</summary>
    private const int LongestAbbreviation = 3;

    public static TextSpan Cut(string text, TextSpan matches, int length)
    {
        var start = StartOf(text, matches.Start, Math.Max(0, length - matches.Length));
        var end = EndOf(text, new TextSpan(start, matches.End), length);
        while (start < matches.Start && char.IsWhiteSpace(text[start])) start++;
        while (end > matches.End && char.IsWhiteSpace(text[end - 1])) end--;
        return new TextSpan(start, end);
    }

    /// <summary>Whether nothing that holds this place may be shown.</summary>
    public static bool IsBreak(string text, int at)
    {
        if (text[at] == '|') return true;
        if (!IsFiller(text[at])) return false;
        var (first, last) = (at, at);
        while (first > 0 && last - first < ShortestLeader && IsFiller(text[first - 1])) first--;
        while (last + 1 < text.Length && last - first < ShortestLeader && IsFiller(text[last + 1])) last++;
        return last - first + 1 >= (text[at] == '…' ? 2 : ShortestLeader);
    }

    private static bool IsFiller(char unit) => unit is '.' or '…' or '_' or '=' or '-' or '*' or '·';

    /// <summary>The nearest start of a sentence or line within the room; without one, a word within its half.</summary>
    private static int StartOf(string text, int match, int room)
    {
        var word = match;
        for (var start = match; start >= Math.Max(0, match - room); start--)
        {
            if (start == 0 || IsBreak(text, start - 1) || IsBoundary(text, start)) return start;
            if (char.IsWhiteSpace(text[start - 1]) && match - start <= room / 2) word = start;
        }

        return word;
    }

    /// <summary>The first end of a sentence or line with which the passage is long enough, else the last one within the length, else the last blank.</summary>
    private static int EndOf(string text, TextSpan held, int length)
    {
        var furthest = Math.Min(text.Length, Math.Max(held.End, held.Start + length));
        var (sentence, word) = (-1, held.End);
        for (var end = held.End; end <= furthest; end++)
        {
            if (end == text.Length || IsBreak(text, end)) return end;
            if (char.IsWhiteSpace(text[end])) word = end;
            if (!IsBoundary(text, end) && !(text[end] == '\n' && IsBoundary(text, end + 1))) continue;
            sentence = end;
            if (end - held.Start >= Math.Min(Enough, length / 2)) break;
        }

        return sentence >= 0 ? sentence : word;
    }

    /// <summary>A sentence ended before this place, or a line that the next one does not carry on.</summary>
    private static bool IsBoundary(string text, int at)
    {
        if (at == 0 || at >= text.Length) return true;
        if (text[at - 1] == '\n') return !char.IsLower(FirstOf(text, at));
        if (!char.IsWhiteSpace(text[at])) return false;
        return text[at - 1] is ';' or '!' or '?' || (text[at - 1] == '.' && !char.IsLower(FirstOf(text, at)) && !IsAbbreviation(text, at - 1));
    }

    private static char FirstOf(string text, int at)
    {
        while (at < text.Length - 1 && char.IsWhiteSpace(text[at])) at++;
        return text[at];
    }

    private static bool IsAbbreviation(string text, int dot)
    {
        var start = dot;
        while (start > 0 && dot - start <= LongestAbbreviation && char.IsLetterOrDigit(text[start - 1])) start--;
        return start < dot && dot - start <= LongestAbbreviation && text.AsSpan(start, dot - start).IndexOfAnyExceptInRange('0', '9') is var letter
            && (letter < 0 || char.IsUpper(text[start + letter]));
    }
}
