using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Reads "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XI, nhiệm kỳ 2020 - 2025"; which congress it was must be told.</summary>
internal static class CongressResolution
{
    private const int LongestName = 30;

    public static (TextSpan Span, string Title)? Read(string text, int index, DocumentMetadata metadata)
    {
        var after = Cursor.After(text, index, "nghi quyet");
        if (after < 0 || !Cursor.StartsWord(text, index)) return null;
        var words = new IssuerWords(text, after, Math.Min(text.Length, after + 260));
        var first = words.Has(0) && words[0].Folded == "cua" ? 1 : 0;
        if (!words.Has(first + 2) || words[first].Folded != "dai" || words[first + 1].Folded != "hoi") return null;
        if (Ordinal(words, first + 2) is not { } ordinal) return null;
        var last = WithParty(words, ordinal);
        var end = WithTerm(text, words[last].Span.End);
        return (new TextSpan(index, end), Title(text, words.Range(first + 2, last - first - 1), ordinal - first - 2, metadata));
    }

    /// <summary>The index of the numeral behind "lần thứ" or "khóa", or straight behind the body's name.</summary>
    private static int? Ordinal(IssuerWords words, int from)
    {
        for (var index = from; index < from + LongestName && words.Has(index); index++)
        {
            if (words[index].Comma && index > from) return null;
            if (IsRoman(words[index].Written)) return index;
            var marked = words[index - 1].Folded is "khoa" || (words[index - 1].Folded is "thu" && words[index - 2].Folded is "lan");
            if (marked && (char.IsDigit(words[index].Written[0]) || words[index].Folded is "nhat" or "hai" or "ba" or "tu" or "nam")) return index;
        }

        return null;
    }

    private static bool IsRoman(string word) => word.All("IVXL".Contains);

    /// <summary>"… lần thứ XII của Đảng".</summary>
    private static int WithParty(IssuerWords words, int ordinal) =>
        words.Has(ordinal + 2) && words[ordinal + 1].Folded == "cua" && words[ordinal + 2] is { Folded: "dang", IsCapitalized: true } ? ordinal + 2 : ordinal;

    /// <summary>"nhiệm kỳ 2020 - 2025" behind it, with or without a comma or brackets.</summary>
    private static int WithTerm(string text, int end)
    {
        var at = Cursor.SkipBlanks(text, end, text.Length);
        var bracket = at < text.Length && text[at] == '(';
        if (at < text.Length && text[at] is ',' or '(') at = Cursor.SkipBlanks(text, at + 1, text.Length);
        var years = Cursor.After(text, at, "nhiem ky");
        if (years < 0) return end;
        var close = Cursor.SkipBlanks(text, years, text.Length);
        while (close < text.Length && (char.IsAsciiDigit(text[close]) || text[close] is ' ' or '-')) close++;
        while (close > years && !char.IsAsciiDigit(text[close - 1])) close--;
        if (close <= years) return end;
        return bracket && close < text.Length && text[close] == ')' ? close + 1 : close;
    }

    private static string Title(string text, List<IssuerWord> words, int ordinal, DocumentMetadata metadata)
    {
        var marked = ordinal == 0 ? 0 : words[ordinal - 1].Folded == "khoa" ? 1 : ordinal >= 2 && words[ordinal - 1].Folded == "thu" ? 2 : 0;
        var body = words.GetRange(0, ordinal - marked);
        if (body is [{ Folded: "dai" }, { Folded: "bieu" }, ..]) body.RemoveRange(0, 2);
        var name = body.Exists(word => word.Folded is "bo" or "hoi" or "doan" or "khoi")
            ? WithPlace(IssuerNames.Usual(text, body), body, metadata)
            : "Đảng toàn quốc";
        return $"Nghị quyết Đại hội {name} {(marked == 1 ? "khóa" : "lần thứ")} {words[ordinal].Written}";
    }

    private static string WithPlace(string name, List<IssuerWord> body, DocumentMetadata metadata) => body[^1].Folded switch
    {
        "tinh" when metadata.Province is not null => $"{name} {metadata.Province}",
        "pho" when metadata.Province is not null && metadata.District is null => $"{name} {metadata.Province}",
        "huyen" or "quan" or "xa" or "pho" when metadata.District is not null => $"{name} {metadata.District}",
        _ => name,
    };
}
