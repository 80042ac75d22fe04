using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Documents;

/// <summary>A document with the places where it cites the instrument (or names the movement) in question.</summary>
public sealed record CitingDocument(DocumentSummary Document, IReadOnlyList<Evidence> Evidence)
{
    private const int FurtherShown = 8;

    /// <summary>Kế hoạch 12/KH-UBND, or its title where it has no number.</summary>
    public string Name => Document is { Type: { } type, Number: { } number } ? $"{type} {number}" : Words.Capital(Document.Title);

    /// <summary>Khánh Hòa · 07/4/2014.</summary>
    public string Line => string.Join(" · ", new[] { Document.Province, When }.OfType<string>());

    public string When =>
        Document.Date is { } date ? OfficialDate.Format(date) : Document.Year is { } year ? $"{year}" : Words.Undated;

    public IReadOnlyList<Relation> Relations => [.. Evidence.Select(place => place.Relation).OfType<Relation>().Distinct().Order()];

    public Excerpt? First => Evidence.Count == 0 ? null : Excerpt.Of(Evidence[0]);

    /// <summary>Other sentences; the same sentence is shown once.</summary>
    public IReadOnlyList<Excerpt> Further =>
        [.. Evidence.DistinctBy(place => place.Sentence).Skip(1).Take(FurtherShown).Select(place => Excerpt.Of(place))];

    /// <summary>Mentions in sentences that are shown nowhere.</summary>
    public int Unshown => Math.Max(0, Evidence.DistinctBy(place => place.Sentence).Count() - 1 - FurtherShown);

    public IReadOnlyList<string> Doubts => [.. Evidence.SelectMany(place => place.Warnings).Distinct().Select(WarningWords.Of)];
}
