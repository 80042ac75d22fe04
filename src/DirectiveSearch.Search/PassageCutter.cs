using DirectiveSearch.Text;

namespace DirectiveSearch.Search;

/// <summary>Cuts a passage around matches: at sentences or lines where they are near, else between words.</summary>
internal static class PassageCutter
{
    public static TextSpan Cut(string text, TextSpan matches, int length)
    {
        var room = Math.Max(0, length - matches.Length);
        var start = StartOf(text, matches.Start, room / 2);
        var end = EndOf(text, matches.End, Math.Max(0, length - (matches.End - start)));
        while (start < matches.Start && char.IsWhiteSpace(text[start])) start++;
        while (end > matches.End && char.IsWhiteSpace(text[end - 1])) end--;
        return new TextSpan(start, end);
    }

    private static int StartOf(string text, int match, int room)
    {
        var word = match;
        for (var start = match; start >= Math.Max(0, match - room); start--)
        {
            if (start == 0 || IsBoundary(text, start)) return start;
            if (char.IsWhiteSpace(text[start - 1])) word = start;
        }

        return word;
    }

    /// <summary>The last boundary within the room beyond its first quarter, else the last blank.</summary>
    private static int EndOf(string text, int match, int room)
    {
        var furthest = Math.Min(text.Length, match + room);
        if (furthest == text.Length) return furthest;
        for (var end = furthest; end >= match + (room / 4); end--)
        {
            if (IsBoundary(text, end)) return end;
        }

        for (var end = furthest; end > match; end--)
        {
            if (char.IsWhiteSpace(text[end])) return end;
        }

        return match;
    }

    private static bool IsBoundary(string text, int at) =>
        at == 0 || text[at - 1] == '\n' || (at < text.Length && char.IsWhiteSpace(text[at]) && text[at - 1] is '.' or ';' or '!' or '?');
}
