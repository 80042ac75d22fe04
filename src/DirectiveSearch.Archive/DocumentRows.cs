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
    public string? TwinOf { get; init; }
    public string? Metadata { get; init; }
    public string Sha256 { get; init; } = "";
    public long Size { get; init; }
    public string MediaType { get; init; } = "";
    public int VersionReading { get; init; }
    public string? Scan { get; init; }
    public string? Edits { get; init; }
    public string Text { get; init; } = "";
}

/// <summary>Another file of the same document.</summary>
internal sealed class CopyRow : SummaryRow
{
    public string MediaType { get; init; } = "";
    public string? TwinRule { get; init; }

    public TwinCopy ToCopy() => new(ToSummary(), MediaType, TwinRule);
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

internal sealed class DoubtRow
{
    public const string Columns = "document_id, position, span_start, span_end, before, text, after, fields, citation_position";

    public string DocumentId { get; init; } = "";
    public int Position { get; init; }
    public int SpanStart { get; init; }
    public int SpanEnd { get; init; }
    public string Before { get; init; } = "";
    public string Text { get; init; } = "";
    public string After { get; init; } = "";
    public string Fields { get; init; } = "[]";
    public int? CitationPosition { get; init; }

    public static DoubtRow Of(string documentId, int position, ReadingDoubt doubt) => new()
    {
        DocumentId = documentId,
        Position = position,
        SpanStart = doubt.Span.Start,
        SpanEnd = doubt.Span.End,
        Before = doubt.Before,
        Text = doubt.Text,
        After = doubt.After,
        Fields = Stored.List(doubt.Fields),
        CitationPosition = doubt.Citation,
    };

    public ReadingDoubt ToDoubt() => new(new TextSpan(SpanStart, SpanEnd), Before, Text, After, Stored.List(Fields), CitationPosition);
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
