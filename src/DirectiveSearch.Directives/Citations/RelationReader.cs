using System.Buffers;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <param name="Finding">Why.</param>
internal readonly record struct Decided(Relation Relation, Finding Finding);

/// <summary>Tells why a mention stands where it stands.</summary>
internal sealed class RelationReader(string text, DocumentMetadata metadata)
{
    private const int LongestSentence = 900;
    private const int LongestParagraph = 4000;
    private const int LongestOpening = 12000;

    /// <summary>The letter or number of an item, blanks included.</summary>
    private const int LongestMark = 4;
    private const int LongestHeading = 120;

    /// <summary>"sửa đổi Quy chế kèm theo Quyết định số 1": what is done to the part is done to the whole.</summary>
    private const string Attached = " kem theo ";

    private static readonly string[] GroundStarts = ["can cu", "xet", "qua xem xet", "sau khi xem xet"];
    private static readonly string[] BasisStarts = [.. DataTable.Rows("basis-starts", 1).Select(cells => cells[0])];

    /// <summary>Only such documents change others; the rest ask for it.</summary>
    private static readonly HashSet<string> DecidingTypes = [.. DataTable.Rows("deciding-types", 1).Select(cells => cells[0])];
    /// <summary>Who repeals or replaces a part amends the whole.</summary>
    private static readonly string[] Parts = [" dieu ", " khoan ", " diem ", " cum tu ", " phu luc ", " muc ", " mau ", " noi dung ", " mot phan "];
    private static readonly Dictionary<Relation, string> ActWord = new() { [Relation.Amends] = " sua doi ", [Relation.Replaces] = " thay the ", [Relation.Repeals] = " bo " };
    private static readonly string[] Issuing = ["da ban hanh", "da ky ban hanh", "da ky"];
    private static readonly string[] Proposing = [" nghien cuu ", " de xuat ", " trinh ", " kien nghi ", " tham muu ", " ra soat "];

