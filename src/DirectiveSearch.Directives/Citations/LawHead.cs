namespace DirectiveSearch.Directives.Citations;

/// <summary>Finds the head of a law whose name stands between its type and its number: "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15".</summary>
internal static class LawHead
{
    private const int LongestName = 260;

    private static readonly string[] Words = ["bo luat", "luat", "phap lenh", "hien phap", "nghi quyet"];

    public static MentionHead? Read(string text, NumberMatch number, int start, int floor)
    {
        if (!IsLegislature(number.Parts[0])) return null;
        var limit = Math.Max(floor, start - LongestName);
        var from = start;
        while (from > limit && (!IsClauseEnd(text, from - 1) || IsPageBreak(text, ref from))) from--;
        if (Nearest(text, from, start) is not { } nearest) return null;
        var head = Outer(text, from, nearest, number) ?? nearest;
        return new MentionHead(head.Start, head.Type, TypeSource.Stated, null);
    }

    internal static bool IsLegislature(string part) =>
        part.StartsWith("QH", StringComparison.Ordinal) || part.StartsWith("UBTVQH", StringComparison.Ordinal)
        || part.StartsWith("PL", StringComparison.Ordinal) || part == "L";

    private static (int Start, TypeWord Type)? Nearest(string text, int from, int end)
    {
        for (var index = end - 1; index >= from; index--)
        {
            if (!char.IsUpper(text[index]) || !Cursor.StartsWord(text, index)) continue;
            foreach (var word in Words)
            {
                if (Cursor.After(text, index, word) is >= 0 and var close && close <= end && TypeWords.Before(text, close) is { } type) return (type.Start, type.Type);
            }
        }

        return null;
    }

    /// <summary>"Luật sửa đổi, bổ sung một số điều của Luật A và Luật B số …" is the amending law's number, unless each law of the list carries its own.</summary>
    private static (int Start, TypeWord Type)? Outer(string text, int from, (int Start, TypeWord Type) inner, NumberMatch number)
    {
        var amends = Cursor.Flat(text, from, inner.Start).LastIndexOf("luat sua doi", StringComparison.Ordinal);
        if (amends < 0 || IsListed(text, number.Span.End)) return null;
        (int Start, TypeWord Type)? outer = inner;
        while (outer is not null && !Cursor.Flat(text, outer.Value.Start, inner.Start).StartsWith("luat sua doi", StringComparison.Ordinal))
        {
            outer = Nearest(text, from, outer.Value.Start);
        }

        return outer;
    }

    private static bool IsListed(string text, int end)
    {
        var next = Cursor.SkipBlanks(text, end, text.Length);
        if (next < text.Length && text[next] == ',') next = Cursor.SkipBlanks(text, next + 1, text.Length);
        else if (Cursor.After(text, next, "va") is >= 0 and var joined) next = Cursor.SkipBlanks(text, joined, text.Length);
        else return false;
        return Cursor.After(text, next, "luat") >= 0 || Cursor.After(text, next, "bo luat") >= 0;
    }

    /// <summary>A blank line that a page's number brought between the words: the clause goes on before it.</summary>
    private static bool IsPageBreak(string text, ref int index)
    {
        var before = Cursor.SkipBlanksBack(text, index);
        if (text[index - 1] != '\n' || before == 0 || text.AsSpan(before, index - before).IndexOfAnyInRange('0', '9') < 0) return false;
        index = before;
        return true;
    }

    private static bool IsClauseEnd(string text, int index) =>
        text[index] is ';' or '.' or ':' or '|' or '“' or '”' || (text[index] == '\n' && index > 0 && text[index - 1] == '\n');
}
