using DirectiveSearch.Directives.Corrections;
using DirectiveSearch.Text;

namespace DirectiveSearch.Archive;

/// <summary>How the words of a scan stand on its pages; spans count in the text as published.</summary>
/// <param name="Lines">In text order.</param>
/// <param name="Doubts">Words whose characters the machine was not sure of, in text order.</param>
public sealed record Scan(IReadOnlyList<ScannedLine> Lines, IReadOnlyList<TextSpan> Doubts)
{
    /// <summary>The same lines in a text that people corrected; what they decided about is no longer in doubt.</summary>
    public Scan With(IReadOnlyList<Edit> edits)
    {
        if (edits.Count == 0) return this;
        var places = new Edits(edits);
        return new Scan(
            [.. Lines.Select(line => line with { Span = places.ToNow(line.Span) })], [.. Doubts.Where(doubt => !places.Touches(doubt)).Select(places.ToNow)]);
    }
}

/// <summary>A line as it stands on its page.</summary>
/// <param name="Page">From 0.</param>
public sealed record ScannedLine(TextSpan Span, int Page, PageBox Box);

/// <summary>A rectangle of a page, all in thousandths of its width from the upper left corner.</summary>
public readonly record struct PageBox(int Left, int Top, int Width, int Height);
