using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Archive;

#pragma warning disable CA1812 // Dapper makes the rows.

/// <summary>The columns of documents that make a summary.</summary>
internal class SummaryRow
{
    public const string Columns =
        "d.id, d.type, d.number, d.title, d.issuer, d.issuer_slug, d.province, d.level, d.date, d.year, d.source, d.file_name, d.reading";

    public string Id { get; init; } = "";
    public string? Type { get; init; }
    public string? Number { get; init; }
    public string? Title { get; init; }
    public string? Issuer { get; init; }
    public string? IssuerSlug { get; init; }
    public string? Province { get; init; }
    public int? Level { get; init; }
    public int Date { get; init; }
    public int? Year { get; init; }
    public string Source { get; init; } = "";
    public string FileName { get; init; } = "";
    public int Reading { get; init; }

    public DocumentSummary ToSummary() => new(
        Id, Type, Number, Title ?? FileName, Issuer, IssuerSlug, Province, (Level?)Level, Stored.Date(Date), Year, Source, FileName, (Reading)Reading);
}

/// <summary>A document in one version, with what stands beside its summary.</summary>
internal sealed class VersionRow
{
    public string DocumentId { get; init; } = "";
    public int Version { get; init; }
    public int Latest { get; init; }
    public int? Current { get; init; }
    public long Revision { get; init; }
    public int CitedSteps { get; init; }
    public string? Metadata { get; init; }
    public string Sha256 { get; init; } = "";
    public long Size { get; init; }
    public string MediaType { get; init; } = "";
    public int VersionReading { get; init; }
    public string? Scan { get; init; }
    public string Text { get; init; } = "";
}

internal sealed class AddressRow
{
    public string DocumentId { get; init; } = "";
    public string Source { get; init; } = "";
    public string Locator { get; init; } = "";
    public long FirstSeen { get; init; }
    public long LastSeen { get; init; }

    public DocumentAddress ToAddress() => new(Source, Locator, Stored.Time(FirstSeen), Stored.Time(LastSeen));
}

internal sealed class SectionRow
{
    public string DocumentId { get; init; } = "";
    public int Position { get; init; }
    public int SpanStart { get; init; }
    public int SpanEnd { get; init; }
    public string Title { get; init; } = "";
    public int Depth { get; init; }

    public Section ToSection() => new(new TextSpan(SpanStart, SpanEnd), Title, Depth);
}

internal sealed class UnnumberedRow
{
    public string DocumentId { get; init; } = "";
    public int Position { get; init; }
    public int SpanStart { get; init; }
    public int SpanEnd { get; init; }
    public string Text { get; init; } = "";
    public string Title { get; init; } = "";

    public UnnumberedReference ToReference() => new(new TextSpan(SpanStart, SpanEnd), Text, Title);
}

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

internal sealed record MovementRow
{
    public const string Columns = """
        m.document_id, m.position, m.span_start, m.span_end, m.text, m.name, m.form, m.family, m.quoted, m.sentence_start, m.sentence_end, m.reasons, m.movement_slug,
        m.name_slug, m.possible_family, m.decided
        """;

    public string DocumentId { get; init; } = "";
    public int Position { get; init; }
    public int SpanStart { get; init; }
    public int SpanEnd { get; init; }
    public string Text { get; init; } = "";
    public string Name { get; init; } = "";
    public int Form { get; init; }
    public string? Family { get; init; }
    public int Quoted { get; init; }
    public int SentenceStart { get; init; }
    public int SentenceEnd { get; init; }
    public string Reasons { get; init; } = "[]";
    public string MovementSlug { get; init; } = "";
    public string NameSlug { get; init; } = "";
    public string? PossibleFamily { get; init; }
    public int Decided { get; init; }

    /// <param name="families">What people decided, by the slug of the name.</param>
    public static MovementRow Of(string documentId, int position, MovementMention mention, IReadOnlyDictionary<string, string?> families)
    {
        var name = UnitDirectory.Slug(mention.Name);
        var decided = families.TryGetValue(name, out var family);
        if (!decided) family = mention.Family;
        return Of(documentId, position, mention) with
        {
            Family = family,
            MovementSlug = family is null ? name : UnitDirectory.Slug(family),
            NameSlug = name,
            PossibleFamily = mention.PossibleFamily,
            Decided = Stored.Flag(decided),
        };
    }

    private static MovementRow Of(string documentId, int position, MovementMention mention) => new()
    {
        DocumentId = documentId,
        Position = position,
        SpanStart = mention.Span.Start,
        SpanEnd = mention.Span.End,
        Text = mention.Text,
        Name = mention.Name,
        Form = (int)mention.Form,
        Quoted = Stored.Flag(mention.Quoted),
        SentenceStart = mention.Sentence.Start,
        SentenceEnd = mention.Sentence.End,
        Reasons = Stored.Reasons(mention.Reasons),
    };

    public StoredMovement ToMovement() => new(
        DocumentId,
        Position,
        new MovementMention(
            new TextSpan(SpanStart, SpanEnd), Text, Name, (MovementForm)Form, Family, Quoted != 0, new TextSpan(SentenceStart, SentenceEnd))
        {
            Reasons = Stored.Reasons(Reasons),
        },
        MovementSlug)
    {
        IsDecided = Decided != 0,
    };
}

/// <summary>A later mention, in few words, of what the document cited before.</summary>
internal sealed class ShortFormRow
{
    public const string Columns = "document_id, position, span_start, span_end, text, citation_position, candidates, sentence_start, sentence_end, reason";

    public string DocumentId { get; init; } = "";
    public int Position { get; init; }
    public int SpanStart { get; init; }
    public int SpanEnd { get; init; }
    public string Text { get; init; } = "";
    public int? CitationPosition { get; init; }
    public string Candidates { get; init; } = "[]";
    public int SentenceStart { get; init; }
    public int SentenceEnd { get; init; }
    public string Reason { get; init; } = "[]";

    public static ShortFormRow Of(string documentId, int position, ShortForm form) => new()
    {
        DocumentId = documentId,
        Position = position,
        SpanStart = form.Span.Start,
        SpanEnd = form.Span.End,
        Text = form.Text,
        CitationPosition = form.Citation,
        Candidates = Stored.Positions(form.Candidates),
        SentenceStart = form.Sentence.Start,
        SentenceEnd = form.Sentence.End,
        Reason = Stored.Reasons([form.Reason]),
    };

    public ShortForm ToShortForm() => new(
        new TextSpan(SpanStart, SpanEnd), Text, CitationPosition, Stored.Positions(Candidates), new TextSpan(SentenceStart, SentenceEnd), Stored.Reasons(Reason)[0]);
}

/// <summary>The address of a movement: of its family, or of itself where no family is known.</summary>
internal static class StoredMovementSlug
{
    public static string Of(MovementMention mention) => UnitDirectory.Slug(mention.Family ?? mention.Name);
}
