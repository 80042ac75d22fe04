using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Resolution;
using DirectiveSearch.Text;

namespace DirectiveSearch.Archive;

/// <summary>Tells where a citation stands without counting characters, and finds it again.</summary>
internal static class Anchors
{
    public static CitationAnchor Of(IReadOnlyList<Citation> citations, int index)
    {
        var (key, text) = KeyOf(citations[index]);
        var alike = citations.Select(KeyOf).Select((other, position) => (other.Number, other.Text, Position: position)).Where(other => other.Number == key).ToList();
        return new CitationAnchor(
            key, text, alike.Count(other => other.Text == text && other.Position < index), alike.Count(other => other.Position < index), alike.Count);
    }

    /// <summary>The same mention of the same words; where nothing is worded so any more, the same mention of the number, when there are as many as before.</summary>
    public static int? Find(IReadOnlyList<Citation> citations, CitationAnchor anchor)
    {
        var alike = citations.Select(KeyOf).Select((other, position) => (other.Number, other.Text, Position: position)).Where(other => other.Number == anchor.NumberKey).ToList();
        var worded = alike.Where(other => other.Text == anchor.Text).ToList();
        if (anchor.Occurrence < worded.Count) return worded[anchor.Occurrence].Position;
        return worded.Count == 0 && alike.Count == anchor.Count ? alike[anchor.Ordinal].Position : null;
    }

    public static string NumberKey(Citation citation) => Resolver.GroupKey(citation.Type, citation.Number);

    private static (string Number, string Text) KeyOf(Citation citation) =>
        (NumberKey(citation), string.Concat(Folding.Fold(citation.Text).Where(char.IsLetterOrDigit)));
}
