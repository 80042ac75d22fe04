using DirectiveSearch.Text;

namespace DirectiveSearch.Directives;

/// <summary>Reads a document: metadata first, since citations resolve their issuers through it.</summary>
public static class Extractor
{
    /// <summary>Raised whenever the same text would be read differently; documents stamped lower are stale.</summary>
    public const int Version = 1;

    /// <param name="published">The text as published; all spans of the result count in it.</param>
    public static Extraction Extract(string published)
    {
        var text = TextNormalizer.Normalize(published);
        var metadata = Metadata.MetadataReader.Read(text);
        var citations = Citations.CitationReader.Read(text, metadata);
        return new Extraction(
            metadata,
            Metadata.SectionReader.Read(text),
            citations,
            Citations.UnnumberedReader.Read(text, metadata, citations),
            Movements.MovementReader.Read(text, metadata));
    }
}
