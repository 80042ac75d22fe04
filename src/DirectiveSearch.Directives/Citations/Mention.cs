using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>How a mention came by its type.</summary>
internal enum TypeSource
{
    Stated,
    Cell,
    Shared,
    Code,
}

/// <summary>What stands before a number: where the mention starts and its type.</summary>
/// <param name="Issuer">Between the type word and the number ("Nghị quyết của Quốc hội số …").</param>
internal sealed record MentionHead(int Start, TypeWord Type, TypeSource Source, StatedIssuer? Issuer)
{
    /// <summary>The type word, where another mention or a table cell lends it.</summary>
    public TextSpan? Lender { get; init; }
}

/// <summary>What stands behind a number.</summary>
/// <param name="End">Of all that was read.</param>
internal sealed record MentionTail(StatedDate? Date, StatedIssuer? Issuer, int End)
{
    /// <summary>Of the issuer: "khóa XII".</summary>
    public StatedTerm? Term { get; init; }
}

/// <summary>A numbered mention on its way to a <see cref="Citation"/>; all offsets count in the normalised text.</summary>
internal sealed record Mention(MentionHead Head, NumberMatch Number, MentionTail Tail)
{
    public TextSpan Span => new(Head.Start, Number.Span.End);

    public StatedDate? Date { get; init; } = Tail.Date;

    /// <summary>By which rule the date belongs to the mention; docs/citations.md lists the rules of all fields.</summary>
    public string DateRule { get; init; } = "stated-behind-number";

    public StatedIssuer? Issuer { get; init; } = Tail.Issuer ?? Head.Issuer;

    public string IssuerRule { get; init; } = Tail.Issuer is null ? "stated-before-number" : "stated-behind-number";

    public StatedTerm? Term { get; init; } = Tail.Term;

    public int? Within { get; init; }

    /// <summary>Within by its having been amended, not by its title.</summary>
    public bool AmendsOuter { get; init; }

    public Finding WithinFinding { get; init; }

    public Relation Relation { get; init; } = Relation.Mentions;

    public Finding RelationFinding { get; init; }

    public TextSpan? Pinpoint { get; init; }
}

/// <summary>The rule that decided, and the words it went by; an empty span: none.</summary>
internal readonly record struct Finding(string Rule, TextSpan Words);
