using DirectiveSearch.Text;

namespace DirectiveSearch.Directives;

/// <summary>Reads a document: metadata first, since citations resolve their issuers through it.</summary>
public static class Extractor
{
    /// <summary>Raised whenever the same text would be read differently; documents stamped lower are stale.</summary>
    public const int Version = 6;

    /// <param name="published">The text as published; all spans of the result count in it.</param>
    /// <param name="decided">What people say of the document itself: citations are understood by it.</param>
    public static Extraction Extract(string published, IReadOnlyList<Corrections.MetadataCorrection>? decided = null)
    {
        var text = TextNormalizer.Normalize(published);
        var metadata = Corrections.MetadataCorrecting.Apply(Metadata.MetadataReader.Read(text), decided ?? []);
        var (citations, shortForms) = Citations.CitationReader.ReadAll(text, metadata);
        var unnumbered = Citations.UnnumberedReader.Read(text, metadata, citations);
        return new Extraction(
            metadata,
            Metadata.SectionReader.Read(text),
            citations,
            unnumbered,
            Movements.MovementReader.Read(text, metadata))
        {
            ShortForms = Citations.ShortFormReader.Beside(unnumbered, shortForms),
        };
    }
}
