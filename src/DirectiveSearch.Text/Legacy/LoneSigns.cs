namespace DirectiveSearch.Text.Legacy;

/// <summary>A single character that is a letter in a legacy encoding and a sign or a bullet elsewhere.</summary>
internal static class LoneSigns
{
    /// <summary>What symbol fonts put before the items of a list, as their codes show.</summary>
    private const string Bullets = "·§¨®ØüðàßáÞ";

    /// <summary>Whether it stays the sign that it looks like: a bullet at the beginning of a line, a sign among figures ("6 × 8").
    /// Between words it is one ("bÞ « nhiÔm"), and ® is the currency or a list's mark ("50.000 ®", "®)").</summary>
    public static bool Stays(string text, int index)
    {
        var sign = text[index];
        var (before, after) = (Neighbour(text, index, -1), Neighbour(text, index, 1));
        var opensLine = before == '\n';
        if (opensLine && Bullets.Contains(sign) && index + 1 < text.Length && text[index + 1] is ' ' or '\t' or '\u00A0') return true;
        if (char.IsLetter(sign)) return false;
        if (sign == '®') return false;
        if (sign == '§') return !Touches(text, index);
        return !(IsLetter(before) ? IsLetter(after) || after is '.' or ',' or ';' : IsLetter(after) && (before is ',' or ';' || (opensLine && sign is '¤' or '«')));
    }

    /// <summary>The next character that is no blank, a line break at the ends.</summary>
    private static char Neighbour(string text, int index, int step)
    {
        do index += step;
        while (index >= 0 && index < text.Length && text[index] is ' ' or '\t');
        return index >= 0 && index < text.Length && text[index] is not '\r' ? text[index] : '\n';
    }

    private static bool IsLetter(char unit) => char.IsLetter(unit) || unit is > '\u00A0' and < '\u0100';

    /// <summary>A figure, a slash or a bracket right beside it, as beside the letter Đ of a number or a list.</summary>
    private static bool Touches(string text, int index) =>
        (index > 0 && (char.IsAsciiDigit(text[index - 1]) || text[index - 1] is '/' or '-')) || (index + 1 < text.Length && text[index + 1] is ')' or '.' or '/' or '-');
}
