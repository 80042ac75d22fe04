using System.Buffers;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>The sentence, list item or table cell around a mention.</summary>
internal static class Sentences
{
    private const int Longest = 1500;
    private static readonly SearchValues<char> Stops = SearchValues.Create("\n|;.!?");

    public static TextSpan Around(string text, TextSpan span)
    {
        var start = Start(text, span.Start);
        var limit = Math.Min(text.Length, span.End + Longest);
        var end = span.End;
        for (end = NextStop(text, end, limit); end < limit && !EndsAt(text, end);) end = NextStop(text, end + 1, limit);
        if (end < text.Length && text[end] is '.' or ';' or '!' or '?') end++;
        while (end > span.End && Cursor.IsBlank(text[end - 1])) end--;
        return new TextSpan(start, end);
    }

    /// <summary>The next place where <see cref="EndsAt"/> is worth asking, or the limit.</summary>
    public static int NextStop(string text, int index, int limit) =>
        index < limit && text.AsSpan(index, limit - index).IndexOfAny(Stops) is >= 0 and var step ? index + step : limit;

    public static int Start(string text, int index)
    {
        var floor = Math.Max(0, index - Longest);
        var start = index;
        while (start > floor)
        {
            start = floor + text.AsSpan(floor, start - floor).LastIndexOfAny(Stops) + 1;
            if (start == floor || EndsAt(text, start - 1)) break;
            start--;
        }

        return Cursor.SkipBlanks(text, start, index);
    }

    /// <summary>A blank line, a cell border, a full stop before a capital, a semicolon at a line's end.</summary>
    public static bool EndsAt(string text, int index) => text[index] switch
    {
        '\n' => index + 1 >= text.Length || text[index + 1] is '|' or '-' or '+' || (text[index + 1] == '\n' && !GoesOn(text, index)),
        '|' => true,
        ';' => NextIs(text, index, static unit => unit == '\n'),
        '.' or '!' or '?' => index + 1 >= text.Length || (Cursor.IsBlank(text[index + 1]) && !IsAbbreviation(text, index) && StartsAnew(text, index + 1)),
        _ => false,
    };

    /// <summary>A page break inside a sentence leaves a blank line too.</summary>
    private static bool GoesOn(string text, int index)
    {
        var before = Cursor.SkipBlanksBack(text, index);
        var after = Cursor.SkipBlanks(text, index, text.Length);
        return before > 0 && after < text.Length && char.IsLower(text[after]) && text[before - 1] is not ('.' or ';' or ':' or '|')
            && !(after + 1 < text.Length && text[after + 1] is ')' or '.');
    }

    private static bool NextIs(string text, int index, Func<char, bool> test)
    {
        while (++index < text.Length && text[index] is ' ' or '*') { }

        return index >= text.Length || test(text[index]);
    }

    private static bool StartsAnew(string text, int index)
    {
        var next = Cursor.SkipBlanks(text, index, text.Length);
        return next >= text.Length || char.IsUpper(text[next]) || !char.IsLetterOrDigit(text[next]) || char.IsDigit(text[next]);
    }

    /// <summary>TP. TT. TX. and single letters before a full stop.</summary>
    private static bool IsAbbreviation(string text, int index)
    {
        var start = index;
        while (start > 0 && char.IsLetter(text[start - 1])) start--;
        return index - start is 1 or 2 && char.IsUpper(text[start]) && char.IsUpper(text[index - 1]);
    }
}
