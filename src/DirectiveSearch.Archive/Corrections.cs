using DirectiveSearch.Directives.Corrections;
using DirectiveSearch.Directives.Resolution;
using DirectiveSearch.Directives.Twins;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Archive;

public enum CorrectionKind
{
    /// <summary>A citation means this instrument.</summary>
    Set,
    /// <summary>Two instruments are one.</summary>
    Merge,
    /// <summary>A name of a movement belongs to this family, or to none.</summary>
    Family,
    /// <summary>A document says this of itself.</summary>
    Field,
    /// <summary>These words stand in a document.</summary>
    Words,
    /// <summary>Two files are one document, or they are two.</summary>
    Twins,
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

/// <summary>Which family a name of a movement has, wherever it stands.</summary>
/// <param name="Family">Its national name; null: the name is a movement of its own.</param>
public sealed record FamilyDecision(string Name, string? Family)
{
    public string NameSlug => UnitDirectory.Slug(Name);

    /// <summary>The address of the movement that the name then belongs to.</summary>
    public string MovementSlug => UnitDirectory.Slug(Family ?? Name);
}

/// <summary>What a document says of itself in one field.</summary>
/// <param name="Was">What the archive said when it was decided, written as <see cref="MetadataCorrecting.ValueOf"/> does.</param>
/// <param name="Value">Written likewise; empty: the document does not say.</param>
public sealed record FieldDecision(MetadataField Field, string Was, string Value)
{
    internal string Anchor => Stored.List([MetadataCorrecting.NameOf(Field), Was]);

    internal static FieldDecision Of(string anchor, string value) => Stored.List(anchor) is [var field, var was] && Enum.TryParse<MetadataField>(field, ignoreCase: true, out var known)
        ? new FieldDecision(known, was, value)
        : throw new FormatException($"No field: {anchor}");
}

/// <summary>Words of a document as a page showed them.</summary>
/// <param name="Version">That the page showed.</param>
/// <param name="Part">Of its text.</param>
/// <param name="Shown">What stood there.</param>
public sealed record WordPlace(string DocumentId, int Version, TextSpan Part, string Shown)
{
    /// <summary>All of these words were looked at, and none is in doubt from now on; otherwise only those that change are decided.</summary>
    public bool IsWhole { get; init; }
}

/// <summary>What somebody decided.</summary>
/// <param name="Batch">Shared by what was decided at once, and is undone at once.</param>
/// <param name="DocumentId">Of a citation; null for instruments and movements.</param>
/// <param name="Index">The citation in the document as it is read now; null when it is not found there any more, or for instruments.</param>
/// <param name="From">Of a merge: what went into the other.</param>
/// <param name="Into">What the citation means, or what the other instrument is; null for movements.</param>
public sealed record Correction(
    long Id, string Batch, CorrectionKind Kind, string? DocumentId, int? Index, Statement? From, Statement? Into, string Note, string By, DateTimeOffset At, string? UndoneBy, DateTimeOffset? UndoneAt)
{
    public bool IsActive => UndoneAt is null;

    /// <summary>Null for all but movements.</summary>
    public FamilyDecision? Movement { get; init; }

    /// <summary>Null for all but what a document says of itself.</summary>
    public FieldDecision? Field { get; init; }

    /// <summary>Null for all but words.</summary>
    public WordCorrection? Words { get; init; }

    /// <summary>The document as it is read now no longer has these words.</summary>
    public bool IsLost { get; init; }

    /// <summary>Null for all but <see cref="CorrectionKind.Twins"/>.</summary>
    public TwinDecision? Twins { get; init; }
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
