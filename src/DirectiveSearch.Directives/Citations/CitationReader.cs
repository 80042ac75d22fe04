using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Finds the numbered mentions of other documents.</summary>
public static class CitationReader
{
    public static IReadOnlyList<Citation> Read(NormalizedText text, DocumentMetadata metadata) => ReadAll(text, metadata).Citations;

    /// <summary>With the short forms that stand for them later in the text.</summary>
    public static (IReadOnlyList<Citation> Citations, IReadOnlyList<ShortForm> ShortForms) ReadAll(NormalizedText text, DocumentMetadata metadata)
    {
        var mentions = Mentions(text.Text, metadata);
        mentions = SharedTails.Lend(text.Text, mentions);
        mentions = OwnNumber.Without(text, mentions, metadata);
        Relate(text.Text, mentions, metadata);
        return (CitationBuilder.Build(text, mentions, metadata), ShortFormReader.Read(text, mentions, metadata));
    }

    private static List<Mention> Mentions(string text, DocumentMetadata metadata)
    {
        var mentions = new List<Mention>();
        foreach (var number in NumberScanner.Scan(text))
        {
            var previous = mentions.Count > 0 ? mentions[^1] : null;
            if (HeadReader.Read(text, number, previous, metadata) is not { } head) continue;
            if (head.Start < previous?.Span.End) head = WithoutOverlap(head, number);
            var mention = new Mention(head, number, TailReader.Read(text, number.Span.End, metadata));
            mention = mention with { Pinpoint = Pinpoints.Read(text, mention, previous?.Span.End ?? 0) };
            mentions.Add(LeadReader.Complete(text, mention, previous, metadata));
        }

        return mentions;
    }

    /// <summary>"34/KH 12/QĐ-UBND": the letters before a number may be the end of the one before it, and then they are no type word.</summary>
    private static MentionHead WithoutOverlap(MentionHead head, NumberMatch number) =>
        new(number.Span.Start, TypeWords.ByCode(number.Parts) ?? head.Type, TypeSource.Code, null);

    private static void Relate(string text, List<Mention> mentions, DocumentMetadata metadata)
    {
        var relations = new RelationReader(text, metadata);
        Mention? last = null;
        for (var index = 0; index < mentions.Count; index++)
        {
            var mention = mentions[index];
            var gap = index == 0 ? "." : Nesting.Gap(text, mentions[index - 1], mention);
            var nested = index == 0 ? default : Nesting.Read(gap, index - 1, mentions);
            var words = nested.Within is null ? default : Nesting.Words(text, mentions[index - 1], mention, nested);
            var decided = nested.Within is { } outer ? relations.Inner(mentions[outer], mention, nested.Amends, gap) : relations.Outer(mention, last);
            mentions[index] = mention with
            {
                Within = nested.Within,
                AmendsOuter = nested.Amends,
                WithinFinding = new Finding(nested.Rule, words),
                Relation = decided.Relation,
                RelationFinding = decided.Finding,
            };
            if (nested.Within is null) last = mentions[index];
        }
    }
}
