using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Turns mentions into citations: dates and issuers from other mentions of the same instrument, warnings, published spans.</summary>
internal static class CitationBuilder
{
    private const int LongestSubject = 300;

    public static IReadOnlyList<Citation> Build(NormalizedText text, List<Mention> mentions, DocumentMetadata metadata)
    {
        var instruments = mentions.GroupBy(Key).ToDictionary(group => group.Key, group => Stated([.. group]));
        return [.. mentions.Select((mention, index) => One(text, mention, index + 1 < mentions.Count ? mentions[index + 1] : null, instruments[Key(mention)], metadata))];
    }

    private static string Key(Mention mention) => $"{mention.Head.Type.Word} {InstrumentNumber.Key(mention.Number.Number)}";

    /// <summary>The one date and the one known issuer that the mentions of an instrument state; null when they state none or several.</summary>
    private static (PartialDate? Date, string? Issuer) Stated(List<Mention> mentions)
    {
        var dates = mentions.Select(mention => mention.Date?.Date).Where(date => date is not null).Distinct().ToList();
        if (dates.Count > 1) dates.RemoveAll(date => date!.Value.Day is null && dates.Exists(day => day!.Value.Day is not null && (day.Value.Year, day.Value.Month) == (date.Value.Year, date.Value.Month)));
        var issuers = mentions.Where(mention => mention.Issuer is { Known: true }).Select(mention => mention.Issuer!.Value.Name).Distinct().Take(2).ToList();
        return (dates.Count == 1 ? dates[0] : null, issuers.Count == 1 ? issuers[0] : null);
    }

    private static Citation One(NormalizedText text, Mention mention, Mention? next, (PartialDate? Date, string? Issuer) stated, DocumentMetadata metadata)
    {
        var span = text.ToPublished(mention.Span);
        var warnings = CitationWarnings.Of(mention);
        return new Citation(
            span,
            span.In(text.Published),
            mention.Head.Type.Word,
            mention.Number.Number,
            mention.Date?.Date,
            mention.Date?.Date ?? stated.Date,
            mention.Issuer?.Name ?? stated.Issuer ?? IssuerCodes.Issuer(mention.Number, metadata),
            Subject(text.Text, mention, next),
            mention.Relation,
            mention.Within,
            text.ToPublished(Sentences.Around(text.Text, mention.Span)),
            CitationWarnings.Confidence(mention, warnings),
            warnings)
        {
            Pinpoint = mention.Pinpoint is { } part ? OneLine(text.Text, part.Start, part.End) : null,
        };
    }

    /// <summary>What stands behind date and issuer up to the end of the clause, or up to the next mention of a list.</summary>
    private static string? Subject(string text, Mention mention, Mention? next)
    {
        if (!Nesting.OpensTitle(text, mention.Tail.End) || OpensNextClause(text, mention.Tail.End)) return null;
        var limit = Math.Min(text.Length, mention.Tail.End + LongestSubject);
        if (next is not null && next.Within is null) limit = Math.Max(mention.Tail.End, Math.Min(limit, next.Span.Start));
        var end = mention.Tail.End;
        while (end < limit && text[end] != ';' && !Sentences.EndsAt(text, end)) end++;
        var subject = OneLine(text, mention.Tail.End, end).Trim(' ', ',', ';', ':', '.');
        return subject.Length == 0 ? null : subject;
    }

    private static string OneLine(string text, int start, int end) =>
        string.Join(' ', text[start..end].Replace("*", "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Behind a comma only "về" still belongs to the mention: "…, thực hiện thắng lợi …" is what the citing text itself goes on to say.</summary>
    private static bool OpensNextClause(string text, int index)
    {
        var comma = Cursor.SkipBlanks(text, index, text.Length);
        if (comma >= text.Length || text[comma] != ',') return false;
        var word = Cursor.SkipBlanks(text, comma + 1, text.Length);
        return Cursor.After(text, word, "ve") < 0 && Cursor.After(text, word, "v/v") < 0;
    }
}
