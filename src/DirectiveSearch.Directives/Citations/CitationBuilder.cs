using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Turns mentions into citations: dates and issuers from other mentions of the same instrument, warnings, published spans.</summary>
internal static class CitationBuilder
{
    private const int LongestSubject = 300;

    public static IReadOnlyList<Citation> Build(NormalizedText text, List<Mention> mentions, DocumentMetadata metadata)
    {
        var same = mentions.GroupBy(Key).ToDictionary(group => group.Key, group => group.ToList());
        return [.. mentions.Select((mention, index) => One(text, mention, index + 1 < mentions.Count ? mentions[index + 1] : null, same[Key(mention)], metadata))];
    }

    private static string Key(Mention mention) => $"{mention.Head.Type.Word} {InstrumentNumber.Key(mention.Number.Number)}";

    private static Citation One(NormalizedText text, Mention mention, Mention? next, List<Mention> same, DocumentMetadata metadata)
    {
        var span = text.ToPublished(mention.Span);
        var warnings = CitationWarnings.Of(mention);
        return new Citation(
            span,
            span.In(text.Published),
            mention.Head.Type.Word,
            mention.Number.Number,
            mention.Date?.Date,
            mention.Date?.Date ?? Only(same.Select(other => other.Date?.Date)),
            mention.Issuer?.Name ?? OnlyName(same) ?? IssuerCodes.Issuer(mention.Number, metadata),
            Subject(text.Text, mention, next),
            mention.Relation,
            mention.Within,
            text.ToPublished(Sentences.Around(text.Text, mention.Span)),
            CitationWarnings.Confidence(mention, warnings),
            warnings);
    }

    private static PartialDate? Only(IEnumerable<PartialDate?> dates)
    {
        var distinct = dates.Where(date => date is not null).Distinct().ToList();
        return distinct.Count == 1 ? distinct[0] : null;
    }

    private static string? OnlyName(List<Mention> same)
    {
        var names = same.Where(other => other.Issuer is { Known: true }).Select(other => other.Issuer!.Value.Name).Distinct().ToList();
        return names.Count == 1 ? names[0] : null;
    }

    /// <summary>What stands behind date and issuer up to the end of the clause, or up to the next mention of a list.</summary>
    private static string? Subject(string text, Mention mention, Mention? next)
    {
        if (!Nesting.OpensTitle(text, mention.Tail.End)) return null;
        var limit = Math.Min(text.Length, mention.Tail.End + LongestSubject);
        if (next is not null && next.Within is null) limit = Math.Max(mention.Tail.End, Math.Min(limit, next.Span.Start));
        var end = mention.Tail.End;
        while (end < limit && text[end] != ';' && !Sentences.EndsAt(text, end)) end++;
        var subject = string.Join(' ', text[mention.Tail.End..end].Replace("*", "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim(' ', ',', ';', ':', '.');
        return subject.Length == 0 ? null : subject;
    }
}
