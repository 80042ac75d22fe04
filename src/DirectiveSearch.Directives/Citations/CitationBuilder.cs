using System.Runtime.InteropServices;
using DirectiveSearch.Directives.Resolution;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Turns mentions into citations: dates and issuers from other mentions of the same instrument, warnings, published spans.</summary>
internal static class CitationBuilder
{
    private const int LongestSubject = 300;

    public static IReadOnlyList<Citation> Build(NormalizedText text, List<Mention> mentions, DocumentMetadata metadata)
    {
        if (mentions.Count == 0) return [];
        var subjects = new string?[mentions.Count];
        for (var index = 0; index < subjects.Length; index++) subjects[index] = Subject(text.Text, mentions, index, metadata);
        var stated = Stated(mentions, subjects);
        var reasons = new CitationReasons(text, metadata);
        var citations = new Citation[mentions.Count];
        for (var index = 0; index < citations.Length; index++) citations[index] = One(text, mentions[index], subjects[index], stated[index], reasons, metadata);
        return citations;
    }

    /// <summary>For each mention what the mentions of the same instrument state; most instruments are mentioned once.</summary>
    private static StatedElsewhere[] Stated(List<Mention> mentions, string?[] subjects)
    {
        var first = new Dictionary<(string Type, string Number), int>(mentions.Count);
        var next = new int[mentions.Count];
        for (var index = mentions.Count - 1; index >= 0; index--)
        {
            ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(first, Key(mentions[index]), out var known);
            next[index] = known ? found : -1;
            found = index;
        }

        var stated = new StatedElsewhere[mentions.Count];
        foreach (var start in first.Values)
        {
            if (next[start] < 0)
            {
                stated[start] = StatedElsewhere.Alone(mentions[start]);
                continue;
            }

            var same = new List<int>();
            for (var index = start; index >= 0; index = next[index]) same.Add(index);
            var by = StatedElsewhere.By(same.ConvertAll(index => (mentions[index], subjects[index])));
            for (var at = 0; at < same.Count; at++) stated[same[at]] = by(at);
        }

        return stated;
    }

    /// <summary>A number with slips (1O78) is the one that is meant.</summary>
    private static (string Type, string Number) Key(Mention mention) => (mention.Head.Type.Word, NumberParts.Parse(mention.Number.Number).Identity);

    private static Citation One(NormalizedText text, Mention mention, string? subject, StatedElsewhere stated, CitationReasons reasons, DocumentMetadata metadata)
    {
        var span = text.ToPublished(mention.Span);
        var warnings = CitationWarnings.Of(mention);
        var byCode = mention.Issuer is null && stated.Issuer is null ? IssuerCodes.Issuer(mention.Number, metadata) : null;
        var issuer = mention.Issuer?.Name ?? stated.Issuer?.Issuer!.Value.Name ?? byCode ?? OwnCode.Issuer(mention.Number, metadata);
        if (issuer is not null && IssuerNames.LacksPlace(issuer)) issuer = null;
        if (PartyCode.Spelled(mention.Number.Number, issuer) is var number && number != mention.Number.Number) mention = mention with { Number = mention.Number with { Number = number } };
        return new Citation(
            span,
            span.In(text.Published),
            mention.Head.Type.Word,
            mention.Number.Number,
            mention.Date?.Date,
            mention.Date?.Date ?? stated.Date?.Date!.Value.Date,
            issuer,
            subject,
            mention.Relation,
            mention.Within,
            text.ToPublished(Sentences.Around(text.Text, mention.Span)),
            CitationWarnings.Confidence(mention, warnings),
            warnings)
        {
            Term = mention.Term?.Name,
            Pinpoint = mention.Pinpoint is { } part ? Blanks.OneLine(PageNumber.Without(text.Text, part.Start, part.End), '*') : null,
            Reasons = reasons.Of(mention, stated, issuer, byCode is null),
        };
    }

    /// <summary>What stands behind date and issuer up to the end of the clause, or up to the next mention of a list.</summary>
    private static string? Subject(string text, List<Mention> mentions, int index, DocumentMetadata metadata)
    {
        var mention = mentions[index];
        if (!Nesting.OpensTitle(text, mention.Tail.End) || OpensNextClause(text, mention.Tail.End)) return null;
        var limit = Math.Min(text.Length, mention.Tail.End + LongestSubject);
        for (var next = index + 1; next < mentions.Count && mentions[next].Span.Start < limit; next++)
        {
            if (next == index + 1 && mentions[next].Within is null) limit = Math.Max(mention.Tail.End, Math.Min(mentions[next].Span.Start, mentions[next].Pinpoint?.Start ?? int.MaxValue));
            else if (mentions[next].WithinFinding is { Rule: "amends", Words: { Length: > 0 } change }) limit = Math.Max(mention.Tail.End, Changed(text, change.Start));
        }

        var end = mention.Tail.End;
        for (end = SubjectEnd.Next(text, end, limit); end < limit && text[end] != ';' && !Sentences.EndsAt(text, end) && !SubjectEnd.IsAt(text, end, metadata);) end = SubjectEnd.Next(text, end + 1, limit);
        var subject = Blanks.OneLine(text.AsSpan(mention.Tail.End..SubjectEnd.WithoutRest(text, mention.Tail.End, end)), '*').Trim(' ', ',', ';', ':', '.');
        return subject.Length == 0 ? null : subject;
    }

    /// <summary>Where "(đã được" begins before the verb of a change.</summary>
    private static int Changed(string text, int verb)
    {
        var start = Cursor.SkipBlanksBack(text, verb);
        foreach (var word in (string[])["duoc", "da"])
        {
            if (Cursor.Before(text, start, word) is >= 0 and var before) start = Cursor.SkipBlanksBack(text, before);
        }

        return start > 0 && text[start - 1] == '(' ? start - 1 : start;
    }

    /// <summary>Behind a comma only "về" still belongs to the mention: "…, thực hiện thắng lợi …" is what the citing text itself goes on to say.</summary>
    private static bool OpensNextClause(string text, int index)
    {
        var comma = Cursor.SkipBlanks(text, index, text.Length);
        if (comma >= text.Length || text[comma] != ',') return false;
        var word = Cursor.SkipBlanks(text, comma + 1, text.Length);
        return Cursor.After(text, word, "ve") < 0 && Cursor.After(text, word, "v/v") < 0;
    }
}
