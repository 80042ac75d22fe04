using DirectiveSearch.Directives;
using DirectiveSearch.Text;

namespace DirectiveSearch.Archive;

#pragma warning disable CA1812 // Dapper makes the rows.

/// <summary>A citation with the answer that stands with its evidence.</summary>
internal sealed class CitationRow
{
    public const string Columns = """
        c.document_id, c.position, c.span_start, c.span_end, c.text, c.type, c.number, c.stated_date, c.date, c.issuer, c.subject,
        c.pinpoint, c.relation, c.within_position, c.sentence_start, c.sentence_end, c.confidence, c.warnings, c.reasons,
        e.instrument_slug, e.confidence AS resolved_confidence, e.warnings AS resolved_warnings, e.candidates, e.decided
        """;

    public string DocumentId { get; init; } = "";
    public int Position { get; init; }
    public int SpanStart { get; init; }
    public int SpanEnd { get; init; }
    public string Text { get; init; } = "";
    public string Type { get; init; } = "";
    public string Number { get; init; } = "";
    public int StatedDate { get; init; }
    public int Date { get; init; }
    public string? Issuer { get; init; }
    public string? Subject { get; init; }
    public string? Pinpoint { get; init; }
    public int Relation { get; init; }
    public int? WithinPosition { get; init; }
    public int SentenceStart { get; init; }
    public int SentenceEnd { get; init; }
    public double Confidence { get; init; }
    public string Warnings { get; init; } = "[]";
    public string Reasons { get; init; } = "[]";
    public long EvidenceId { get; set; }
    public string? InstrumentSlug { get; init; }
    public double ResolvedConfidence { get; init; }
    public string ResolvedWarnings { get; init; } = "[]";
    public string Candidates { get; init; } = "[]";
    public string Decided { get; init; } = "";

    public static CitationRow Of(string documentId, int position, Citation citation) => new()
    {
        DocumentId = documentId,
        Position = position,
        SpanStart = citation.Span.Start,
        SpanEnd = citation.Span.End,
        Text = citation.Text,
        Type = citation.Type,
        Number = citation.Number,
        StatedDate = Stored.Date(citation.StatedDate),
        Date = Stored.Date(citation.Date),
        Issuer = citation.Issuer,
        Subject = citation.Subject,
        Pinpoint = citation.Pinpoint,
        Relation = (int)citation.Relation,
        WithinPosition = citation.Within,
        SentenceStart = citation.Sentence.Start,
        SentenceEnd = citation.Sentence.End,
        Confidence = citation.Confidence,
        Warnings = Stored.List(citation.Warnings),
        Reasons = Stored.Reasons(citation.Reasons),
    };

    /// <summary>As sure as the less sure of reading and resolving; what people decided is sure.</summary>
    public StoredCitation ToCitation() => new(
        DocumentId,
        Position,
        new Citation(
            new TextSpan(SpanStart, SpanEnd), Text, Type, Number, Stored.Date(StatedDate), Stored.Date(Date), Issuer, Subject, (Relation)Relation,
            WithinPosition, new TextSpan(SentenceStart, SentenceEnd), Confidence, Stored.List(Warnings))
        {
            Pinpoint = Pinpoint,
            Reasons = Stored.Reasons(Reasons),
        },
        InstrumentSlug,
        Decided.Length > 0 ? ResolvedConfidence : Math.Min(Confidence, ResolvedConfidence),
        [.. Stored.List(Warnings), .. Stored.List(ResolvedWarnings)],
        Stored.List(Candidates))
    {
        IsDecided = Decided.Length > 0,
    };
}
