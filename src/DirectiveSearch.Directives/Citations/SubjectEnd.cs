using System.Buffers;
using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Tells where the title of a cited document ends though its sentence goes on.</summary>
internal static class SubjectEnd
{
    private const int LongestIssuer = 120;
    private const int LongestDate = 60;

    private static readonly SearchValues<char> Stops = SearchValues.Create("\n|;.!?,");

    private static readonly string[] Acts = ["ban hanh", "huong dan", "xay dung ke hoach", "de nghi", "yeu cau", "thong bao", "bao cao", "da ban hanh"];
    private static readonly string[] Beside = ["va y kien chi dao", "va y kien thao luan", "va y kien cua", "va chi dao cua"];
    private static readonly string[] Rests = ["va", "hoac", "nhu sau"];

    /// <summary>The next place where <see cref="IsAt"/> or <see cref="Sentences.EndsAt"/> is worth asking, or the limit.</summary>
    public static int Next(string text, int index, int limit)
    {
        if (index >= limit) return limit;
        var stop = text.AsSpan(index, limit - index).IndexOfAny(Stops) is >= 0 and var found ? index + found : limit;
        var beside = text.AsSpan(index, Math.Min(text.Length, stop + 1) - index).IndexOf(" v");
        return beside < 0 ? stop : index + beside;
    }

    /// <summary>A line end before a heading, or a comma before the main clause: ", Sở Nội vụ hướng dẫn …".</summary>
    public static bool IsAt(string text, int index, DocumentMetadata metadata) => text[index] switch
    {
        '\n' => IsAtLine(text, index),
        ',' => BeginsClause(text, index + 1, metadata),
        ' ' when index + 1 < text.Length && text[index + 1] == 'v' => IsBeside(text, index + 1),
        _ => false,
    };

    /// <summary>"… và ý kiến chỉ đạo của …": what else the sentence rests on.</summary>
    private static bool IsBeside(string text, int index) => Beside.Any(words => Cursor.After(text, index, words) >= 0);

    /// <summary>The end of a line that announces what follows, or that a heading follows.</summary>
    public static bool IsAtLine(string text, int index)
    {
        var before = Cursor.SkipBlanksBack(text, index);
        if (before > 0 && text[before - 1] == ':') return true;
        var next = Cursor.SkipBlanks(text, index, text.Length);
        return IsOrder(text, next, "quyet dinh") || IsOrder(text, next, "quyet nghi") || IsArticle(text, next) || IsNumbered(text, next);
    }

    /// <summary>Without a bracket left open and what only leads on.</summary>
    public static int WithoutRest(string text, int start, int end)
    {
        var subject = text.AsSpan(start, end - start);
        if (subject.LastIndexOf('(') is > 0 and var open && open > subject.LastIndexOf(')')) end = start + open;
        var last = Cursor.SkipBlanksBack(text, end);
        if (last > start && text[last - 1] == ':') last = Cursor.SkipBlanksBack(text, last - 1);
        foreach (var rest in Rests)
        {
            if (Cursor.Before(text, last, rest) is var before && before > start) return before;
        }

        return end;
    }

    private static bool BeginsClause(string text, int index, DocumentMetadata metadata)
    {
        var start = Cursor.SkipBlanks(text, index, text.Length);
        if (Cursor.After(text, start, "ngay") >= 0 && DateReader.Read(text, start, Math.Min(text.Length, start + LongestDate), bare: false) is { } date) start = OverComma(text, date.Span.End);
        if (start >= text.Length || !char.IsUpper(text[start])) return false;
        if (IssuerNames.Read(text, start, Math.Min(text.Length, start + LongestIssuer), metadata) is not { Known: true } issuer) return false;
        var verb = Cursor.SkipBlanks(text, issuer.End, text.Length);
        return Acts.Any(act => Cursor.After(text, verb, act) >= 0);
    }

    private static int OverComma(string text, int index)
    {
        var next = Cursor.SkipBlanks(text, index, text.Length);
        return next < text.Length && text[next] == ',' ? Cursor.SkipBlanks(text, next + 1, text.Length) : next;
    }

    private static bool IsOrder(string text, int index, string words) =>
        Cursor.After(text, index, words) is >= 0 and var end && char.IsUpper(text[end - 1])
        && Cursor.SkipBlanks(text, end, text.Length) is var colon && colon < text.Length && text[colon] == ':';

    /// <summary>"Điều 1." with its full stop; "Điều 8" at the beginning of a line may belong to the title.</summary>
    private static bool IsArticle(string text, int index)
    {
        var number = Cursor.After(text, index, "dieu") is >= 0 and var end ? Cursor.SkipBlanks(text, end, text.Length) : index;
        return number > index && EndsWithStop(text, number, static unit => char.IsAsciiDigit(unit));
    }

    /// <summary>"I. MỤC ĐÍCH", "1. Mục đích"; not the numeral of a congress or a year that wrapping brought there.</summary>
    private static bool IsNumbered(string text, int index)
    {
        var roman = index < text.Length && text[index] is 'I' or 'V' or 'X';
        if (!(roman ? EndsWithStop(text, index, static unit => unit is 'I' or 'V' or 'X') : EndsWithStop(text, index, static unit => char.IsAsciiDigit(unit)))) return false;
        var words = Cursor.SkipBlanks(text, text.IndexOf('.', index) + 1, text.Length);
        return words + 1 < text.Length && char.IsUpper(text[words]) && (!roman || char.IsUpper(text[words + 1]));
    }

    private static bool EndsWithStop(string text, int start, Func<char, bool> belongs)
    {
        var end = start;
        while (end < text.Length && end - start < 4 && belongs(text[end])) end++;
        return end > start && end - start < (char.IsAsciiDigit(text[start]) ? 3 : 5) && end + 1 < text.Length && text[end] == '.' && Cursor.IsBlank(text[end + 1]);
    }
}
