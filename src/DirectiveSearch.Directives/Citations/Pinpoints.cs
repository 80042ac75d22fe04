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

    /// <summary>The longest run of parts that ends at an index: it begins with a kind of part and ends with a number; behind each kind stands a number.</summary>
    private static TextSpan? EndingAt(string text, int end, int floor)
    {
        if (!IsNumber(text, Word(text, end, floor))) return null;
        int start = -1, next = end;
        for (var at = end; at > floor;)
        {
            if (Cursor.IsBlank(text[at - 1]) || text[at - 1] is ',' or '-')
            {
                at = Cursor.SkipBlanksBack(text, at) is var blank && blank < at ? blank : at - 1;
                continue;
            }

            var word = Word(text, at, floor);
            if (word.Length == 0) break;
            var folded = Cursor.Flat(text, word.Start, word.End);
            if (Kinds.Contains(folded))
            {
                if (next == start) break;
                start = next = at = WithFirstSyllable(text, word, folded);
            }
            else if (IsNumber(text, word) || Inside.Contains(folded)) next = at = word.Start;
            else break;
        }

        return start < 0 || StandsAlone(text, start, end) ? null : new TextSpan(start, end);
    }

    /// <summary>Where "phụ lục" and "tiểu mục" begin.</summary>
    private static int WithFirstSyllable(string text, TextSpan word, string folded)
    {
        var start = folded switch { "luc" => Cursor.Before(text, word.End, "phu luc"), "muc" => Cursor.Before(text, word.End, "tieu muc"), _ => -1 };
        return start < 0 ? word.Start : start;
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
