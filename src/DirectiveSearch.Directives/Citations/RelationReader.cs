using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Tells why a mention stands where it stands.</summary>
internal sealed class RelationReader(string text, DocumentMetadata metadata)
{
    private const int LongestSentence = 900;
    private const int LongestParagraph = 4000;
    private const int LongestOpening = 12000;

    /// <summary>The letter or number of an item, blanks included.</summary>
    private const int LongestMark = 4;

    private static readonly string[] BasisStarts = [.. DataTable.Rows("basis-starts", 1).Select(cells => cells[0])];

    /// <summary>Only such documents change others; the rest ask for it.</summary>
    private static readonly HashSet<string> DecidingTypes = [.. DataTable.Rows("deciding-types", 1).Select(cells => cells[0])];
    /// <summary>Who repeals or replaces a part amends the whole.</summary>
    private static readonly string[] Parts = [" dieu ", " khoan ", " diem ", " cum tu ", " phu luc ", " muc ", " mau ", " noi dung ", " mot phan "];
    private static readonly Dictionary<Relation, string> ActWord = new() { [Relation.Amends] = " sua doi ", [Relation.Replaces] = " thay the ", [Relation.Repeals] = " bo " };
    private static readonly string[] Proposing = [" nghien cuu ", " de xuat ", " trinh ", " kien nghi ", " tham muu ", " ra soat "];

    private readonly OpeningBlocks opening = new(text);

    /// <summary>Of a mention that stands in no other one's title.</summary>
    /// <param name="previous">The last mention before it that stands in no other one's title.</param>
    public Relation Outer(Mention mention, Mention? previous)
    {
        var inOpening = opening.Contains(mention.Span.Start);
        if (inOpening && StartsAsBasis(mention)) return Relation.Basis;
        var sentence = Math.Max(Sentences.Start(text, mention.Span.Start), mention.Span.Start - LongestSentence);
        var listed = previous is not null && previous.Span.Start >= sentence ? previous : null;
        var left = Cursor.Words(text, Math.Max(sentence, listed?.Tail.End ?? 0), mention.Span.Start);
        var cue = listed is not null && IsJoined(mention) ? null : RelationCues.Nearest(left);
        if (Acts(left, cue, mention) is { } act) return act;
        var past = cue is null or Relation.Implements && !(listed is not null && IsJoined(mention)) && PastActs.Tell(text, Math.Max(sentence, listed?.Tail.End ?? 0), mention.Span.Start);
        if (cue is null && listed is not null && !past) return listed.Relation;
        if (cue is null && listed is null && previous is not null && GoesOn(sentence, previous)) return previous.Relation;
        if (inOpening && !(opening.IsWhole || metadata.Type is "Công văn" || mention.Span.Start > LongestOpening)) return Relation.Basis;
        if (past) return Relation.Mentions;
        if (left.EndsWith(" kem theo ", StringComparison.Ordinal)) cue ??= Relation.Implements;
        if (cue is null && Introduction(sentence) is { Length: > 0 } introduction)
        {
            cue = RelationCues.Nearest(introduction);
            if (cue is Relation.Replaces or Relation.Repeals && left.Length <= LongestMark && Acts(introduction, cue, mention) is { } listedAct) return listedAct;
        }

        return cue is Relation.Implements ? Relation.Implements : Relation.Mentions;
    }

    /// <summary>Of a mention in the title of, or as the amendment to, another.</summary>
    public static Relation Inner(Relation outer, bool amendment, string gap) => outer switch
    {
        Relation.Basis => Relation.Basis,
        Relation.Implements when amendment || RelationCues.Nearest(Cursor.Words(gap, 0, gap.Length)) is Relation.Implements => Relation.Implements,
        _ => Relation.Mentions,
    };

    private bool StartsAsBasis(Mention mention)
    {
        var first = Cursor.SkipBlanks(text, Paragraph(mention.Span.Start), mention.Span.Start);
        return BasisStarts.Any(start => Cursor.After(text, first, start) >= 0);
    }

    /// <summary>A list goes on: "…, Kế hoạch số 2 và Quyết định số 3".</summary>
    private bool IsJoined(Mention mention)
    {
        var end = Cursor.SkipBlanksBack(text, mention.Span.Start);
        return end > 0 && (text[end - 1] is ',' or ';' || Cursor.Before(text, end, "goi la") >= 0 || Cursor.Before(text, end, "goi tat la") >= 0 || Cursor.Before(text, end, "va") >= 0 || Cursor.Before(text, end, "hoac") >= 0);
    }

    /// <summary>A semicolon that wrapping brought to the end of a line, and no item's mark behind it: the list of one sentence goes on.</summary>
    private bool GoesOn(int sentence, Mention previous)
    {
        var end = Cursor.SkipBlanksBack(text, sentence);
        if (end == 0 || text[end - 1] != ';' || text.AsSpan(end, sentence - end).Contains("\n\n", StringComparison.Ordinal)) return false;
        if (!char.IsUpper(text[sentence]) || (sentence + 1 < text.Length && text[sentence + 1] is ')' or '.' or '/')) return false;
        return Sentences.Start(text, end - 1) is var before && before <= previous.Span.Start && end - before < LongestSentence;
    }

    /// <summary>What the citing document itself does to another: amends, replaces, repeals.</summary>
    private Relation? Acts(string left, Relation? cue, Mention mention)
    {
        if (IsQuoted(mention.Span.Start)) return null;
        var right = Cursor.Flat(text, mention.Tail.End, Math.Min(text.Length, mention.Tail.End + 300));
        var end = right.IndexOfAny([';', '.']);
        if ((end < 0 ? right : right[..end]).Contains("het hieu luc", StringComparison.Ordinal)) return Relation.Repeals;
        if (cue is not (Relation.Amends or Relation.Replaces or Relation.Repeals)) return null;
        var passive = left.LastIndexOf(" duoc ", StringComparison.Ordinal) is >= 0 and var at && left.Length - at < 60;
        if (passive || !DecidingTypes.Contains(metadata.Type ?? "") || Proposing.Any(verb => left.Contains(verb, StringComparison.Ordinal))) return null;
        return Parts.Any(part => left.LastIndexOf(part, StringComparison.Ordinal) > left.LastIndexOf(ActWord[cue.Value], StringComparison.Ordinal)) ? Relation.Amends : cue;
    }

    private bool IsQuoted(int index)
    {
        var paragraph = Paragraph(index);
        var before = text.AsSpan(paragraph, index - paragraph);
        return before.LastIndexOf('“') > before.LastIndexOf('”');
    }

    /// <summary>The start of the paragraph; of one beyond all measure, of its last part.</summary>
    private int Paragraph(int index)
    {
        var floor = Math.Max(0, index - LongestParagraph);
        var blank = text.AsSpan(floor, index - floor).LastIndexOf("\n\n");
        return blank < 0 ? floor : floor + blank;
    }

    /// <summary>The line with a colon above the list in which a sentence is an item.</summary>
    private string Introduction(int sentence)
    {
        var floor = Math.Max(0, sentence - 1500);
        var colon = text.LastIndexOf(":\n", sentence, sentence - floor, StringComparison.Ordinal);
        return colon < 0 ? "" : Cursor.Words(text, Sentences.Start(text, colon), colon);
    }
}
