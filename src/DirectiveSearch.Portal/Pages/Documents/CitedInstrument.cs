using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Evaluation;
using DirectiveSearch.Portal.Pages.Corrections;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Text;

namespace DirectiveSearch.Portal.Pages.Documents;

/// <summary>One place where the document cites an instrument.</summary>
/// <param name="Anchor">Of the mention in the text.</param>
public sealed record Mention(string Anchor, Relation Relation, Excerpt Sentence, IReadOnlyList<string> Warnings)
{
    /// <summary>Its lines on the scan, where the machine read them with doubt.</summary>
    public LinePicture? Picture { get; init; }
}

/// <summary>An instrument that the document cites, with every mention of it: a note of the margin, a row of the table, a card.</summary>
/// <param name="Card">Anchor of its note.</param>
/// <param name="Slug">Null when it could not be told which instrument is meant.</param>
/// <param name="Candidates">What an ambiguous number may mean.</param>
public sealed record CitedInstrument(
    string Card, string? Slug, string Heading, string? Issuer, PartialDate? Date, string? Subject, bool Held,
    IReadOnlyList<Mention> Mentions, IReadOnlyList<Link> Candidates, IReadOnlyList<Mark> Marks)
{
    /// <summary>How many mentions of one instrument say why they were read so, and of how many instruments: the page stays of a size that a phone can load.</summary>
    private const int MentionsExplained = 4;
    private const int InstrumentsExplained = 200;

    /// <summary>Positions of its mentions among all citations of the document.</summary>
    public IReadOnlyList<int> Indices { get; init; } = [];

    /// <summary>Of the first mention all reasons, of further ones what differs.</summary>
    public Why? Why { get; init; }

    /// <summary>The parts that are cited (khoản 3 Điều 6), each with its first mention.</summary>
    public IReadOnlyList<Link> Pinpoints { get; init; } = [];

    /// <summary>What people decided here, and the way to do so; null for versions that are no longer current.</summary>
    public CitationCorrection? Correction { get; init; }

    public string? Href => Slug is { } slug ? Address.Instrument(slug) : null;

    /// <summary>The weightiest purpose first: basis before implements before mentions.</summary>
    public IReadOnlyList<Relation> Relations => [.. Mentions.Select(mention => mention.Relation).Distinct().Order()];

    public IReadOnlyList<string> Warnings => [.. Mentions.SelectMany(mention => mention.Warnings).Distinct()];

    /// <summary>In the order in which the text first cites them.</summary>
    public static IReadOnlyList<CitedInstrument> Group(
        DocumentRecord document, IReadOnlyDictionary<string, InstrumentSummary> known, TextLines lines, DocumentCorrections? corrections = null) =>
        [.. document.Citations
            .GroupBy(stored => stored.InstrumentSlug ?? $"? {stored.Citation.Type} {InstrumentNumber.Key(stored.Citation.Number)}")
            .Select((group, index) => Of($"vd-{index + 1}", [.. group], document, known) with
            {
                Why = index < InstrumentsExplained ? Explain([.. group.Take(MentionsExplained)], lines) : null,
                Correction = corrections?.For($"vd-{index + 1}", document.Summary.Id, [.. group], known),
            })];

    private static Why? Explain(IReadOnlyList<StoredCitation> mentions, TextLines lines)
    {
        var told = new HashSet<(string, string, string?)>();
        var reasons = mentions.SelectMany((mention, at) => mention.Citation.Reasons
            .Where(reason => told.Add((reason.Field, reason.Rule, reason.Detail)))
            .Select(reason => WhyLine.Of(reason, lines, at == 0 ? null : at + 1))).ToList();
        return reasons.Count == 0 ? null : new Why($"{mentions[0].Citation.Type} {mentions[0].Citation.Number}", reasons);
    }

    private static CitedInstrument Of(string card, IReadOnlyList<StoredCitation> mentions, DocumentRecord document, IReadOnlyDictionary<string, InstrumentSummary> known)
    {
        var first = mentions[0].Citation;
        var slug = mentions[0].InstrumentSlug;
        var instrument = slug is null ? null : known.GetValueOrDefault(slug);
        return new CitedInstrument(
            card, slug,
            $"{instrument?.Type ?? first.Type} {instrument?.Number ?? first.Number}",
            instrument?.Issuer ?? first.Issuer,
            instrument?.Date ?? first.Date,
            instrument?.Title ?? mentions.Select(mention => mention.Citation.Subject).FirstOrDefault(subject => subject is not null),
            instrument?.HeldDocumentId is not null,
            [.. mentions.Select(mention => MentionOf(mention, document, instrument))],
            [.. mentions.SelectMany(mention => mention.Candidates).Distinct().Select(candidate => CandidateLink(candidate, known))],
            [.. mentions.Select(mention => MarkOf(mention, card))])
        {
            Indices = [.. mentions.Select(mention => mention.Index)],
            Pinpoints = [.. mentions.Where(mention => mention.Citation.Pinpoint is not null).DistinctBy(mention => mention.Citation.Pinpoint)
                .Select(mention => new Link(mention.Citation.Pinpoint!, $"#{Anchor(mention)}"))],
        };
    }

    private static string Anchor(StoredCitation stored) => $"lan-{stored.Index + 1}";

    private static Mention MentionOf(StoredCitation stored, DocumentRecord document, InstrumentSummary? instrument)
    {
        var citation = stored.Citation;
        var sentence = citation.Sentence;
        var excerpt = Excerpt.Around(sentence.In(document.Text), new TextSpan(citation.Span.Start - sentence.Start, citation.Span.End - sentence.Start));
        var date = citation.StatedDate is { } stated && instrument?.Date is { } majority && !Agree(stated, majority)
            ? $"Ngày ghi ở đây ({OfficialDate.Format(stated)}) khác đa số các văn bản khác ({OfficialDate.Format(majority)})."
            : null;
        var codes = citation.Warnings.Concat(stored.Warnings).Distinct().Where(code => date is null || code != WarningWords.DateOutlier).Select(WarningWords.Of);
        return new Mention(Anchor(stored), citation.Relation, excerpt, [.. new[] { date }.OfType<string>().Concat(codes)]) { Picture = PictureOf(stored, document) };
    }

    private static LinePicture? PictureOf(StoredCitation stored, DocumentRecord document) =>
        stored.Citation.Warnings.Any(code => code.EndsWith("-read-doubtful", StringComparison.Ordinal)) ? LineCrop.Picture(document, LineCrop.Words(stored)) : null;

    private static Mark MarkOf(StoredCitation stored, string card)
    {
        var relation = stored.Citation.Relation;
        return stored.InstrumentSlug is null
            ? new Mark(stored.Citation.Span, Anchor(stored), card, $"cite {Words.Code(relation)} unsure", "chưa xác định được văn bản nào")
            : new Mark(stored.Citation.Span, Anchor(stored), card, $"cite {Words.Code(relation)}", Words.Of(relation));
    }

    private static Link CandidateLink(string slug, IReadOnlyDictionary<string, InstrumentSummary> known) =>
        known.GetValueOrDefault(slug) is { } instrument
            ? new Link(InstrumentWords.Dated(instrument), Address.Instrument(slug))
            : new Link(slug, Address.Instrument(slug));

    /// <summary>Two dates agree when neither says other than the other, as far as both are known.</summary>
    private static bool Agree(PartialDate one, PartialDate other) =>
        one.Year == other.Year
        && (one.Month is null || other.Month is null || one.Month == other.Month)
        && (one.Day is null || other.Day is null || one.Day == other.Day);
}
