using System.Globalization;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>The term that stands with an issuer or a number.</summary>
/// <param name="Name">The congress's numeral ("XII") or the years ("2015-2020"); null when it cannot be read.</param>
internal readonly record struct StatedTerm(TextSpan Span, string? Name);

/// <summary>Reads "khóa XII", "(khoá XIII)", "nhiệm kỳ 2015 - 2020".</summary>
internal static class PartyTerm
{
    private static readonly string[] Numerals =
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"];

    /// <param name="at">Where the word "khóa" or "nhiệm kỳ" may begin.</param>
    public static StatedTerm? Read(string text, int at, int limit)
    {
        if (Cursor.After(text, at, "khoa") is >= 0 and var congress) return Numbered(text, at, Cursor.SkipBlanks(text, congress, limit), limit);
        return Cursor.After(text, at, "nhiem ky") is >= 0 and var years ? Years(text, at, Cursor.SkipBlanks(text, years, limit), limit) : null;
    }

    private static StatedTerm Numbered(string text, int start, int at, int limit)
    {
        var end = WordEnd(text, at, limit);
        var word = text[at..end];
        if (word.Length is > 0 and <= 2 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 && count <= Numerals.Length)
            return new StatedTerm(new TextSpan(start, end), Numerals[count - 1]);
        var numeral = word.ToUpperInvariant().Replace('L', 'I').Replace('1', 'I');
        return new StatedTerm(new TextSpan(start, end), Array.IndexOf(Numerals, numeral) >= 0 ? numeral : null);
    }

    private static StatedTerm Years(string text, int start, int at, int limit)
    {
        var first = WordEnd(text, at, limit);
        var mark = Cursor.SkipBlanks(text, first, limit);
        if (mark >= limit || text[mark] is not ('-' or '–')) return new StatedTerm(new TextSpan(start, first), null);
        var second = Cursor.SkipBlanks(text, mark + 1, limit);
        var end = WordEnd(text, second, limit);
        return Year(text[at..first]) is { } from && Year(text[second..end]) is { } to && to - from is >= 4 and <= 6
            ? new StatedTerm(new TextSpan(start, end), $"{from}-{to}")
            : new StatedTerm(new TextSpan(start, end), null);
    }

    private static int? Year(string word) =>
        word.Length == 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1930 and <= 2100 ? year : null;

    private static int WordEnd(string text, int at, int limit)
    {
        while (at < limit && char.IsLetterOrDigit(text[at])) at++;
        return at;
    }
}
