using DirectiveSearch.Directives;
using DirectiveSearch.Text;

namespace DirectiveSearch.Portal.Pages.Documents;

public enum BlockKind
{
    Paragraph,
    Heading,
    /// <summary>Centred and bold: state name, motto, issuer, type word, title.</summary>
    Title,
    /// <summary>Centred: the document's number.</summary>
    Centred,
    /// <summary>Set to the right: place and date.</summary>
    Right,
    /// <summary>Nơi nhận and its lines.</summary>
    Recipients,
    Signature,
    /// <summary>Cells divided by tabs.</summary>
    Row,
    Rule,
}

/// <summary>A paragraph-like part of the text; blocks are disjoint and in text order.</summary>
/// <param name="Section">Index of the section that begins here.</param>
/// <param name="Depth">Of a heading, 1 for the uppermost.</param>
public sealed record Block(BlockKind Kind, TextSpan Span, int? Section = null, int Depth = 0);

/// <summary>Lays plain text out like the printed page: what is centred, bold or a heading follows from rules over its lines.</summary>
public static class PrintedPage
{
    private const int LongestHeading = 240;

    public static IReadOnlyList<Block> Lay(string text, IReadOnlyList<Section> sections, DocumentMetadata metadata)
    {
        var blocks = new List<Block>();
        var context = new LineContext(metadata);
        var top = sections.Count == 0 ? 1 : sections.Min(section => section.Depth);
        var section = 0;
        foreach (var line in Lines(text))
        {
            while (section < sections.Count && sections[section].Span.Start < line.Span.Start) section++;
            var begins = section < sections.Count && sections[section].Span.Start < line.Span.End ? section : (int?)null;
            if (begins is { } at && line.Span.Length <= LongestHeading)
            {
                context.EnterBody();
                blocks.Add(new Block(BlockKind.Heading, line.Span, at, sections[at].Depth - top + 1));
            }
            else
            {
                Place(blocks, text, line, context, begins);
            }
        }

        return blocks;
    }

    private static void Place(List<Block> blocks, string text, Line line, LineContext context, int? section)
    {
        var kind = context.KindOf(line.Span.In(text));
        if (section is null && !line.AfterBlank && blocks.Count > 0 && Continues(blocks[^1], kind, text, line.Span))
            blocks[^1] = blocks[^1] with { Span = new TextSpan(blocks[^1].Span.Start, line.Span.End) };
        else
            blocks.Add(new Block(kind, line.Span, section, kind == BlockKind.Heading ? 1 : 0));
    }

    /// <summary>Whether a line goes on with the block before it, as in text whose lines were broken to fit a page.</summary>
    private static bool Continues(Block before, BlockKind kind, string text, TextSpan line)
    {
        if (before.Kind != kind || kind is not (BlockKind.Paragraph or BlockKind.Title)) return false;
        if (kind == BlockKind.Title) return char.IsLower(text[line.Start]);
        var first = text[line.Start];
        var last = text[before.Span.End - 1];
        if (first is '-' or '+' or '*' or '•' || last is '.' or ';' or ':') return false;
        return char.IsLower(first) || last == ',' || (!char.IsDigit(first) && before.Span.Length >= 60);
    }

    private static IEnumerable<Line> Lines(string text)
    {
        var blank = true;
        for (var start = 0; start <= text.Length;)
        {
            var end = text.AsSpan(start).IndexOfAny('\n', '\f', '\r') is var at and >= 0 ? start + at : text.Length;
            var from = start;
            var to = end;
            while (from < to && char.IsWhiteSpace(text[from])) from++;
            while (to > from && char.IsWhiteSpace(text[to - 1])) to--;
            if (from < to) yield return new Line(new TextSpan(from, to), blank);
            blank = from == to && !(end < text.Length && text[end] == '\n' && end > 0 && text[end - 1] == '\r');
            start = end + 1;
        }
    }

    private readonly record struct Line(TextSpan Span, bool AfterBlank);
}
