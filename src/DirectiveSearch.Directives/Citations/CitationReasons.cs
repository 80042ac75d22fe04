using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Says of each field of a citation by which rule and which words it came to be; docs/citations.md lists the rules.</summary>
internal sealed class CitationReasons(NormalizedText text, DocumentMetadata metadata)
{
    private readonly IReadOnlyList<TextSpan> provinceWords = PlaceWords(metadata, "province");
    private readonly IReadOnlyList<TextSpan> districtWords = PlaceWords(metadata, "district");
    private readonly IReadOnlyList<TextSpan> issuerWords = PlaceWords(metadata, "issuer");

    /// <param name="stated">What other mentions of the same instrument state.</param>
    /// <param name="issuer">Of the citation.</param>
    /// <param name="ownCode">No table knows the code: where nobody states the issuer, the citing document's own code told it.</param>
    public IReadOnlyList<Reason> Of(Mention mention, StatedElsewhere stated, string? issuer, bool ownCode)
    {
        var reasons = new List<Reason>(7) { Type(mention) };
        if (Number(mention) is { } number) reasons.Add(number);
        if (Date(mention, stated) is { } date) reasons.Add(date);
        if (issuer is not null) reasons.Add(Issuer(mention, stated, issuer, ownCode));
        if (mention.Term is { Name: { } term }) reasons.Add(One("term", "stated-behind-number", mention.Term.Value.Span, term));
        reasons.Add(Found("relation", mention.RelationFinding));
        if (mention.Within is not null) reasons.Add(Found("within", mention.WithinFinding));
        if (mention.Pinpoint is { } part) reasons.Add(One("pinpoint", part.Start < mention.Span.Start ? "part-before" : "part-behind", part));
        return reasons;
    }

    private Reason Type(Mention mention)
    {
        var head = mention.Head;
        if (head.Source == TypeSource.Code) return One("type", "code-alone", Code(mention), head.Type.Word);
        if (head.Lender is { } lender) return One("type", head.Source == TypeSource.Cell ? "cell-before-number" : "shared-along-list", lender);
        var word = new TextSpan(head.Start, TypeWords.End(text.Text, head));
        var whole = Cursor.After(text.Text, head.Start, head.Type.Folded) >= 0;
        return whole ? One("type", "word-before-number", word) : One("type", "abbreviation-before-number", word, head.Type.Word);
    }

    /// <summary>Where the number is written otherwise than it is given.</summary>
    private Reason? Number(Mention mention)
    {
        var span = mention.Number.Span;
        var read = text.Text.AsSpan(span.Start, span.Length);
        if (read.Equals(mention.Number.Number, StringComparison.Ordinal) && text.ToPublished(span) is var published && text.Published.AsSpan(published.Start, published.Length).Equals(read, StringComparison.Ordinal)) return null;
        var rule = PartyCode.IsAmbiguous(read) && !PartyCode.IsAmbiguous(mention.Number.Number) ? "party-code" : !IsAsRead(span, read) ? "look-alikes-replaced" : Cursor.HasBlanks(read) ? "blanks-left-out" : "usual-case";
        return One("number", rule, span, mention.Number.Number);
    }

    /// <summary>Nothing was replaced at the door but blanks and line breaks.</summary>
    private bool IsAsRead(TextSpan span, ReadOnlySpan<char> read)
    {
        var published = text.ToPublished(span);
        if (published.Length != read.Length) return false;
        for (var index = 0; index < read.Length; index++)
        {
            if (text.Published[published.Start + index] != read[index] && !Cursor.IsBlank(read[index])) return false;
        }

        return true;
    }

    private Reason? Date(Mention mention, StatedElsewhere stated)
    {
        if (mention.Date is { Date: not null } date) return One("date", mention.DateRule, date.Span);
        if (stated.Date is { } elsewhere) return One("date", "stated-elsewhere", elsewhere.Date!.Value.Span);
        return stated.Apart is { } apart ? One("date", "subject-differs", apart.Date!.Value.Span) : null;
    }

    private Reason Issuer(Mention mention, StatedElsewhere stated, string issuer, bool ownCode)
    {
        if (mention.Issuer is { } own) return Completed(new TextSpan(own.Start, own.End), own.Name) ?? One("issuer", mention.IssuerRule, new TextSpan(own.Start, own.End));
        if (stated.Issuer is { Issuer: { } elsewhere }) return One("issuer", "stated-elsewhere", new TextSpan(elsewhere.Start, elsewhere.End));
        var code = Code(mention);
        if (ownCode) return new Reason("issuer", "own-code", [text.ToPublished(code), .. issuerWords], issuer);
        return PlaceIn(issuer) is { } place ? Placed("code-and-unit-of-document", code, place) : One("issuer", "code-of-number", code, issuer);
    }

    /// <summary>"UBND tỉnh", whose province is the citing document's.</summary>
    private Reason? Completed(TextSpan words, string name)
    {
        if (PlaceIn(name) is not { } place || Cursor.Flat(text.Text, words.Start, words.End).Contains(Folding.Fold(place.Name), StringComparison.Ordinal)) return null;
        return Placed("unit-of-document", words, place);
    }

    private Reason Placed(string rule, TextSpan words, (string Name, IReadOnlyList<TextSpan> Words) place) =>
        new("issuer", rule, [text.ToPublished(words), .. place.Words], place.Name);

    /// <summary>The place of the citing document with which a name ends.</summary>
    private (string Name, IReadOnlyList<TextSpan> Words)? PlaceIn(string name)
    {
        if (metadata.District is { } district && name.EndsWith(district, StringComparison.Ordinal)) return (district, districtWords);
        if (metadata.Province is { } province && name.EndsWith(province, StringComparison.Ordinal)) return (province, provinceWords);
        if (metadata.Issuer is { } issuer && issuer.Equals(name, StringComparison.OrdinalIgnoreCase)) return (issuer, issuerWords);
        return null;
    }

    /// <summary>The letters of the number.</summary>
    private TextSpan Code(Mention mention)
    {
        var span = mention.Number.Span;
        var code = text.Text.IndexOf(mention.Number.Parts[0], span.Start, span.Length, StringComparison.Ordinal);
        return code < 0 ? span : new TextSpan(code, span.End);
    }

    private Reason Found(string field, Finding finding) =>
        finding.Words.Length == 0 ? new Reason(field, finding.Rule, []) : One(field, finding.Rule, finding.Words);

    private Reason One(string field, string rule, TextSpan words, string? detail = null) => new(field, rule, [text.ToPublished(words)], detail);

    private static IReadOnlyList<TextSpan> PlaceWords(DocumentMetadata metadata, string field)
    {
        foreach (var reason in metadata.Reasons)
        {
            if (reason.Field == field) return reason.Words;
        }

        return [];
    }
}
