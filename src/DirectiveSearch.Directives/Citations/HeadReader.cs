using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Reads leftwards from a number: "số", then the type word, a law's name, or what an earlier mention lends.</summary>
internal static class HeadReader
{
    private const int LongestGap = 70;

    private static readonly string[] NotInstruments = [.. DataTable.Rows("not-instruments", 1).Select(cells => cells[0])];

    /// <summary>Null when the number is no mention of an instrument.</summary>
    public static MentionHead? Read(string text, NumberMatch number, Mention? previous, DocumentMetadata metadata)
    {
        var (start, numbered, colon) = BeforeNumber(text, number.Span.Start);
        var before = Cursor.SkipBlanksBack(text, start);
        if (TypeWords.Before(text, before) is { } direct && !IsHeading(text, number, colon, direct.Start) && !IsLastWordOfName(text, direct, number)) return new MentionHead(direct.Start, direct.Type, TypeSource.Stated, null);
        if (colon || IsOther(text, before, number.Span.Start)) return null;
        var floor = Math.Max(previous?.Span.End ?? 0, 0);
        if (LawHead.Read(text, number, start, floor) is { } law) return law;
        if (Lent(text, previous, start, numbered, number) is { } lent) return lent;
        if (InCellBefore(text, before, start) is { } cell && cell.Type.Takes(number.Parts[0])) return new MentionHead(start, cell.Type, TypeSource.Cell, null) { Lender = cell.Span };
        if (numbered && Apart(text, number, before, floor, metadata) is { } apart) return apart;
        var byCode = number.Firm || numbered ? TypeWords.ByCode(number.Parts) : null;
        return byCode is null ? null : new MentionHead(start, byCode, TypeSource.Code, null);
    }

    /// <summary>Where "số" begins, or the number when there is none.</summary>
    private static (int Start, bool Numbered, bool Colon) BeforeNumber(string text, int number)
    {
        var end = Cursor.SkipBlanksBack(text, number);
        var colon = end > 0 && text[end - 1] == ':';
        if (colon) end = Cursor.SkipBlanksBack(text, end - 1);
        var so = Cursor.Before(text, end, "so");
        return so >= 0 ? (so, true, colon) : (number, false, false);
    }

    /// <summary>The document's own "Quyết định" in capitals above its "Số: 12/QĐ-UBND" is no type word of a mention.</summary>
    private static bool IsHeading(string text, NumberMatch number, bool colon, int type) =>
        colon && text.AsSpan(type, number.Span.Start - type).IndexOf("\n\n") >= 0;

    /// <summary>"Luật Ban hành văn bản quy phạm pháp luật số …".</summary>
    private static bool IsLastWordOfName(string text, (TypeWord Type, int Start) direct, NumberMatch number) =>
        direct.Type.IsLaw && Cursor.Before(text, Cursor.SkipBlanksBack(text, direct.Start), "phap") >= 0 && LawHead.IsLegislature(number.Parts[0]);

    private static bool IsOther(string text, int before, int start)
    {
        start = Cursor.SkipBlanksBack(text, start);
        foreach (var words in NotInstruments)
            if (Cursor.Before(text, before, words) >= 0 || (start != before && Cursor.Before(text, start, words) >= 0)) return true;
        return false;
    }

    /// <summary>"Nghị quyết số 1/… và số 2/…": the type word is lent when only joining words lie between, or a title that ends where a list goes on with "số".</summary>
    private static MentionHead? Lent(string text, Mention? previous, int start, bool numbered, NumberMatch number)
    {
        if (previous is null || previous.Tail.End > start) return null;
        var gap = start - previous.Tail.End > 40 ? null : Cursor.Flat(text, previous.Tail.End, start).Trim(' ', ',', ';', '|', '(');
        var joined = gap is "" or "va" or "hoac" or "cac";
        if (!joined && !(numbered && GoesOn(text, previous, start))) return null;
        var type = previous.Head.Type.Takes(number.Parts[0]) ? previous.Head.Type : TypeWords.ByCode(number.Parts);
        return type is null ? null : new MentionHead(start, type, TypeSource.Shared, null) { Lender = previous.Head.Lender ?? new TextSpan(previous.Head.Start, TypeWords.End(text, previous.Head)) };
    }

    private static bool GoesOn(string text, Mention previous, int start)
    {
        var end = Cursor.SkipBlanksBack(text, start);
        var listed = end > 0 && (text[end - 1] is ';' or ',' || Cursor.Before(text, end, "va") >= 0);
        return listed && Sentences.Start(text, start) <= previous.Span.Start && start - previous.Tail.End < 600;
    }

    /// <summary>The type word that fills the table cell before the number's: "| Chỉ thị | 34-CT/TW |".</summary>
    private static (TypeWord Type, TextSpan Span)? InCellBefore(string text, int border, int start)
    {
        if (border == 0 || text[border - 1] != '|' || text.AsSpan(border, start - border).Contains('\n')) return null;
        var end = Cursor.SkipBlanksBack(text, border - 1);
        if (TypeWords.Before(text, end) is not { } found) return null;
        var before = Cursor.SkipBlanksBack(text, found.Start);
        return before > 0 && text[before - 1] == '|' ? (found.Type, new TextSpan(found.Start, end)) : null;
    }

    /// <summary>A type word with a few words between it and "số": "Báo cáo thẩm tra số", "các Quyết định của Thủ tướng Chính phủ: số".</summary>
    private static MentionHead? Apart(string text, NumberMatch number, int before, int floor, DocumentMetadata metadata)
    {
        if (before > 0 && text[before - 1] == ':') before = Cursor.SkipBlanksBack(text, before - 1);
        var start = before;
        while (start > floor && before - start < LongestGap && !IsClauseEnd(text, start - 1)) start--;
        if (TypeWords.LastIn(text, start, before) is not { } found) return null;
        if (text.AsSpan(found.End, before - found.End).Contains(',') && !found.Type.Codes.Contains(number.Parts[0])) return null;
        var words = Cursor.SkipBlanks(text, found.End, before);
        var of = Cursor.After(text, words, "cua");
        var issuer = of < 0 ? null : IssuerNames.Read(text, of, before, metadata);
        if (issuer is null && Cursor.Flat(text, found.End, before).AsSpan().Count(' ') > 4) return null;
        return new MentionHead(found.Start, found.Type, TypeSource.Stated, issuer is { } stated ? stated with { Start = Cursor.SkipBlanks(text, of, before) } : null);
    }

    private static bool IsClauseEnd(string text, int index) =>
        text[index] is ';' or '.' or ':' or '(' or ')' or '|' or '“' or '”' or '"' || char.IsDigit(text[index])
        || (text[index] == '\n' && index > 0 && text[index - 1] == '\n');
}
