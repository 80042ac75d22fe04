using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Directives.Resolution;

/// <summary>What one document says of an instrument, as evidence for resolution.</summary>
public static class Stating
{
    /// <summary>A mention; the place of the citing document counts where it does not name the issuer.</summary>
    public static Evidence Of(Citation citation, DocumentMetadata metadata) => new(
        0, citation.Type, citation.Number, citation.Date,
        citation.Issuer is { } issuer ? UnitDirectory.PlacedIn(issuer, metadata.Province) : null,
        citation.Issuer is null ? metadata.Province : null,
        CitingDate(citation.Date, metadata), null, 1);

    /// <summary>A held document that states its own number; null when it does not say enough of itself.</summary>
    public static Evidence? OfHeld(string documentId, DocumentMetadata metadata) =>
        metadata is not { Type: { } type, Number: { } number, Issuer: { } issuer } ? null
        : new Evidence(0, type, number, DateOf(metadata), UnitDirectory.PlacedIn(issuer, metadata.Province), null, null, documentId, 1);

    /// <summary>A date before the citing document's own says all; otherwise its month is enough, so that evidence stays little.</summary>
    private static PartialDate? CitingDate(PartialDate? stated, DocumentMetadata metadata) =>
        DateOf(metadata) is not { } citing || (stated is { } date && date <= citing) ? null : new PartialDate(citing.Year, citing.Month);

    private static PartialDate? DateOf(DocumentMetadata metadata) =>
        metadata.Date ?? (metadata.Year is { } year ? new PartialDate(year) : null);
}
