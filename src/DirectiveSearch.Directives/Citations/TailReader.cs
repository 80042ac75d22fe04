using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Reads rightwards from a number: its date and its issuer, in either order, within brackets or table cells.</summary>
internal static class TailReader
{
    private const int LongestTail = 400;

    private static readonly string[] Kinds = ["Bộ", "Sở", "Ban", "Cục", "Vụ", "Ngành", "Tỉnh", "Huyện", "Xã"];

    private static readonly string[] Places = ["tinh", "thanh pho", "huyen", "quan", "thi xa"];

    public static MentionTail Read(string text, int end, DocumentMetadata metadata)
    {
        var limit = Math.Min(text.Length, end + LongestTail);
        var tail = Row(text, end, limit, metadata);
        for (var round = 0; round < 5; round++)
        {
            var next = Step(text, tail, limit, metadata);
            if (next is null) break;
            tail = next;
        }

        return tail;
    }

    /// <summary>One more piece of the tail, or null when what follows is none.</summary>
    private static MentionTail? Step(string text, MentionTail tail, int limit, DocumentMetadata metadata)
    {
        var (at, mark) = SkipMarks(text, tail.End, limit);
        if (at >= limit) return null;
        if (tail.Date is null && DateReader.Read(text, at, limit, bare: mark is '(' or '|') is { } date) return tail with { Date = date, End = date.Span.End };
        if (tail.Date is null && Passed(text, at, limit) is { } passed) return tail with { Date = passed, End = passed.Span.End };
        if (tail.Date is null && mark is ' ' or ',' && DateReader.ReadMonth(text, at, limit) is { } month) return tail with { Date = month, End = month.Span.End };
        if (tail.Issuer is null && Of(text, at) is >= 0 and var of && IssuerNames.Read(text, of, limit, metadata) is { } issuer && !IsKindOnly(issuer))
        {
            return WithTerm(text, tail with { Issuer = issuer with { Start = Cursor.SkipBlanks(text, of, limit) }, End = Former(text, issuer.End, limit) }, limit);
        }

        if (tail.Term is null && mark is ' ' or '(' && PartyTerm.Read(text, at, limit) is { Name: not null }) return WithTerm(text, tail, limit);
        if (tail.Issuer is null && mark == '|' && InCell(text, at, limit, metadata) is { } cell) return tail with { Issuer = cell, End = cell.End };

        if (tail.Date is null && tail.Issuer is null && mark == ' ' && Place(text, at) is >= 0 and var place && DateReader.Read(text, place, limit, bare: false) is not null) return tail with { End = place };
        return null;
    }

    /// <summary>"của Bộ": whose, the name does not say; the code may.</summary>
    private static bool IsKindOnly(StatedIssuer issuer) => !issuer.Known && Kinds.Contains(issuer.Name);

    /// <summary>An organisation that fills a table cell.</summary>
    private static StatedIssuer? InCell(string text, int at, int limit, DocumentMetadata metadata) =>
        IssuerNames.Read(text, at, limit, metadata) is { Known: true } issuer && EndsCell(text, issuer.End) ? issuer with { Start = at } : null;

    private static bool EndsCell(string text, int index)
    {
        index = SkipSpaces(text, index);
        if (index == text.Length || text[index] == '\n') return true;
        return Cursor.SkipBlanks(text, index, text.Length) is var end && end < text.Length && text[end] == '|';
    }

    /// <summary>A row of a table whose cells only blanks part by now: date and issuer stand bare behind the number, on its line.</summary>
    private static MentionTail Row(string text, int end, int limit, DocumentMetadata metadata)
    {
        var tail = new MentionTail(null, null, end);
        var at = SkipSpaces(text, end);
        if (at == end || at >= limit || !char.IsAsciiDigit(text[at]) || DateReader.Read(text, at, limit, bare: true) is not { Date: not null } date) return tail;
        tail = tail with { Date = date, End = date.Span.End };
        var next = SkipSpaces(text, tail.End);
        return next > tail.End && next < limit && char.IsUpper(text[next]) && InCell(text, next, limit, metadata) is { } issuer ? tail with { Issuer = issuer, End = issuer.End } : tail;
    }

    private static int SkipSpaces(string text, int index)
    {
        while (index < text.Length && text[index] is (' ' or '\t')) index++;
        return index;
    }

    /// <summary>Over blanks and at most one comma, bracket or cell border.</summary>
    private static (int At, char Mark) SkipMarks(string text, int index, int limit)
    {
        index = Cursor.SkipBlanks(text, index, limit);
        if (index >= limit || text[index] is not (',' or '(' or '|')) return (index, ' ');
        return (Cursor.SkipBlanks(text, index + 1, limit), text[index]);
    }

    private static int Of(string text, int at) =>
        Cursor.After(text, at, "cua") is >= 0 and var of ? of
        : Cursor.After(text, at, "do") is >= 0 and var by ? by
        : Cursor.After(text, at, "giua");

    private static int Place(string text, int at)
    {
        foreach (var place in Places)
            if (Cursor.After(text, at, place) is >= 0 and var end) return end;
        return -1;
    }

    /// <summary>"được Quốc hội … thông qua ngày 26/11/2003".</summary>
    private static StatedDate? Passed(string text, int at, int limit)
    {
        if (Cursor.After(text, at, "duoc") < 0 && Cursor.After(text, at, "da duoc") < 0) return null;
        var end = at;
        while (end < limit && end - at < 140 && text[end] is not (';' or '.')) end++;
        for (var index = at; index < end; index++)
        {
            if (Cursor.After(text, index, "thong qua") is >= 0 and var passed) return DateReader.Read(text, passed, limit, bare: false);
        }

        return null;
    }

    /// <summary>"(cũ)", "(trước đây)" behind an issuer.</summary>
    private static int Former(string text, int end, int limit)
    {
        var open = Cursor.SkipBlanks(text, end, limit);
        if (open + 1 >= limit || text[open] != '(') return end;
        var close = Cursor.After(text, open + 1, "cu") is >= 0 and var old ? old : Cursor.After(text, open + 1, "truoc day");
        return close >= 0 && close < limit && text[close] == ')' ? close + 1 : end;
    }

    /// <summary>"khóa XI", "(khóa XII)", "nhiệm kỳ 2021 - 2026" behind an issuer or the number.</summary>
    private static MentionTail WithTerm(string text, MentionTail tail, int limit)
    {
        var (at, mark) = SkipMarks(text, tail.End, limit);
        if (mark == '|' || PartyTerm.Read(text, at, limit) is not { } term) return tail;
        var close = Cursor.SkipBlanks(text, term.Span.End, limit);
        return tail with { Term = term.Name is null ? tail.Term : tail.Term ?? term, End = mark == '(' && close < limit && text[close] == ')' ? close + 1 : term.Span.End };
    }
}
