using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Completes a mention from what stands before it: "Giám đốc Sở Tài chính tại Tờ trình số …", "Ngày 07/4/2014, Bộ Chính trị ban hành Chỉ thị số …".</summary>
internal static class LeadReader
{
    private const int LongestLead = 160;

    private static readonly string[] Verbs = ["tai", "ban hanh", "co", "ky", "da co", "da ban hanh"];

    public static Mention Complete(string text, Mention mention, Mention? previous, DocumentMetadata metadata)
    {
        if (mention.Issuer is null && Shared(text, mention, previous) is { } shared) return mention with { Issuer = shared, IssuerRule = "shared-along-list" };
        var start = Cursor.SkipBlanksBack(text, mention.Head.Start);
        var verb = Verbs.Select(words => Cursor.Before(text, start, words)).FirstOrDefault(at => at >= 0, -1);
        if (verb < 0) return mention;
        var floor = Math.Max(Math.Max(previous?.Tail.End ?? 0, Sentences.Start(text, mention.Span.Start)), start - LongestLead);
        if (mention.Issuer is null && Issuer(text, floor, verb, metadata) is { } issuer) mention = mention with { Issuer = issuer, IssuerRule = "stated-before-number" };
        if (mention.Date is null && DateReader.Read(text, floor, verb, bare: false) is { } date && mention.Issuer is not null) mention = mention with { Date = date, DateRule = "stated-before-number" };
        return mention;
    }

    /// <summary>"các Quyết định của Thủ tướng Chính phủ: số 1 …; số 2 …" share the issuer before the list.</summary>
    private static StatedIssuer? Shared(string text, Mention mention, Mention? previous) =>
        mention.Head.Source == TypeSource.Shared && previous?.Head.Issuer is { } issuer && text.Length > 0 ? issuer : null;

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
