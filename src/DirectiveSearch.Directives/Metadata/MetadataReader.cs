using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>Reads what a document says of itself from its header, title, signature and recipients.</summary>
public static class MetadataReader
{
    public static DocumentMetadata Read(NormalizedText text) =>
        new(null, null, null, null, null, null, null, null, null, null, null, [], []);
}
