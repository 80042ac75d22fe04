using DirectiveSearch.Text;

namespace DirectiveSearch.Directives;

/// <summary>Why a document cites an instrument; the codes of the addresses are the lower-case names.</summary>
public enum Relation
{
    Basis,
    Implements,
    Amends,
    Replaces,
    Repeals,
    Mentions,
}

public enum MovementForm
{
    EmulationMovement,
    Campaign,
}

/// <summary>The level of a unit, from the centre down.</summary>
public enum Level
{
    Central,
    Province,
    District,
    Commune,
}

/// <summary>One numbered mention of another official document. All spans count in the text as published.</summary>
/// <param name="Type">The Vietnamese type word in normal case, as the text says it.</param>
/// <param name="Number">Canonical, leading zeros as written.</param>
/// <param name="StatedDate">The date stated with this very mention.</param>
/// <param name="Date">The stated date, else the one another mention in the same document states for the same instrument.</param>
/// <param name="Issuer">Canonical name, resolved by the document's own unit, place and date; null when undeterminable.</param>
/// <param name="Subject">What the citing text says the document is about ("về …"), one line.</param>
/// <param name="Within">Index of the citation in whose title this one stands, or which it amends.</param>
/// <param name="Sentence">The sentence or line around the mention, as evidence.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Warnings">Codes of what leaves room for doubt, such as "type-against-code"; see docs/citations.md.</param>
public sealed record Citation(
    TextSpan Span,
    string Text,
    string Type,
    string Number,
    PartialDate? StatedDate,
    PartialDate? Date,
    string? Issuer,
    string? Subject,
    Relation Relation,
    int? Within,
    TextSpan Sentence,
    double Confidence,
    IReadOnlyList<string> Warnings);

/// <summary>A law, code or congress resolution named without a number.</summary>
public sealed record UnnumberedReference(TextSpan Span, string Text, string Title);

/// <summary>A named movement or campaign that the document carries.</summary>
/// <param name="Name">As the text writes it, on one line.</param>
/// <param name="Family">The name that local variants share; null when none is known.</param>
public sealed record MovementMention(
    TextSpan Span, string Text, string Name, MovementForm Form, string? Family, bool Quoted, TextSpan Sentence);

/// <summary>What a document says of itself; null: not in the text.</summary>
/// <param name="Place">Of the place-and-date line.</param>
/// <param name="Issuer">Full canonical name of the issuing unit.</param>
public sealed record DocumentMetadata(
    string? Type,
    string? Title,
    string? Number,
    string? Place,
    PartialDate? Date,
    int? Year,
    string? Issuer,
    string? Province,
    string? District,
    Level? Level,
    string? Signer,
    IReadOnlyList<string> Recipients,
    IReadOnlyList<string> Warnings);

/// <summary>A titled part of a document (phần, mục, điều), in text order.</summary>
public sealed record Section(TextSpan Span, string Title, int Depth);

/// <summary>All that is read out of one document.</summary>
public sealed record Extraction(
    DocumentMetadata Metadata,
    IReadOnlyList<Section> Sections,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<UnnumberedReference> Unnumbered,
    IReadOnlyList<MovementMention> Movements);
