using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Corrections;
using DirectiveSearch.Directives.Twins;

namespace DirectiveSearch.Archive;

/// <summary>The steps of a document, in order.</summary>
public enum WorkStep
{
    Convert,
    Extract,
    Resolve,
    Index,
}

/// <summary>One step of one document, leased to one worker.</summary>
/// <param name="Token">Fencing token: a result that comes with an older one is dropped, since another worker has the item or the document changed.</param>
/// <param name="Attempts">With this one: 1 and up.</param>
public sealed record WorkItem(long Id, string DocumentId, WorkStep Step, long Token, int Attempts);

/// <summary>What the latest version of a document is converted from.</summary>
/// <param name="FileName">Of the address where these bytes were found.</param>
public sealed record ConversionSource(string DocumentId, int Version, Original Original, string Source, string Locator, string FileName)
{
    /// <summary>Which of the documents in the file, from 1.</summary>
    public int Part { get; init; } = 1;
}

/// <summary>A text to read, as it was converted.</summary>
/// <param name="Scan">Of a text that was read by machine.</param>
public sealed record ReadableText(string Text, Scan? Scan)
{
    /// <summary>What people said of the document itself, the latest last.</summary>
    public IReadOnlyList<MetadataCorrection> Fields { get; init; } = [];

    /// <summary>What people said of its words, the latest last.</summary>
    public IReadOnlyList<DecidedWords> Words { get; init; } = [];

    /// <summary>Its text stands in the archive with words that people put in.</summary>
    public bool WasCorrected { get; init; }

    /// <summary>The text as people corrected it; null when nobody did, now or before.</summary>
    public CorrectedText? Correct()
    {
        if (Words.Count == 0 && !WasCorrected) return null;
        var edited = WordCorrecting.Apply(Text, [.. Words.Select(decided => decided.Words)]);
        return new CorrectedText(edited.Text, Text, edited.Edits, [.. Words.Zip(edited.Found, (decided, found) => (decided.Id, found))]);
    }
}

/// <param name="Id">Of the correction.</param>
public sealed record DecidedWords(long Id, WordCorrection Words);

/// <summary>A text with the words that people put in.</summary>
/// <param name="Converted">As it was before.</param>
/// <param name="Applied">Which corrections found their words.</param>
public sealed record CorrectedText(string Text, string Converted, IReadOnlyList<Edit> Edits, IReadOnlyList<(long Id, bool Found)> Applied);

/// <summary>What became of an original.</summary>
/// <param name="Text">As published; null when the document is set aside or only holds others (a zip).</param>
public sealed record Conversion(WorkItem Item, string MediaType, string? Text, Reading Reading, SetAside? SetAside)
{
    public string MediaType { get; } = StorableText.Clean(MediaType);

    public string? Text { get; } = Text is null ? null : StorableText.Clean(Text);

    /// <summary>Of a text that was read by machine.</summary>
    public Scan? Scan { get; init; }

    /// <summary>How many documents its file holds, told with the first of them; 0 with the others.</summary>
    public int Parts { get; init; }

    /// <summary>For the document's history.</summary>
    public StepFacts Facts { get; init; } = new();
}

/// <summary>Why a document is kept unread; the reason is in Vietnamese, for people.</summary>
public sealed record SetAside(string ReasonCode, string Reason)
{
    public string Reason { get; } = StorableText.Clean(Reason);
}

/// <summary>What was read out of the latest text of a document.</summary>
public sealed record Extracted(WorkItem Item, Extraction Extraction)
{
    public Extraction Extraction { get; } = StorableExtraction.Clean(Extraction);

    /// <summary>What the spans count in; null: the text as it was converted.</summary>
    public CorrectedText? Corrected { get; init; }

    /// <summary>Words read with doubt on which something hangs, in text order.</summary>
    public IReadOnlyList<ReadingDoubt> Doubts { get; init; } = [];

    /// <summary>Of the text; null: the document is no twin of any.</summary>
    public Fingerprint? Print { get; init; }
}

/// <summary>Why a step failed and what to do about it, in Vietnamese.</summary>
/// <param name="Retryable">True when the same step may succeed later (a busy converter); false sets it aside as a dead letter at once.</param>
public sealed record WorkFailure(string ReasonCode, string Reason, bool Retryable)
{
    public string Reason { get; } = StorableText.Clean(Reason);
}

/// <summary>A document as the index is to hold it.</summary>
/// <param name="Revision">Rises with every change of what the index holds.</param>
/// <param name="CitedSteps">How many documents cite the instrument that it is held as: 0 none, 1 one, 2 two or three, 3 four to seven …</param>
public sealed record IndexableDocument(DocumentRecord Document, long Revision, int CitedSteps);

/// <summary>A file as a run received it: its original is stored already, or it could not be read.</summary>
/// <param name="Original">Null when the file could not be read or is too large: then the reason says why.</param>
public sealed record ReceivedFile(string Locator, Original? Original, string? ReasonCode = null, string? Reason = null)
{
    public string Locator { get; } = StorableText.Clean(Locator);

    public string? Reason { get; } = Reason is null ? null : StorableText.Clean(Reason);
}
