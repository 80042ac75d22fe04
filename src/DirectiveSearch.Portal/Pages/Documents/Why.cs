using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Evaluation;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Documents;

/// <summary>One reason: of which field, in words and quotations that lead to their place in the text.</summary>
public sealed record WhyLine(string Field, IReadOnlyList<ReasonPart> Parts)
{
    /// <param name="mention">Of several mentions the one that is meant, from 1; null: the first.</param>
    public static WhyLine Of(Reason reason, TextLines lines, int? mention = null) =>
        new(Words.Capital(ReasonWords.Field(reason.Field)) + (mention is { } at ? $" (lượt {at})" : ""), ReasonWords.Of(reason, lines));
}

/// <summary>What stands behind "Vì sao?" beside something that was read.</summary>
/// <param name="Subject">What is explained, for those who hear the page instead of seeing it.</param>
public sealed record Why(string Subject, IReadOnlyList<WhyLine> Lines)
{
    /// <summary>Null when nothing is known of it.</summary>
    public static Why? Of(string subject, IEnumerable<Reason> reasons, TextLines lines) =>
        reasons.Select(reason => WhyLine.Of(reason, lines)).ToList() is { Count: > 0 } told
            ? new Why(subject, told)
            : null;

    /// <summary>The places in the text that the quotations lead to.</summary>
    public IEnumerable<int> Places => Lines.SelectMany(line => line.Parts).Select(part => part.Position).OfType<int>();

    /// <summary>Anchor of the words at a place of the text.</summary>
    public static string Anchor(int position) => $"tu-{position}";
}
