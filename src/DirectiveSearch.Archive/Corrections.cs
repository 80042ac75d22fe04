using DirectiveSearch.Directives.Resolution;

namespace DirectiveSearch.Archive;

public enum CorrectionKind
{
    /// <summary>A citation means this instrument.</summary>
    Set,
    /// <summary>Two instruments are one.</summary>
    Merge,
}

/// <summary>Where a citation stands, told so that it is found again in another reading or version of its document.</summary>
/// <param name="NumberKey">The group that its stated number belongs to.</param>
/// <param name="Text">The mention in folded letters and digits.</param>
/// <param name="Occurrence">Which one it is, from 0, among the document's mentions of that number and text.</param>
/// <param name="Ordinal">Which one among the mentions of that number alone.</param>
/// <param name="Count">How many mentions of that number there are.</param>
public sealed record CitationAnchor(string NumberKey, string Text, int Occurrence, int Ordinal, int Count);

/// <summary>A citation as a page showed it.</summary>
/// <param name="NumberKey">Of its number then, so that nobody decides about another one that stands there now.</param>
public sealed record CitationPlace(string DocumentId, int Index, string NumberKey);

/// <summary>What somebody decided.</summary>
/// <param name="Batch">Shared by what was decided at once, and is undone at once.</param>
/// <param name="DocumentId">Of a citation; null for instruments.</param>
/// <param name="Index">The citation in the document as it is read now; null when it is not found there any more, or for instruments.</param>
/// <param name="From">Of a merge: what went into the other.</param>
/// <param name="Into">What the citation means, or what the other instrument is.</param>
public sealed record Correction(
    long Id, string Batch, CorrectionKind Kind, string? DocumentId, int? Index, Statement? From, Statement Into, string Note, string By, DateTimeOffset At, string? UndoneBy, DateTimeOffset? UndoneAt)
{
    public bool IsActive => UndoneAt is null;
}

/// <summary>An error that a reader reported.</summary>
/// <param name="Index">The citation in the document as it is read now; null: the document as a whole, or not found any more.</param>
/// <param name="Cited">What the citation says, as it was reported; null: the document as a whole.</param>
public sealed record Report(
    long Id, string DocumentId, string? DocumentTitle, int? Index, string? Cited, string Text, DateTimeOffset SentAt, string? ClosedBy, DateTimeOffset? ClosedAt, string? ClosedNote);

public enum CorrectionOutcome
{
    Done,
    /// <summary>The page was older than the archive: what it showed is no longer there.</summary>
    Outdated,
    /// <summary>The two are the same already.</summary>
    Same,
}
