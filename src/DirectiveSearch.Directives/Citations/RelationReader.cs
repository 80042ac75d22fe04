using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Tells why a mention stands where it stands.</summary>
internal sealed class RelationReader(string text, DocumentMetadata metadata)
{
    private const int LongestSentence = 900;

    private static readonly (string Phrase, Relation Relation)[] Cues = [.. DataTable.Rows("relation-cues", 2)
        .Select(cells => (" " + cells[0] + " ", Enum.Parse<Relation>(cells[1], ignoreCase: true)))];

    private static readonly string[] BasisStarts = [.. DataTable.Rows("basis-starts", 1).Select(cells => cells[0])];

    private readonly OpeningBlocks opening = new(text);

    /// <summary>Of a mention that stands in no other one's title.</summary>
    public Relation Outer(Mention mention)
    {
        var sentence = Sentences.Start(text, mention.Span.Start);
        var left = Cursor.Words(text, Math.Max(sentence, mention.Span.Start - LongestSentence), mention.Span.Start);
        var acts = Acts(left, mention);
        if (acts is not null) return acts.Value;
        if (opening.Contains(mention.Span.Start) && IsBasis(mention)) return Relation.Basis;
        var cue = Nearest(left) ?? Nearest(Introduction(sentence));
        return cue is Relation.Implements ? Relation.Implements : Relation.Mentions;
    }

    /// <summary>Of a mention in the title of, or as the amendment to, another.</summary>
    public static Relation Inner(Relation outer, bool amendment, string gap) => outer switch
    {
        Relation.Basis => Relation.Basis,
        Relation.Implements when amendment || Nearest(Cursor.Words(gap, 0, gap.Length)) is Relation.Implements => Relation.Implements,
        _ => Relation.Mentions,
    };

    /// <summary>A letter without headings rests on the paragraphs that say so; other openings as a whole.</summary>
    private bool IsBasis(Mention mention)
    {
        var paragraph = text.LastIndexOf("\n\n", mention.Span.Start, StringComparison.Ordinal) + 1;
        var first = Cursor.SkipBlanks(text, Math.Max(0, paragraph), mention.Span.Start);
        return BasisStarts.Any(start => Cursor.After(text, first, start) >= 0) || !(opening.IsWhole || metadata.Type is "Công văn");
    }

    /// <summary>What the citing document itself does to another: amends, replaces, repeals.</summary>
    private Relation? Acts(string left, Mention mention)
    {
        var right = Cursor.Flat(text, mention.Tail.End, Math.Min(text.Length, mention.Tail.End + 300));
        var end = right.IndexOfAny([';', '.']);
        if ((end < 0 ? right : right[..end]) is var rest && rest.Contains("het hieu luc", StringComparison.Ordinal)) return Relation.Repeals;
        var cue = Nearest(left);
        if (cue is not (Relation.Amends or Relation.Replaces or Relation.Repeals)) return null;
        var passive = left.LastIndexOf(" duoc ", StringComparison.Ordinal) is >= 0 and var at && left.Length - at < 60;
        return passive ? null : cue;
    }

    private static Relation? Nearest(string left)
    {
        var best = -1;
        Relation? relation = null;
        foreach (var (phrase, meant) in Cues)
        {
            var at = left.LastIndexOf(phrase, StringComparison.Ordinal);
            if (at < 0 || at + phrase.Length <= best) continue;
            best = at + phrase.Length;
            relation = meant;
        }

        return relation;
    }

    /// <summary>The line with a colon above the list in which a sentence is an item.</summary>
    private string Introduction(int sentence)
    {
        var floor = Math.Max(0, sentence - 1500);
        var colon = text.LastIndexOf(":\n", sentence, sentence - floor, StringComparison.Ordinal);
        return colon < 0 ? "" : Cursor.Words(text, Sentences.Start(text, colon), colon);
    }
}
