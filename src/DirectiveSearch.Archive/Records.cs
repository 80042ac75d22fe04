using DirectiveSearch.Directives;
using DirectiveSearch.Text;

namespace DirectiveSearch.Archive;

/// <summary>How sure we can be of a document's characters.</summary>
public enum Reading
{
    /// <summary>The characters stand in the file.</summary>
    Exact,
    /// <summary>Read by machine from an image (OCR): numbers may be wrong.</summary>
    ByMachine,
}

/// <summary>The line that lists show for a document.</summary>
/// <param name="Title">Never empty: the file name stands in when no title was found.</param>
/// <param name="FileName">Of its first address, for people.</param>
public sealed record DocumentSummary(
    string Id, string? Type, string? Number, string Title, string? Issuer, string? IssuerSlug, string? Province, Level? Level,
    PartialDate? Date, int? Year, string Source, string FileName, Reading Reading);

/// <summary>Where a document was found.</summary>
public sealed record DocumentAddress(string Source, string Locator, DateTimeOffset FirstSeen, DateTimeOffset LastSeen);

/// <summary>The bytes as fetched.</summary>
public sealed record Original(string Sha256, long Size, string MediaType);

/// <summary>A document in one of its versions, with all that was read out of it.</summary>
/// <param name="Version">1 and up; the highest is current.</param>
/// <param name="Text">As published: what all spans count in.</param>
public sealed record DocumentRecord(
    DocumentSummary Summary, DocumentMetadata Metadata, int Version, int Versions, Original Original, string Text,
    IReadOnlyList<DocumentAddress> Addresses, IReadOnlyList<Section> Sections, IReadOnlyList<StoredCitation> Citations,
    IReadOnlyList<UnnumberedReference> Unnumbered, IReadOnlyList<StoredMovement> Movements)
{
    /// <summary>In text order; their positions are indices of <see cref="Citations"/>.</summary>
    public IReadOnlyList<ShortForm> ShortForms { get; init; } = [];

    /// <summary>Of a text that was read by machine.</summary>
    public Scan? Scan { get; init; }

    /// <summary>What waits for somebody to look at it, in text order; empty for earlier versions.</summary>
    public IReadOnlyList<ReadingDoubt> Doubts { get; init; } = [];

    /// <summary>The document that counts in this one's place; null: this one counts.</summary>
    public string? TwinOf { get; init; }

    /// <summary>The other files of the same document, the one that counts first; of the current version.</summary>
    public IReadOnlyList<TwinCopy> Copies { get; init; } = [];
}

/// <summary>Another file of the same document.</summary>
/// <param name="Rule">Why it is the same as the one that counts (<see cref="Directives.Twins.TwinRule"/>); null: it is the one that counts.</param>
public sealed record TwinCopy(DocumentSummary Summary, string MediaType, string? Rule);

/// <summary>A version of a document.</summary>
/// <param name="Source">With <paramref name="Locator"/>: where its bytes were found.</param>
/// <param name="IsRead">It has a text; otherwise it waits or could not be read.</param>
/// <param name="IsCurrent">What readers see.</param>
public sealed record DocumentVersion(int Version, DateTimeOffset AddedAt, string Source, string Locator, Original Original, Reading Reading, bool IsRead, bool IsCurrent);

/// <summary>A word read with doubt on which a number, date or issuer hangs.</summary>
/// <param name="Before">What stands before it on its line, as much as is needed to understand it.</param>
/// <param name="Fields">number, date, issuer.</param>
/// <param name="Citation">Index of the citation that hangs on it; null: the document's own number, date or issuer does.</param>
public sealed record ReadingDoubt(TextSpan Span, string Before, string Text, string After, IReadOnlyList<string> Fields, int? Citation)
{
    private const int Around = 70;

    private const int MostBetween = 20;

    /// <summary>Words of one line on which the same things hang are one doubt: whoever looks at the day looks at the month and the year, too.</summary>
    public static IReadOnlyList<ReadingDoubt> Of(string text, IReadOnlyList<DoubtfulReading> readings)
    {
        var joined = new List<DoubtfulReading>();
        foreach (var reading in readings)
        {
            if (joined.Count > 0 && joined[^1] is var last && Belongs(text, last, reading)) joined[^1] = last with { Span = new TextSpan(last.Span.Start, reading.Span.End) };
            else joined.Add(reading);
        }

        return [.. joined.Select(reading => Of(text, reading))];
    }

    private static bool Belongs(string text, DoubtfulReading last, DoubtfulReading next) =>
        last.Citation == next.Citation && last.Fields.SequenceEqual(next.Fields) && next.Span.Start - last.Span.End <= MostBetween
        && !text.AsSpan(last.Span.End..next.Span.Start).ContainsAny('\n', '\f');

    private static ReadingDoubt Of(string text, DoubtfulReading reading)
    {
        var (start, end) = (reading.Span.Start, reading.Span.End);
        var before = text.AsSpan(Math.Max(0, start - Around)..start);
        var after = text.AsSpan(end..Math.Min(text.Length, end + Around));
        before = before[(before.LastIndexOfAny('\n', '\f') + 1)..];
        if (start - before.Length > 0 && before.Length == Around && before.IndexOf(' ') is >= 0 and var blank) before = before[blank..];
        if (after.IndexOfAny('\n', '\f') is >= 0 and var line) after = after[..line];
        else if (after.Length == Around && after.LastIndexOf(' ') is >= 0 and var last) after = after[..last];
        return new ReadingDoubt(
            reading.Span, StorableText.Clean(before.ToString()), StorableText.Clean(reading.Span.In(text)), StorableText.Clean(after.ToString()), reading.Fields, reading.Citation);
    }
}

