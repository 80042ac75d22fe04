using DirectiveSearch.Directives;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Text;

namespace DirectiveSearch.Portal.Pages;

/// <summary>A step of the way to a page; without an address it is where the reader stands.</summary>
public sealed record Crumb(string Text, string? Address = null);

/// <summary>A count with what is counted (partial _Figures takes a list).</summary>
public sealed record Figure(string Value, string Label)
{
    public Figure(long value, string label) : this(OfficialDate.Number(value), label)
    {
    }
}

/// <summary>A run of text, marked or not.</summary>
public sealed record Piece(string Text, bool Marked);

/// <summary>Text with marks in it, ready for the partial _Marked.</summary>
public static class Marked
{
    /// <param name="range">The part of the text that is shown.</param>
    /// <param name="marks">Spans in the same text; what lies outside the range is left out.</param>
    public static IReadOnlyList<Piece> Cut(string text, TextSpan range, IEnumerable<TextSpan> marks)
    {
        var pieces = new List<Piece>();
        var at = range.Start;
        foreach (var mark in marks.Where(range.Overlaps).OrderBy(mark => mark.Start))
        {
            var (start, end) = (Math.Max(mark.Start, at), Math.Min(mark.End, range.End));
            if (end <= start) continue;
            if (start > at) pieces.Add(new Piece(text[at..start], false));
            pieces.Add(new Piece(text[start..end], true));
            at = end;
        }

        if (at < range.End) pieces.Add(new Piece(text[at..range.End], false));
        return pieces;
    }

    public static IReadOnlyList<Piece> Cut(string text, IEnumerable<TextSpan> marks) => Cut(text, new TextSpan(0, text.Length), marks);
}

/// <summary>Links to the pages of a long list.</summary>
/// <param name="Page">May lie beyond the numbered pages.</param>
/// <param name="Pages">That can be opened by their number.</param>
public sealed record Paging(int Page, int Pages, Func<int, string> AddressOf)
{
    /// <summary>Address of the page behind the last numbered one, or behind this one beyond it; null: there is none.</summary>
    public string? Beyond { get; init; }

    public string? Next => Page < Pages ? AddressOf(Page + 1) : Beyond;

    /// <summary>Beyond the numbered pages the way back is the last of these.</summary>
    public string? Previous => Page > 1 ? AddressOf(Math.Min(Page - 1, Pages)) : null;

    /// <summary>The numbers to offer; 0 stands for a gap.</summary>
    public IReadOnlyList<int> Offered()
    {
        var near = Enumerable.Range(1, Pages).Where(page => page == 1 || page == Pages || Math.Abs(page - Page) <= 2).ToList();
        if (Page > Pages) near.Add(Page);
        var offered = new List<int>();
        foreach (var page in near)
        {
            if (offered.Count > 0 && page - offered[^1] == 2) offered.Add(page - 1);
            else if (offered.Count > 0 && page - offered[^1] > 2) offered.Add(0);
            offered.Add(page);
        }

        return offered;
    }

    public static int PagesFor(int total, int size) => Math.Max(1, (total + size - 1) / size);
}

/// <summary>One sentence as proof, with who wrote it (partial _Evidence takes a list).</summary>
/// <param name="Line">Province, date and the like.</param>
/// <param name="Relation">Null for movements.</param>
public sealed record EvidenceRow(
    string Who, string? WhoAddress, string Line, Relation? Relation, IReadOnlyList<Piece> Sentence, string Address, string? Doubt = null);
