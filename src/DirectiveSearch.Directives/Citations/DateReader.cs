using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>A date as a text states it.</summary>
/// <param name="Date">Null when no such day exists.</param>
internal readonly record struct StatedDate(TextSpan Span, PartialDate? Date);

/// <summary>Reads "ngày 07/4/2014", "ngày 05 tháng 3 năm 2020", "06 / 7 /2005" and their slips.</summary>
internal static class DateReader
{
    private const int FirstYear = 1945;

    /// <param name="bare">Whether a date may stand without the word "ngày" before it.</param>
    public static StatedDate? Read(string text, int start, int limit, bool bare)
    {
        var cursor = Cursor.SkipBlanks(text, start, limit);
        var first = cursor;
        if (Glued(text, cursor, "ngay") is >= 0 and var after) cursor = Cursor.SkipBlanks(text, after, limit);
        else if (!bare) return null;
        if (Number(text, ref cursor, limit, 2) is not { } day || !Separator(text, ref cursor, limit, "thang")) return null;
        if (Number(text, ref cursor, limit, 2) is not { } month || !(Separator(text, ref cursor, limit, "nam") || IsBareYear(text, ref cursor, limit))) return null;
        var digits = cursor;
        if (Number(text, ref cursor, limit, 5) is not { } year) return null;
        if (cursor - digits == 2) year += year < FirstYear - 1900 ? 2000 : 1900;
        var span = new TextSpan(first, cursor);
        if (cursor + 1 < text.Length && text[cursor] is '/' or '-' && char.IsLetterOrDigit(text[cursor + 1])) return cursor - digits <= 2 ? new StatedDate(span, null) : null;
        return new StatedDate(span, Valid(day, month, year));
    }

    /// <summary>"tháng 7/2014", "tháng 7 năm 2014".</summary>
    public static StatedDate? ReadMonth(string text, int start, int limit)
    {
        var cursor = Cursor.SkipBlanks(text, start, limit);
        var first = cursor;
        if (Cursor.After(text, cursor, "thang") is not (>= 0 and var after)) return null;
        cursor = Cursor.SkipBlanks(text, after, limit);
        if (Number(text, ref cursor, limit, 2) is not (>= 1 and <= 12 and var month) || !Separator(text, ref cursor, limit, "nam")) return null;
        if (Number(text, ref cursor, limit, 4) is not (>= FirstYear and <= 2100 and var year)) return null;
        return new StatedDate(new TextSpan(first, cursor), new PartialDate(year, month));
    }

    private static int? Number(string text, ref int cursor, int limit, int longest)
    {
        var start = cursor;
        while (cursor < limit && char.IsAsciiDigit(text[cursor])) cursor++;
        return cursor > start && cursor - start <= longest ? int.Parse(text.AsSpan(start, cursor - start)) : null;
    }

    /// <summary>A slash, hyphen or full stop, or the word ("tháng" and "năm" in each other's place: a slip), or a comma and the word.</summary>
    private static bool Separator(string text, ref int cursor, int limit, string word)
    {
        var index = Cursor.SkipBlanks(text, cursor, limit);
        if (index >= limit) return false;
        var end = text[index] is '/' or '-' or '.' ? index + 1 : Word(text, text[index] == ',' ? Cursor.SkipBlanks(text, index + 1, limit) : index, word);
        if (end < 0) return false;
        cursor = Cursor.SkipBlanks(text, end, limit);
        return true;
    }

    /// <summary>"ngày 16/6 2025": the mark before the year is lost.</summary>
    private static bool IsBareYear(string text, ref int cursor, int limit)
    {
        var year = Cursor.SkipBlanks(text, cursor, limit);
        if (year == cursor || year + 4 > limit || text.AsSpan(year, 4) is not (['1', '9', ..] or ['2', '0', ..]) || text.AsSpan(year, 4).ContainsAnyExceptInRange('0', '9')) return false;
        cursor = year;
        return true;
    }

    private static int Word(string text, int index, string word)
    {
        var end = Glued(text, index, word);
        return end < 0 ? Glued(text, index, word == "nam" ? "thang" : "nam") : end;
    }

    private static int Glued(string text, int index, string word)
    {
        for (var at = 0; at < word.Length; at++)
        {
            if (index + at >= text.Length || Folding.Fold(text[index + at]) != word[at]) return -1;
        }

        return index + word.Length;
    }

    private static PartialDate? Valid(int day, int month, int year) =>
        year is >= FirstYear and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new PartialDate(year, month, day)
            : null;
}
