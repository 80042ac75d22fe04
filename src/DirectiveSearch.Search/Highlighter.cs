using DirectiveSearch.Text;

namespace DirectiveSearch.Search;

/// <summary>A passage of the text as published, with the words that the query asked for.</summary>
public sealed record Passage(TextSpan Span, IReadOnlyList<TextSpan> Marks);

/// <summary>Finds the passages that best show why a text matches; pure, over our own tokens.</summary>
public static class Highlighter
{
    public static IReadOnlyList<Passage> Passages(NormalizedText text, SearchQuery query, int count, int length) => throw new NotImplementedException();

    /// <summary>All ranges of a short text (a title) that the query asked for.</summary>
    public static IReadOnlyList<TextSpan> Marks(string text, SearchQuery query) => throw new NotImplementedException();
}
