using System.Buffers;

namespace DirectiveSearch.Directives.Movements;

/// <summary>A quotation: the span of its content, and where the reading goes on after its closing mark.</summary>
/// <param name="Close">One past the closing mark; the content's end when it is never closed.</param>
internal readonly record struct Quotation(int Open, int Start, int End, int Close);

/// <summary>Finds quotations in all the ways plans write and break them, in time linear in the text.</summary>
internal static class QuoteScanner
{
    private const int LongestQuotation = 400;
    private const int LongestLine = 120;
    private static readonly SearchValues<char> Marks = SearchValues.Create("“”\"»’;.");
    private static readonly SearchValues<char> Limits = SearchValues.Create("“”\"\n.;");

    public static IEnumerable<Quotation> Scan(string text)
    {
        int straight = -1, curved = -1;
        for (var index = 0; (index = NextMark(text, index, ref straight, ref curved)) < text.Length; index++)
        {
            if (!Opens(text, index)) continue;
            if (Read(text, index) is not { } quotation) continue;
            yield return quotation;
            index = Math.Max(index, quotation.Close - 1);
        }
    }

    /// <summary>The next mark that may open a quotation, or the end of the text. The framework finds marks of one kind much faster than of both.</summary>
    /// <param name="straight">The next of one byte, where it is known.</param>
    /// <param name="curved">The next of those from ‘ to „.</param>
    private static int NextMark(string text, int from, ref int straight, ref int curved)
    {
        if (from >= text.Length) return text.Length;
        if (straight < from) straight = text.AsSpan(from).IndexOfAny('"', '\'', '«') is >= 0 and var mark ? from + mark : text.Length;
        if (curved < from) curved = text.AsSpan(from).IndexOfAnyInRange('‘', '„') is >= 0 and var other ? from + other : text.Length;
        return Math.Min(straight, curved);
    }

    private static bool Opens(string text, int index)
    {
        if (text[index] is not ('“' or '„' or '«' or '"' or '\'' or '‘' or '”')) return false;
        var before = index == 0 ? ' ' : text[index - 1];
        var bounded = char.IsWhiteSpace(before) || before is '(' or '*' or ':' or '-' or ',' or ';' or '[' or '/' or '|';
        var after = index + 1 < text.Length ? text[index + 1] : ' ';
        return text[index] switch
        {
            '“' or '„' or '«' => bounded || char.IsLetter(before) || char.IsDigit(before),
            '"' or '”' => bounded && (char.IsLetterOrDigit(after) || after is '*' or ' '),
            _ => bounded && char.IsLetterOrDigit(after),
        };
    }

    private static Quotation? Read(string text, int open)
    {
        var single = text[open] is '\'' or '‘';
        var limit = Math.Min(text.Length, open + LongestQuotation);
        for (var index = open + 1; index < limit; index++)
        {
            if (Closes(text, index, single)) return Content(text, open, index, Continued(text, index));
            if (!single && OpensInside(text, open, index) && Enclosing(text, index, limit) is { } outer) return Content(text, open, outer, outer);
            if (!single && text[index] == '“' && char.IsWhiteSpace(text[index - 1])) return Unclosed(text, open, index);
            if (IsParagraphEnd(text, index)) return Unclosed(text, open, index);
        }

        return limit == text.Length ? Unclosed(text, open, limit) : null;
    }

    private static bool Closes(string text, int index, bool single)
    {
        if (single) return text[index] is '\'' or '’' && (index + 1 == text.Length || !char.IsLetter(text[index + 1]));
        return text[index] is '”' or '»' || (text[index] is '"' or '“' && !char.IsWhiteSpace(text[index - 1]));
    }

    /// <summary>A blank line ends it, unless a page break only cut the sentence: the next word is in lower case.</summary>
    private static bool IsParagraphEnd(string text, int index)
    {
        if (text[index] != '\n') return false;
        var next = index + 1;
        while (next < text.Length && text[next] is ' ' or '\r' or '\t') next++;
        if (next >= text.Length) return true;
        if (text[next] == '-' && ClosesOnLine(text, next)) return false;
        if (text[next] != '\n') return text[next] is '-' or '+' or '|';
        while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
        return next >= text.Length || !char.IsLower(text[next]);
    }

    /// <summary>A hyphen that wrapping brought to the start of a line, within a name: the closing mark follows before another opening one.</summary>
    private static bool ClosesOnLine(string text, int line)
    {
        var rest = text.AsSpan(line, Math.Min(LongestLine, text.Length - line));
        var mark = rest.IndexOfAny(Marks);
        return mark > 0 && rest[mark] is '”' or '"' or '»' or '’' && !char.IsWhiteSpace(rest[mark - 1]);
    }

    /// <summary>A quotation within the quotation, not the next item of a list whose mark before was left out.</summary>
    private static bool OpensInside(string text, int open, int index)
    {
        if (text[index] is not ('“' or '"') || index + 1 >= text.Length || !char.IsLetterOrDigit(text[index + 1]) || !char.IsWhiteSpace(text[index - 1])) return false;
        var before = index - 1;
        while (before > open && char.IsWhiteSpace(text[before])) before--;
        return char.IsLetterOrDigit(text[before]);
    }

    /// <summary>Where the outer quotation closes: the second closing mark, on the same line or the next, without an opening one between.</summary>
    private static int? Enclosing(string text, int inner, int limit)
    {
        int? first = null;
        for (var index = inner + 1; index < limit; index++)
        {
            if (text[index] is '\n' && index + 1 < limit && text[index + 1] is '\n' or '-' or '+') return null;
            if (text[index] is ';' or '.') return null;
            if (text[index] is '“' or '„' or '«' || (text[index] == '"' && char.IsWhiteSpace(text[index - 1]))) return null;
            if (!Closes(text, index, single: false)) continue;
            if (first is not null) return index;
            first = index;
        }

        return null;
    }

    /// <summary>Closed before a page break and closed again after it: the second mark is the true one.</summary>
    private static int Continued(string text, int close)
    {
        var index = close + 1;
        while (index < text.Length && (char.IsWhiteSpace(text[index]) || text[index] == '*')) index++;
        if (index >= text.Length || !char.IsLower(text[index]) || !text.AsSpan(close, index - close).Contains("\n\n", StringComparison.Ordinal)) return close;
        var rest = text.AsSpan(index, Math.Min(60, text.Length - index));
        var again = rest.IndexOfAny(Limits);
        return again > 0 && rest[again] is '”' or '"' ? index + again : close;
    }

    private static Quotation Content(string text, int open, int firstClose, int close)
    {
        var (start, end) = Trim(text, open + 1, close);
        return new Quotation(open, start, end, Math.Max(firstClose, close) + 1);
    }

    /// <summary>Never closed: a semicolon ends the name, else the line does.</summary>
    private static Quotation? Unclosed(string text, int open, int limit)
    {
        var semicolon = text.IndexOf(';', open, limit - open);
        var (start, end) = Trim(text, open + 1, semicolon >= 0 ? semicolon : limit);
        return end > start ? new Quotation(open, start, end, end) : null;
    }

    private static (int Start, int End) Trim(string text, int start, int end)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '*' or '_')) start++;
        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '*' or '_' or '.' or ',' or ';' or ':')) end--;
        return (start, end);
    }
}
