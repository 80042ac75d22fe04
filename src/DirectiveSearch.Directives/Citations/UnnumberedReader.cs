using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Finds laws, codes and congress resolutions that are named without a number.</summary>
public static class UnnumberedReader
{
    private static readonly WordSearch Anchors = new("luật", "Luật", "LUẬT", "nghị", "Nghị", "NGHỊ", "Pháp", "PHÁP", "pháp");

    private static readonly string[] OtherWords = ["phap", "ky", "quy", "dinh", "he", "thiet"];
    private static readonly string[] LawWords = ["bo luat", "luat", "phap lenh"];

    /// <param name="citations">Numbered mentions: what stands inside them is theirs.</param>
    public static IReadOnlyList<UnnumberedReference> Read(NormalizedText text, DocumentMetadata metadata, IReadOnlyList<Citation> citations)
    {
        var references = new List<UnnumberedReference>();
        var citation = 0;
        var anchors = Anchors.In(text.Text);
        for (var index = 0; index < text.Text.Length && (index = anchors.Next(index)) >= 0;)
        {
            if ((Law(text.Text, index) ?? CongressResolution.Read(text.Text, index, metadata)) is not { } found)
            {
                index++;
                continue;
            }

            index = Math.Max(index + 1, found.Span.End);
            var span = text.ToPublished(found.Span);
            if (references.Count > 0 && span.Start < references[^1].Span.End) continue;
            while (citation < citations.Count && citations[citation].Span.End <= span.Start) citation++;
            if (citation >= citations.Count || !citations[citation].Span.Overlaps(span)) references.Add(new UnnumberedReference(span, span.In(text.Published), found.Title));
        }

        return references;
    }

    /// <summary>Without the numbered mentions known, those are found first.</summary>
    public static IReadOnlyList<UnnumberedReference> Read(NormalizedText text, DocumentMetadata metadata) =>
        Read(text, metadata, CitationReader.Read(text, metadata));

    private static (TextSpan Span, string Title)? Law(string text, int index)
    {
        if (LawWord(text, index) is not { } word || !Cursor.StartsWord(text, index) || IsOtherWord(text, index)) return null;
        var close = Cursor.After(text, index, word);
        var code = word == "luat" && TypeWords.Before(text, close) is { Type.Word: "Bộ luật" } ? Cursor.Before(text, Cursor.SkipBlanksBack(text, index), "bo") : -1;
        var start = code >= 0 && Folding.Fold(text[code]) == 'b' && text.AsSpan(code, 2) is "Bộ" or "bộ" or "BỘ" ? code : index;
        var after = Cursor.SkipBlanks(text, close, text.Length);
        if (text.AsSpan(close, after - close).Count('\n') > 1) return null;
        var end = AmendingEnd(text, after) ?? LawNames.Read(text, after, char.IsUpper(text[start]) && char.IsLower(text[start + 1]));
        if (end is not { } name || IsNumbered(text, name.End)) return null;
        var type = start < index ? "Bộ luật" : word == "luat" ? "Luật" : word == "bo luat" ? "Bộ luật" : "Pháp lệnh";
        return (new TextSpan(start, name.End), $"{type} {name.Name}");
    }

    private static string? LawWord(string text, int index)
    {
        foreach (var word in LawWords)
            if (Cursor.After(text, index, word) >= 0) return word;
        return null;
    }

    /// <summary>pháp luật, kỷ luật, quy luật.</summary>
    private static bool IsOtherWord(string text, int index)
    {
        var before = Cursor.SkipBlanksBack(text, index);
        foreach (var word in OtherWords)
            if (Cursor.Before(text, before, word) >= 0) return true;
        return false;
    }

    /// <summary>"Luật sửa đổi, bổ sung một số điều của Luật A, Luật B và Luật C" is one law.</summary>
    private static LawName? AmendingEnd(string text, int start)
    {
        if (Cursor.After(text, start, "sua doi") < 0) return null;
        int? end = null;
        var title = "";
        for (var index = start; index < Math.Min(text.Length, start + 600) && text[index] is not (';' or '.' or '('); index++)
        {
            if (!Cursor.StartsWord(text, index) || Cursor.After(text, index, "luat") is not (>= 0 and var after)) continue;
            if (end is not null && Cursor.Flat(text, end.Value, index).Trim() is not ("," or "va" or "" or ", bo" or "va bo")) break;
            if (LawNames.Read(text, Cursor.SkipBlanks(text, after, text.Length), capitalized: true) is not { } name) break;
            title += text[(end ?? start)..Cursor.SkipBlanks(text, after, text.Length)] + name.Name;
            end = name.End;
            index = name.End - 1;
        }

        if (end is null) return null;
        title = char.IsLower(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : text[start..end.Value];
        return new LawName(end.Value, Blanks.OneLine(title, '*'));
    }

    private static bool IsNumbered(string text, int end)
    {
        var next = Cursor.After(text, Cursor.SkipBlanks(text, end, text.Length), "so");
        if (next < 0) return false;
        next = Cursor.SkipBlanks(text, next, text.Length);
        return next < text.Length && char.IsAsciiDigit(text[next]);
    }
}
