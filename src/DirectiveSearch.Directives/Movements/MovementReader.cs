using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Movements;

/// <summary>Finds the named movements and campaigns that a document carries.</summary>
public static class MovementReader
{
    public static IReadOnlyList<MovementMention> Read(NormalizedText text, DocumentMetadata metadata) => [];
}