    /// <summary>With what "hết hiệu lực" may begin, misread or not.</summary>
    private static readonly SearchValues<char> ExpiryInitials = SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(unit => (char)unit).Where(unit => Folding.Fold(unit) == 'h')]);

    private readonly OpeningBlocks opening = new(text);

    /// <summary>Of a mention that stands in no other one's title.</summary>
    /// <param name="previous">The last mention before it that stands in no other one's title.</param>
    public Decided Outer(Mention mention, Mention? previous)
    {
        var inOpening = opening.Contains(mention.Span.Start);
        if (inOpening && (BasisWords(mention) is { Length: > 0 } words ? words : BasisLine(mention)) is { Length: > 0 } start)
            return !IsGround(start) && Issued(mention) is { Length: > 0 } told ? new Decided(Relation.Mentions, new Finding("done-before", told)) : new Decided(Relation.Basis, new Finding("opening-words", start));
        var sentence = Math.Max(Sentences.Start(text, mention.Span.Start), mention.Span.Start - LongestSentence);
        var listed = previous is not null && (previous.Span.Start >= sentence || previous.Tail.End > sentence) ? previous : null;
        var floor = Math.Min(mention.Span.Start, Math.Max(sentence, listed?.Tail.End ?? 0));
        var left = Left(floor, mention.Span.Start);
        var joined = listed is not null && IsJoined(mention);
        var cue = joined ? null : RelationCues.Find(left);
        if (Acts(left, cue is { Phrase: "theo" } && left.EndsWith(Attached, StringComparison.Ordinal) ? RelationCues.Find(left[..^(Attached.Length - 1)]) : cue, mention) is { } act) return act;
        var past = !joined && cue is null or { Relation: Relation.Implements } ? PastActs.Tell(text, floor, mention.Span.Start) : null;
        if (cue is null && listed is not null && past is null) return Shared(listed);
        if (cue is null && listed is null && previous is not null && GoesOn(sentence, previous)) return Shared(previous);
        if (past is not null && Issued(mention) is { Length: > 0 } issued) return new Decided(Relation.Mentions, new Finding("done-before", issued));
        if (inOpening && !(opening.IsWhole || metadata.Type is "Công văn" || mention.Span.Start > LongestOpening)) return new Decided(Relation.Basis, new Finding("opening-block", default));
        if (past is not null) return new Decided(Relation.Mentions, new Finding("done-before", Cursor.Last(text, floor, mention.Span.Start, Folding.Fold(past))));
        if (left.EndsWith(" co ", StringComparison.Ordinal)) return new Decided(Relation.Mentions, new Finding("verb-before", Cursor.Last(text, floor, mention.Span.Start, "co")));
        if (cue is { } verb) return ByVerb(verb, "verb-before", Cursor.Last(text, floor, mention.Span.Start, verb.Phrase));
        if (left.EndsWith(Attached, StringComparison.Ordinal)) return new Decided(Relation.Implements, new Finding("verb-before", Cursor.Last(text, floor, mention.Span.Start, "kem theo")));
        return ByIntroduction(sentence, mention);
    }

    /// <summary>Of a mention in the title of, or as the amendment to, another.</summary>
    public Decided Inner(Mention outer, Mention inner, bool amendment, string gap) => outer.Relation switch
    {
        Relation.Basis => new Decided(Relation.Basis, new Finding("as-outer", outer.Span)),
        Relation.Implements when amendment => new Decided(Relation.Implements, new Finding("as-outer", outer.Span)),
        Relation.Implements when RelationCues.Find(Cursor.Words(gap, 0, gap.Length)) is { Relation: Relation.Implements } cue =>
            new Decided(Relation.Implements, new Finding("verb-of-title", Cursor.Last(text, outer.Tail.End, inner.Span.Start, cue.Phrase))),
        _ => new Decided(Relation.Mentions, new Finding("named-in-title", outer.Span)),
    };

    private static Decided Shared(Mention lender) => new(lender.Relation, new Finding("shared-along-list", lender.Span));

    private static Decided ByVerb(RelationCue cue, string rule, TextSpan words) =>
        new(cue.Relation is Relation.Implements ? Relation.Implements : Relation.Mentions, new Finding(rule, words));

    /// <summary>What the line above a list says of its items.</summary>
    private Decided ByIntroduction(int sentence, Mention mention)
    {
        if (LegalGrounds(mention) is { Length: > 0 } grounds) return new Decided(Relation.Implements, new Finding("verb-of-introduction", grounds));
        if (Introduction(sentence) is not { Length: > 0 } line) return new Decided(Relation.Mentions, new Finding("no-verb", default));
        var introduction = Cursor.Words(text, line.Start, line.End);
        if (RelationCues.Find(introduction) is not { } cue) return new Decided(Relation.Mentions, new Finding("no-verb", default));
        if (cue.Relation is Relation.Replaces or Relation.Repeals && ItemBegins(sentence, mention) && Acts(introduction, cue, mention) is { } act)
            return mention.Pinpoint is null ? act : new Decided(Relation.Amends, act.Finding with { Rule = "act-on-part" });
        return ByVerb(cue, "verb-of-introduction", Cursor.Last(text, line.Start, line.End, cue.Phrase));
    }

    /// <summary>Nothing but an item's mark stands before the mention and the part of it that is cited.</summary>
    private static bool ItemBegins(int sentence, Mention mention) =>
        Math.Min(mention.Span.Start, mention.Pinpoint?.Start ?? mention.Span.Start) - sentence <= LongestMark;

    /// <summary>The heading "Căn cứ pháp lý …" straight above the paragraph that begins with the mention.</summary>
    private TextSpan LegalGrounds(Mention mention)
    {
        var end = Cursor.SkipBlanksBack(text, mention.Span.Start);
        if (end > 0 && text[end - 1] == ':') end = Cursor.SkipBlanksBack(text, end - 1);
        if (!text.AsSpan(end, mention.Span.Start - end).Contains("\n\n", StringComparison.Ordinal)) return default;
        var start = end;
        while (start > 0 && end - start < LongestHeading && !(text[start - 1] == '\n' && (start == 1 || text[start - 2] == '\n'))) start--;
        return Cursor.Last(text, start, end, "can cu phap ly");
    }

    /// <summary>The words before a mention, closed quotations left out: what they quote governs nothing.</summary>
    private string Left(int start, int end)
    {
        if (text.AsSpan(start, end - start).IndexOf('”') < 0) return Cursor.Words(text, start, end);
        var words = new System.Text.StringBuilder(" ");
        for (var at = start; at < end;)
        {
            var open = text.IndexOf('“', at, end - at);
            var close = open < 0 ? -1 : text.IndexOf('”', open, end - open);
            words.Append(Cursor.Words(text, at, close < 0 ? end : open).AsSpan(1));
            at = close < 0 ? end : close + 1;
        }

        return words.ToString();
    }

    /// <summary>The words of the paragraph's beginning that say it is one of the basis.</summary>
    private TextSpan BasisWords(Mention mention)
    {
        var first = Cursor.SkipBlanks(text, Paragraph(mention.Span.Start), mention.Span.Start);
        foreach (var start in BasisStarts)
        {
            if (Cursor.After(text, first, start) is >= 0 and var end) return new TextSpan(first, end);
        }

        return default;
    }

    /// <summary>"Căn cứ", "Xét" at the beginning of a line of its sentence, where no blank lines part the paragraphs.</summary>
    private TextSpan BasisLine(Mention mention)
    {
        var sentence = Math.Max(Sentences.Start(text, mention.Span.Start), mention.Span.Start - LongestSentence);
        for (var line = mention.Span.Start; line > sentence;)
        {
            line = text.LastIndexOf('\n', line - 1, line - sentence) is >= 0 and var end ? end : sentence;
            var first = Cursor.SkipBlanks(text, line, mention.Span.Start);
            if (!char.IsUpper(text[first])) continue;
            foreach (var start in GroundStarts)
            {
                if (Cursor.After(text, first, start) is >= 0 and var after) return new TextSpan(first, after);
            }
        }

        return default;
    }

    private bool IsGround(TextSpan words) => GroundStarts.Any(start => Cursor.After(text, words.Start, start) >= 0);

    /// <summary>"UBND tỉnh đã ban hành Quyết định số 1": what was issued before is told, in the opening too.</summary>
    private TextSpan Issued(Mention mention)
    {
        var end = Cursor.SkipBlanksBack(text, mention.Span.Start);
        foreach (var act in Issuing)
        {
            if (Cursor.Before(text, end, act) is >= 0 and var start) return new TextSpan(start, end);
        }

        return default;
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
    private Decided? Acts(string left, RelationCue? cue, Mention mention)
    {
        if (IsQuoted(mention.Span.Start)) return null;
        if (Expiry(mention) is { Length: > 0 } expiry) return new Decided(Relation.Repeals, new Finding("expiry-behind", expiry));
        if (cue is not { Relation: Relation.Amends or Relation.Replaces or Relation.Repeals } act) return null;
        var passive = left.LastIndexOf(" duoc ", StringComparison.Ordinal) is >= 0 and var at && left.Length - at < 60;
        if (passive || !DecidingTypes.Contains(metadata.Type ?? "") || Proposing.Any(verb => left.Contains(verb, StringComparison.Ordinal))) return null;
        var verb = Cursor.Last(text, Math.Max(0, mention.Span.Start - LongestSentence), mention.Span.Start, act.Phrase);
        var part = Parts.Any(part => left.LastIndexOf(part, StringComparison.Ordinal) > left.LastIndexOf(ActWord[act.Relation], StringComparison.Ordinal));
        part |= mention.Pinpoint is not null || left.EndsWith(" tai ", StringComparison.Ordinal) || left.EndsWith(" trong ", StringComparison.Ordinal);
        return part ? new Decided(Relation.Amends, new Finding("act-on-part", verb)) : new Decided(act.Relation, new Finding("act-of-document", verb));
    }

    /// <summary>"… hết hiệu lực" behind a mention, within its clause.</summary>
    private TextSpan Expiry(Mention mention)
    {
        var limit = Math.Min(text.Length, mention.Tail.End + 300);
        var clause = text.AsSpan(mention.Tail.End, Math.Max(0, limit - mention.Tail.End));
        if (clause.IndexOfAny(';', '.') is >= 0 and var stop) clause = clause[..stop];
        for (int from = 0, next; (next = clause[from..].IndexOfAny(ExpiryInitials)) >= 0; from += next + 1)
        {
            var index = mention.Tail.End + from + next;
            if (Cursor.StartsWord(text, index) && Cursor.After(text, index, "het hieu luc") is >= 0 and var end) return new TextSpan(index, end);
        }

        return default;
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
    private TextSpan Introduction(int sentence)
    {
        var floor = Math.Max(0, sentence - 1500);
        var colon = text.LastIndexOf(":\n", sentence, sentence - floor, StringComparison.Ordinal);
        return colon < 0 ? default : new TextSpan(Sentences.Start(text, colon), colon);
    }
}
