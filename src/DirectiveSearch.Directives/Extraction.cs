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

/// <summary>Why a field has the value it has: the rule that gave it and the words that the rule went by.</summary>
/// <param name="Field">The field's name in lower case, as the JSON of `extract` writes it: issuer, date, relation …</param>
/// <param name="Rule">A code; docs/citations.md lists them and the portal words them.</param>
/// <param name="Words">Spans in the text as published, the deciding one first; empty when the rule goes by no words of the text.</param>
/// <param name="Detail">What a table added: the province of a place, the lineage of a unit.</param>
public sealed record Reason(string Field, string Rule, IReadOnlyList<TextSpan> Words, string? Detail = null);

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
    IReadOnlyList<string> Warnings)
{
    /// <summary>Of the issuer, as stated with the mention: a congress ("XII") or years ("2015-2020").</summary>
    public string? Term { get; init; }

    /// <summary>The part that is cited, as written on one line: "khoản 3 Điều 6"; null: the whole.</summary>
    public string? Pinpoint { get; init; }

    public IReadOnlyList<Reason> Reasons { get; init; } = [];
}

/// <summary>A later mention in a short form ("Chỉ thị này", "Chỉ thị 34", "Kế hoạch nêu trên") of what the document named before; no citation of its own.</summary>
/// <param name="Citation">Index of the citation that it stands for; null when several may be meant.</param>
/// <param name="Candidates">Indices of those that may be meant, nearest first; just <paramref name="Citation"/> when that is known.</param>
public sealed record ShortForm(TextSpan Span, string Text, int? Citation, IReadOnlyList<int> Candidates, TextSpan Sentence, Reason Reason);

/// <summary>A law, code or congress resolution named without a number.</summary>
public sealed record UnnumberedReference(TextSpan Span, string Text, string Title);

/// <summary>A named movement or campaign that the document carries.</summary>
/// <param name="Name">As the text writes it, on one line.</param>
/// <param name="Family">The name that local variants share; null when none is known.</param>
public sealed record MovementMention(
    TextSpan Span, string Text, string Name, MovementForm Form, string? Family, bool Quoted, TextSpan Sentence)
{
    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>The national movement that the name resembles too little to be joined and too much to be another: for people to decide. Null: none.</summary>
    public string? PossibleFamily => Reasons.FirstOrDefault(reason => reason.Rule == "family-doubtful")?.Detail;
}

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
    IReadOnlyList<string> Warnings)
{
    /// <summary>Of a text that says nothing of itself.</summary>
    public static readonly DocumentMetadata Empty = new(null, null, null, null, null, null, null, null, null, null, null, [], []);

    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>What was read of the fields that people corrected.</summary>
    public IReadOnlyList<Corrections.ReadField> Replaced { get; init; } = [];
}

/// <summary>A titled part of a document (phần, mục, điều), in text order.</summary>
public sealed record Section(TextSpan Span, string Title, int Depth);

/// <summary>All that is read out of one document.</summary>
public sealed record Extraction(
    DocumentMetadata Metadata,
    IReadOnlyList<Section> Sections,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<UnnumberedReference> Unnumbered,
    IReadOnlyList<MovementMention> Movements)
{
    /// <summary>In text order.</summary>
    public IReadOnlyList<ShortForm> ShortForms { get; init; } = [];
}
