using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Completes a mention from what stands before it: "Giám đốc Sở Tài chính tại Tờ trình số …", "Ngày 07/4/2014, Bộ Chính trị ban hành Chỉ thị số …".</summary>
internal static class LeadReader
{
    private const int LongestLead = 160;

    private static readonly string[] Verbs = ["da ban hanh", "vua ban hanh", "da co", "da ky", "tai", "ban hanh", "co", "ky"];

    public static Mention Complete(string text, Mention mention, Mention? previous, DocumentMetadata metadata)
    {
        if (mention.Issuer is null && Shared(text, mention, previous) is { } shared) return mention with { Issuer = shared, IssuerRule = "shared-along-list" };
        var start = Cursor.SkipBlanksBack(text, mention.Head.Start);
        var verb = -1;
        for (var index = 0; index < Verbs.Length && verb < 0; index++) verb = Cursor.Before(text, start, Verbs[index]);
        if (verb < 0) return mention;
        var floor = Math.Max(Math.Max(previous?.Tail.End ?? 0, Sentences.Start(text, mention.Span.Start)), start - LongestLead);
        if (mention.Issuer is null && Issuer(text, floor, verb, metadata) is { } issuer && !IsConveyed(mention, issuer)) mention = mention with { Issuer = issuer, IssuerRule = "stated-before-number" };
        if (mention.Date is null && DateReader.Read(text, floor, verb, bare: false) is { } date && mention.Issuer is not null) mention = mention with { Date = date, DateRule = "stated-before-number" };
        return mention;
    }

    /// <summary>"các Quyết định của Thủ tướng Chính phủ: số 1 …; số 2 …" share the issuer before the list.</summary>
    private static StatedIssuer? Shared(string text, Mention mention, Mention? previous) =>
        mention.Head.Source == TypeSource.Shared && previous?.Head.Issuer is { } issuer && text.Length > 0 ? issuer : null;

    /// <summary>"ý kiến của Ban Bí thư tại Công văn số 1/CV-VPTW": an office's letter conveys what another said.</summary>
    private static bool IsConveyed(Mention mention, StatedIssuer issuer) =>
        !issuer.Name.StartsWith("Văn phòng", StringComparison.Ordinal) && OfficePart(mention).StartsWith("VP", StringComparison.Ordinal);

    /// <summary>Of the code, what names the issuer.</summary>
    private static string OfficePart(Mention mention) =>
        mention.Number.Parts is [var type, var office, ..] && TypeWords.IsCode(type) ? office : mention.Number.Parts[0];

    /// <summary>A known organisation whose name ends where the verb begins.</summary>
    private static StatedIssuer? Issuer(string text, int floor, int verb, DocumentMetadata metadata)
    {
        var end = Cursor.SkipBlanksBack(text, verb);
        for (var index = floor; index < end; index++)
        {
            if (!char.IsUpper(text[index]) || !Cursor.StartsWord(text, index)) continue;
            if (IssuerNames.Read(text, index, end, metadata) is { Known: true } issuer && issuer.End == end) return issuer with { Start = index };
        }

        return null;
    }
}
