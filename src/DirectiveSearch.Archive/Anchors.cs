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

    /// <summary>As before; where people changed the words since, the one citation that is worded as they say now.</summary>
    /// <param name="changes">What people changed in the document's words, in the order in which they did.</param>
    public static int? Find(IReadOnlyList<Citation> citations, CitationAnchor anchor, IEnumerable<WordChange> changes)
    {
        if (Find(citations, anchor) is { } found) return found;
        var text = anchor.Text;
        foreach (var change in changes)
            if (Letters(change.From) is { Length: > 0 } from && text.Contains(from, StringComparison.Ordinal)) text = text.Replace(from, Letters(change.To), StringComparison.Ordinal);
        if (text == anchor.Text) return null;
        var worded = citations.Select((citation, position) => (KeyOf(citation).Text, Position: position)).Where(other => other.Text == text).ToList();
        return worded is [var only] ? only.Position : null;
    }

    public static string NumberKey(Citation citation) => Resolver.GroupKey(citation.Type, citation.Number);

    private static (string Number, string Text) KeyOf(Citation citation) =>
        (NumberKey(citation), Letters(citation.Text));

    private static string Letters(string words) => string.Concat(Folding.Fold(words).Where(char.IsLetterOrDigit));
}

/// <summary>Words of a document that people replaced by others.</summary>
internal sealed record WordChange(string From, string To);
