using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Finds the numbered mentions of other documents.</summary>
public static class CitationReader
{
    public static IReadOnlyList<Citation> Read(NormalizedText text, DocumentMetadata metadata) => [];
}
