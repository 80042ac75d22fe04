using System.Buffers;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Reads which part of an instrument is cited: "khoản 3 Điều 6" before it, "(Điều 6)" behind it.</summary>
internal static class Pinpoints
{
    private const int Longest = 240;

    private static readonly SearchValues<char> Numerals = SearchValues.Create("IVXL.0123456789");

    /// <summary>What may stand between the part and the instrument.</summary>
    private static readonly string[] Joints = ["ban hanh kem theo", "kem theo", "cua", "tai", "trong"];
    private static readonly HashSet<string> Kinds = ["dieu", "khoan", "diem", "muc", "chuong", "phan", "luc", "tiet"];
    private static readonly HashSet<string> Inside = ["va", "hoac", "den", "cua", "thuoc", "so"];

    /// <param name="floor">The end of the mention before.</param>
    public static TextSpan? Read(string text, Mention mention, int floor) =>
        Before(text, mention.Head.Start, Math.Max(floor, mention.Head.Start - Longest)) ?? Behind(text, mention.Number.Span.End) ?? Behind(text, mention.Tail.End);

    private static TextSpan? Before(string text, int index, int floor)
    {
        var end = Cursor.SkipBlanksBack(text, index);
        if (end > floor && text[end - 1] == ',') end = Cursor.SkipBlanksBack(text, end - 1);
        else
        {
            foreach (var joint in Joints)
            {
                if (Cursor.Before(text, end, joint) is not (>= 0 and var start)) continue;
                end = Cursor.SkipBlanksBack(text, start);
                break;
            }
        }

        return end > floor && IsOneParagraph(text, end, index) ? EndingAt(text, end, floor) : null;
    }

    private static TextSpan? Behind(string text, int end)
    {
        var open = Cursor.SkipBlanks(text, end, text.Length);
        if (open >= text.Length || text[open] != '(') return null;
        var close = text.AsSpan(open, Math.Min(60, text.Length - open)).IndexOf(')');
        return close > 0 && EndingAt(text, open + close, open + 1) is { } span && span.Start == open + 1 ? span : null;
    }

    /// <summary>The longest run of parts that ends at an index: it begins with a kind of part and ends with a number.</summary>
    private static TextSpan? EndingAt(string text, int end, int floor)
    {
        if (!IsNumber(text, Word(text, end, floor))) return null;
        var start = -1;
        for (var at = end; at > floor;)
        {
            if (Cursor.IsBlank(text[at - 1]) || text[at - 1] is ',' or '-')
            {
                at--;
                continue;
            }

            var word = Word(text, at, floor);
            if (word.Length == 0 || !IsPart(text, word, ref start)) break;
            at = word.Start;
        }

        return start < 0 || StandsAlone(text, start, end) ? null : new TextSpan(start, end);
    }

    /// <summary>Whether a word belongs to a run of parts; where it is a kind of part, the run may begin there.</summary>
    private static bool IsPart(string text, TextSpan word, ref int start)
    {
        if (IsNumber(text, word)) return true;
        var folded = Cursor.Flat(text, word.Start, word.End);
        if (!Kinds.Contains(folded)) return start >= 0 && Inside.Contains(folded);
        start = folded switch
        {
            "luc" => Cursor.Before(text, word.End, "phu luc"),
            "muc" when Cursor.Before(text, word.End, "tieu muc") is >= 0 and var whole => whole,
            _ => word.Start,
        };
        return start >= 0;
    }

    /// <summary>Letters and digits, full stops between them (II.1, 2.1); empty when there are none.</summary>
    private static TextSpan Word(string text, int end, int floor)
    {
        var start = end;
        while (start > floor && (char.IsLetterOrDigit(text[start - 1]) || (text[start - 1] == '.' && start < end && start - 1 > floor && char.IsLetterOrDigit(text[start - 2])))) start--;
        return new TextSpan(start, end);
    }

    /// <summary>3, 10a, 2.1, II, IV.1, a, đ.</summary>
    private static bool IsNumber(string text, TextSpan word)
    {
        if (word.Length is 0 or > 6) return false;
        var written = text.AsSpan(word.Start, word.Length);
        if (char.IsAsciiDigit(written[0])) return written.Length == 1 || !char.IsLetter(written[^2]) || !char.IsLetter(written[^1]);
        return written.Length == 1 ? char.IsLetter(written[0]) : written.IndexOfAnyExcept(Numerals) < 0;
    }

    /// <summary>A heading "Phụ lục I" on a line of its own cites nothing below it.</summary>
    private static bool StandsAlone(string text, int start, int end)
    {
        while (start > 0 && text[start - 1] is ' ' or '*' or '#' or '\t') start--;
        while (end < text.Length && text[end] is ' ' or '*' or '\t') end++;
        return (start == 0 || text[start - 1] == '\n') && end < text.Length && text[end] == '\n';
    }

    private static bool IsOneParagraph(string text, int start, int end) =>
        !text.AsSpan(start, end - start).Contains("\n\n", StringComparison.Ordinal);
}
