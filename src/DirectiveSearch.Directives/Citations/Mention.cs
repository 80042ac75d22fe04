using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>How a mention came by its type.</summary>
internal enum TypeSource
{
    Stated,
    Shared,
    Code,
}

/// <summary>What stands before a number: where the mention starts and its type.</summary>
/// <param name="Issuer">Between the type word and the number ("Nghị quyết của Quốc hội số …").</param>
internal sealed record MentionHead(int Start, TypeWord Type, TypeSource Source, StatedIssuer? Issuer);

/// <summary>What stands behind a number.</summary>
/// <param name="End">Of all that was read.</param>
internal sealed record MentionTail(StatedDate? Date, StatedIssuer? Issuer, int End);

/// <summary>A numbered mention on its way to a <see cref="Citation"/>; all offsets count in the normalised text.</summary>
internal sealed record Mention(MentionHead Head, NumberMatch Number, MentionTail Tail)
{
    public TextSpan Span => new(Head.Start, Number.Span.End);

    public StatedDate? Date { get; init; } = Tail.Date;

    public StatedIssuer? Issuer { get; init; } = Tail.Issuer ?? Head.Issuer;

    public int? Within { get; init; }

    public Relation Relation { get; init; } = Relation.Mentions;

    /// <summary>Within by its having been amended, not by its title.</summary>
    public bool AmendsOuter { get; init; }
}