/// <summary>A doubtful word in the list of all documents.</summary>
public sealed record DocumentDoubt(DocumentSummary Document, ReadingDoubt Doubt);

/// <summary>A citation with what resolution made of it.</summary>
/// <param name="Index">Position within its document, from 0.</param>
/// <param name="InstrumentSlug">Null when ambiguous: then <paramref name="Candidates"/> has the slugs it may mean.</param>
public sealed record StoredCitation(
    string DocumentId, int Index, Citation Citation, string? InstrumentSlug, double Confidence,
    IReadOnlyList<string> Warnings, IReadOnlyList<string> Candidates)
{
    /// <summary>People said what it means.</summary>
    public bool IsDecided { get; init; }
}

/// <param name="MovementSlug">Of the family, or of the movement itself where no family is known.</param>
public sealed record StoredMovement(string DocumentId, int Index, MovementMention Mention, string MovementSlug)
{
    /// <summary>People said which family the name has.</summary>
    public bool IsDecided { get; init; }
}

/// <summary>A sentence of a document with the mention inside it, for evidence tables; both spans count in the text as published.</summary>
public sealed record Evidence(
    string DocumentId, int Index, Relation? Relation, TextSpan Sentence, string SentenceText, TextSpan Mention, string MentionText, double Confidence, IReadOnlyList<string> Warnings)
{
    /// <summary>Of the number as it is stated here; empty for movements.</summary>
    public string NumberKey { get; init; } = "";
}

/// <summary>The line that lists show for an instrument.</summary>
/// <param name="HeldDocumentId">Null for a ghost: cited, but its text is not in the archive.</param>
public sealed record InstrumentSummary(
    string Slug, string Type, string Number, string? Issuer, PartialDate? Date, string? Title, string? HeldDocumentId, int CitingDocuments, int Citations);

/// <summary>An instrument with everything that is stated of it; the first of each list is the majority.</summary>
/// <param name="SameNumber">Other instruments of the same type and number ("có hai chỉ thị cùng số, ký hiệu").</param>
public sealed record InstrumentRecord(
    InstrumentSummary Summary, string NumberKey, string Series, string? Period,
    IReadOnlyList<Directives.Resolution.Stated<PartialDate>> StatedDates,
    IReadOnlyList<Directives.Resolution.Stated<string>> StatedIssuers,
    IReadOnlyList<Directives.Resolution.Stated<string>> StatedTitles,
    IReadOnlyList<InstrumentSummary> SameNumber);

/// <summary>A fact that some documents state of an instrument, against the majority.</summary>
/// <param name="Documents">Some of those that state it.</param>
/// <param name="SameDay">Of a date: what the same office issued that day, one of which may be meant.</param>
public sealed record Outlier<T>(T Value, IReadOnlyList<DocumentSummary> Documents, IReadOnlyList<InstrumentSummary> SameDay);

/// <summary>Where statements about an instrument leave the majority, and which other instruments they may mean.</summary>
/// <param name="Alike">Others of the same digits and the same day: their codes, or the year in the number, may be slips of each other.</param>
public sealed record Disagreements(
    IReadOnlyList<Outlier<PartialDate>> Dates, IReadOnlyList<Outlier<string>> Issuers, IReadOnlyList<Outlier<string>> Titles, IReadOnlyList<InstrumentSummary> Alike);

/// <summary>A movement family with its local names.</summary>
public sealed record MovementSummary(string Slug, string Name, MovementForm Form, int Documents, int Units);

/// <summary>A name that resembles that of a national movement too little to be joined and too much to be another, until people decide.</summary>
/// <param name="Slug">Of the name; until then also the address of its movement.</param>
/// <param name="Example">A sentence that names it.</param>
public sealed record DoubtfulMovement(string Slug, string Name, string Family, int Documents, Evidence Example);

public sealed record MovementRecord(MovementSummary Summary, IReadOnlyList<Directives.Resolution.Stated<string>> LocalNames);

public sealed record UnitSummary(string Slug, string Name, string ShortName, string Kind, Level? Level, string? Province, string? ProvinceToday, string? District, int Documents, int? FirstYear, int? LastYear);

/// <summary>Counts over real documents; the sample corpus is never counted unless it is all there is and asked for.</summary>
public sealed record Statistics(long Documents, long Instruments, long Citations, long Movements, long Units, long Failures);

public enum RunState
{
    Running,
    Finished,
    Cancelled,
}

/// <summary>One ingest (or crawl) from start to end.</summary>
/// <param name="Kind">ingest, upload, sample or crawl.</param>
/// <param name="Source">Slug of the source.</param>
public sealed record RunSummary(
    long Id, string Kind, string Source, string Label, RunState State, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt,
    int Total, int Done, int New, int Duplicates, int Failed, int SetAside)
{
    /// <summary>More files may come.</summary>
    public bool IsReceiving { get; init; }
}

public enum RunItemState
{
    Waiting,
    Working,
    Done,
    /// <summary>The same content was there already.</summary>
    Duplicate,
    Failed,
    /// <summary>Marked secret: kept unread, never indexed.</summary>
    SetAside,
}

/// <summary>One file of a run.</summary>
/// <param name="Reason">Why it failed or was set aside and what to do about it, in Vietnamese; null otherwise.</param>
public sealed record RunItem(long Id, long RunId, string Locator, RunItemState State, string? DocumentId, string? ReasonCode, string? Reason, DateTimeOffset UpdatedAt);

public sealed record Page<T>(IReadOnlyList<T> Items, int Total);
