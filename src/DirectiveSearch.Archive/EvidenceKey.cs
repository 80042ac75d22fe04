using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Resolution;

namespace DirectiveSearch.Archive;

/// <summary>What tells one piece of evidence from another; empty strings and zeros stand for what is not stated.</summary>
/// <param name="Decided">What people said it means (a stored statement); empty: nobody did.</param>
/// <param name="Theme">The matter of the stated subject.</param>
/// <param name="Term">The stated term of the Party.</param>
/// <param name="CitingDate">Month or year of the citing document, kept only where it can decide something.</param>
internal sealed record EvidenceKey(
    string GroupKey, string Type, string Number, int Date, string Issuer, string Province, int CitingDate, string HeldDocumentId, string Decided = "", string Theme = "", string Term = "")
{
    /// <param name="stated">By one document.</param>
    /// <param name="decided">What people said the citation means: it counts for that number then.</param>
    public static EvidenceKey Of(Directives.Resolution.Evidence stated, Statement? decided) => Of(stated with { Decided = decided });

    /// <summary>A held document that states its own number; null when it does not say enough of itself.</summary>
    public static EvidenceKey? OfHeld(string documentId, DocumentMetadata metadata) => Stating.OfHeld(documentId, metadata) is { } held ? Of(held) : null;

    private static EvidenceKey Of(Directives.Resolution.Evidence stated) => new(
        stated.Decided is { } decided ? Resolver.GroupKey(decided.Type, decided.Number) : Resolver.GroupKey(stated.Type, stated.Number),
        stated.Type, stated.Number, Stored.Date(stated.Date), stated.Issuer ?? "", stated.Province ?? "", Stored.Date(stated.CitingDate), stated.HeldDocumentId ?? "",
        stated.Decided is null ? "" : Stored.Statement(stated.Decided), stated.Theme ?? "", stated.Term ?? "");
}

internal sealed class EvidenceRow
{
    public long Id { get; init; }
    public string GroupKey { get; init; } = "";
    public string Type { get; init; } = "";
    public string Number { get; init; } = "";
    public int Date { get; init; }
    public string Issuer { get; init; } = "";
    public string Province { get; init; } = "";
    public int CitingDate { get; init; }
    public string HeldDocumentId { get; init; } = "";
    public string Decided { get; init; } = "";
    public string Theme { get; init; } = "";
    public string Term { get; init; } = "";
    public int Documents { get; init; }
    public int Resolved { get; init; }
    public string? InstrumentSlug { get; init; }
    public double Confidence { get; init; }
    public string Warnings { get; init; } = "[]";
    public string Candidates { get; init; } = "[]";

    public Directives.Resolution.Evidence ToEvidence() => new(
        Id, Type, Number, Stored.Date(Date), Known(Issuer), Known(Province), Stored.Date(CitingDate), Known(HeldDocumentId), Documents)
    {
        Decided = Decided.Length == 0 ? null : Stored.Statement(Decided),
        Theme = Known(Theme),
        Term = Known(Term),
    };

    private static string? Known(string value) => value.Length == 0 ? null : value;
}
