using DirectiveSearch.Directives.Citations;
using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Directives.Resolution;

/// <summary>What one document says of an instrument, as evidence for resolution.</summary>
public static class Stating
{
    /// <summary>What each mention of a document says; mentions of one instrument share the first subject and term that one of them states.</summary>
    public static IReadOnlyList<Evidence> Of(IReadOnlyList<Citation> citations, DocumentMetadata metadata)
    {
        var stated = new Evidence[citations.Count];
        foreach (var instrument in Enumerable.Range(0, citations.Count).GroupBy(index => KeyOf(citations[index])))
        {
            var themes = instrument.Select(index => ThemeOf(citations[index])).ToList();
            var theme = themes.Find(one => one is not null);
            var term = instrument.Select(index => citations[index].Term).FirstOrDefault(one => one is not null);
            // Beside another matter under the same number, silence may mean either.
            var apart = themes.Exists(one => Theme.Contradict(theme, one));
            foreach (var (index, own) in instrument.Zip(themes))
            {
                stated[index] = Of(citations[index], metadata) with { Theme = apart ? own : theme, Term = citations[index].Term ?? (apart ? null : term) };
            }
        }

        return stated;
    }

    private static (string Type, string Number, PartialDate? Date) KeyOf(Citation citation) => (citation.Type, NumberParts.Parse(citation.Number).Identity, citation.Date);

    /// <summary>A number that carries its year needs no subject to be told from others.</summary>
    private static string? ThemeOf(Citation citation) => NumberParts.Parse(citation.Number).OwnYear is null ? Theme.Of(citation.Subject) : null;

    /// <summary>A mention; the place of the citing document counts where it does not name the issuer.</summary>
    public static Evidence Of(Citation citation, DocumentMetadata metadata)
    {
        var issuer = IssuerOf(citation, metadata);
        return new Evidence(
            0, citation.Type, citation.Number, citation.Date,
            issuer is null ? null : UnitDirectory.PlacedIn(issuer, metadata.Province, metadata.District),
            issuer is null ? metadata.Province : null,
            CitingDate(citation.Date, metadata), null, 1);
    }

    /// <summary>A held document that states its own number; null when it does not say enough of itself.</summary>
    public static Evidence? OfHeld(string documentId, DocumentMetadata metadata) =>
        metadata is not { Type: { } type, Number: { } number, Issuer: { } issuer } ? null
        : new Evidence(0, type, number, DateOf(metadata), UnitDirectory.PlacedIn(issuer, metadata.Province, metadata.District), null, null, documentId, 1)
        {
            Theme = NumberParts.Parse(number).OwnYear is null ? Theme.Of(metadata.Title) : null,
        };

    /// <summary>The code alone tells "Tỉnh ủy", but not of which former province, where the citing document's own was joined from several and the number is older.</summary>
    private static string? IssuerOf(Citation citation, DocumentMetadata metadata) =>
        citation.Issuer is { } issuer
        && citation.Reasons.Any(reason => reason is { Field: "issuer", Rule: "code-and-unit-of-document" })
        && DateOf(metadata) is { } citing && Periods.LastDay(citing) >= Periods.Merger
        && (citation.Date is not { } stated || stated.SortKey < Periods.Merger)
        && Series.Of(citation.Number, UnitDirectory.PlacedIn(issuer, metadata.Province, metadata.District)) is { Merged: true }
            ? null
            : citation.Issuer;

    /// <summary>A date before the citing document's own says all; otherwise its month is enough, so that evidence stays little.</summary>
    private static PartialDate? CitingDate(PartialDate? stated, DocumentMetadata metadata) =>
        DateOf(metadata) is not { } citing || (stated is { } date && date <= citing) ? null : new PartialDate(citing.Year, citing.Month);

    private static PartialDate? DateOf(DocumentMetadata metadata) =>
        metadata.Date ?? (metadata.Year is { } year ? new PartialDate(year) : null);
}
