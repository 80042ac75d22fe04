using DirectiveSearch.Directives;

namespace DirectiveSearch.Archive;

/// <summary>What was read out of a text, in words that every database takes: reading may cut a text where a surrogate pair stands.</summary>
internal static class StorableExtraction
{
    public static Extraction Clean(Extraction read) => read with
    {
        Metadata = Clean(read.Metadata),
        Sections = [.. read.Sections.Select(section => section with { Title = StorableText.Clean(section.Title) })],
        Citations = [.. read.Citations.Select(Clean)],
        Unnumbered = [.. read.Unnumbered.Select(reference => reference with { Text = StorableText.Clean(reference.Text), Title = StorableText.Clean(reference.Title) })],
        Movements = [.. read.Movements.Select(mention => mention with { Text = StorableText.Clean(mention.Text), Name = StorableText.Clean(mention.Name), Family = Clean(mention.Family), Reasons = Clean(mention.Reasons) })],
        ShortForms = [.. read.ShortForms.Select(form => form with { Text = StorableText.Clean(form.Text), Reason = Clean(form.Reason) })],
    };

    private static DocumentMetadata Clean(DocumentMetadata metadata) => metadata with
    {
        Type = Clean(metadata.Type),
        Title = Clean(metadata.Title),
        Number = Clean(metadata.Number),
        Place = Clean(metadata.Place),
        Issuer = Clean(metadata.Issuer),
        Province = Clean(metadata.Province),
        District = Clean(metadata.District),
        Signer = Clean(metadata.Signer),
        Recipients = [.. metadata.Recipients.Select(StorableText.Clean)],
        Reasons = Clean(metadata.Reasons),
        Replaced = [.. metadata.Replaced.Select(read => read with { Value = StorableText.Clean(read.Value), Reasons = Clean(read.Reasons) })],
    };

    private static Citation Clean(Citation citation) => citation with
    {
        Text = StorableText.Clean(citation.Text),
        Type = StorableText.Clean(citation.Type),
        Number = StorableText.Clean(citation.Number),
        Issuer = Clean(citation.Issuer),
        Subject = Clean(citation.Subject),
        Pinpoint = Clean(citation.Pinpoint),
        Reasons = Clean(citation.Reasons),
    };

    private static IReadOnlyList<Reason> Clean(IReadOnlyList<Reason> reasons) => reasons.Count == 0 ? [] : [.. reasons.Select(Clean)];

    private static Reason Clean(Reason reason) => reason with { Detail = Clean(reason.Detail) };

    private static string? Clean(string? text) => text is null ? null : StorableText.Clean(text);
}
