using DirectiveSearch.Text;

namespace DirectiveSearch.Portal.Pages.Documents;

/// <summary>A range of the text that opens a card.</summary>
/// <param name="Id">Anchor of this very mention.</param>
/// <param name="Card">Anchor of the card it opens.</param>
/// <param name="Style">Style classes: cite basis, move.</param>
/// <param name="Word">What the style means, in words.</param>
public sealed record Mark(TextSpan Span, string Id, string Card, string Style, string Word);

/// <summary>A part of the text that belongs to one mark.</summary>
public readonly record struct MarkedPiece(TextSpan Span, Mark Mark);

public static class Marks
{
    /// <summary>Disjoint pieces in text order: where marks overlap, the shorter one (the inner) is shown.</summary>
    public static IReadOnlyList<MarkedPiece> Flatten(IEnumerable<Mark> marks, int textLength)
    {
        var valid = marks.Where(mark => mark.Span.Start >= 0 && mark.Span.Start < mark.Span.End && mark.Span.End <= textLength)
            .OrderBy(mark => mark.Span.Start).ThenByDescending(mark => mark.Span.Length).ToList();
        var edges = valid.SelectMany(mark => new[] { mark.Span.Start, mark.Span.End }).Distinct().Order().ToList();
        var pieces = new List<MarkedPiece>(valid.Count);
        var open = new List<Mark>();
        var next = 0;
        for (var i = 0; i + 1 < edges.Count; i++)
        {
            open.RemoveAll(mark => mark.Span.End <= edges[i]);
            while (next < valid.Count && valid[next].Span.Start == edges[i]) open.Add(valid[next++]);
            if (open.Count > 0) Append(pieces, new TextSpan(edges[i], edges[i + 1]), open.MinBy(mark => mark.Span.Length)!);
        }

        return pieces;
    }

    private static void Append(List<MarkedPiece> pieces, TextSpan span, Mark mark)
    {
        if (pieces.Count > 0 && pieces[^1] is var last && last.Mark == mark && last.Span.End == span.Start)
            pieces[^1] = new MarkedPiece(new TextSpan(last.Span.Start, span.End), mark);
        else
            pieces.Add(new MarkedPiece(span, mark));
    }
}
