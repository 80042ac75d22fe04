using System.Text.Encodings.Web;
using DirectiveSearch.Text;
using Microsoft.AspNetCore.Html;

namespace DirectiveSearch.Portal.Pages.Documents;

/// <summary>The text as published in the layout of the printed page, with its marks; everything that is not ours is encoded.</summary>
/// <param name="places">Positions that reasons lead to, in order: each gets an anchor.</param>
public sealed class ReadingText(string text, IReadOnlyList<Block> blocks, IReadOnlyList<MarkedPiece> pieces, IReadOnlyList<int>? places = null) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var next = 0;
        var anchored = new HashSet<string>();
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            while (next < pieces.Count && pieces[next].Span.End <= block.Span.Start) next++;
            var page = new Writing(writer, encoder, anchored, next);
            if (block.Kind == BlockKind.Row) WriteRow(page, i);
            else WriteBlock(page, block);
        }
    }

    private void WriteBlock(Writing page, Block block)
    {
        var (name, style) = block.Kind switch
        {
            BlockKind.Heading => ($"h{Math.Clamp(block.Depth + 1, 2, 5)}", null),
            BlockKind.Title => ("p", "printed-title"),
            BlockKind.Centred => ("p", "printed-centre"),
            BlockKind.Right => ("p", "printed-right"),
            BlockKind.Recipients => ("p", "printed-recipients"),
            BlockKind.Signature => ("p", "printed-signature"),
            BlockKind.Rule => ("hr", null),
            _ => ("p", (string?)null),
        };
        page.Open(name, style, block.Section);
        if (block.Kind == BlockKind.Rule) return;
        WriteSpan(page, block.Span);
        page.Writer.Write($"</{name}>\n");
    }

    private void WriteRow(Writing page, int index)
    {
        if (index == 0 || blocks[index - 1].Kind != BlockKind.Row) page.Writer.Write("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Bảng\"><table class=\"printed-table\"><tbody>\n");
        page.Open("tr", null, blocks[index].Section);
        var span = blocks[index].Span;
        for (var start = span.Start; start <= span.End;)
        {
            var end = text.IndexOf('\t', start, span.End - start) is var tab and >= 0 ? tab : span.End;
            page.Writer.Write("<td>");
            WriteSpan(page, new TextSpan(start, end));
            page.Writer.Write("</td>");
            start = end + 1;
        }

        page.Writer.Write("</tr>\n");
        if (index + 1 == blocks.Count || blocks[index + 1].Kind != BlockKind.Row) page.Writer.Write("</tbody></table></div>\n");
    }

    private void WriteSpan(Writing page, TextSpan span)
    {
        var at = span.Start;
        for (var i = page.FirstPiece; i < pieces.Count && pieces[i].Span.Start < span.End; i++)
        {
            var start = Math.Max(at, pieces[i].Span.Start);
            var end = Math.Min(span.End, pieces[i].Span.End);
            if (end <= start) continue;
            Encode(page, at, start);
            page.OpenMark(pieces[i].Mark);
            Encode(page, start, end);
            page.Writer.Write("</a>");
            at = end;
        }

        Encode(page, at, span.End);
    }

    private void Encode(Writing page, int start, int end)
    {
        for (var i = FirstPlace(start); places is not null && i < places.Count && places[i] < end; i++)
        {
            if (places[i] > start) page.Encoder.Encode(page.Writer, text, start, places[i] - start);
            page.Writer.Write($"<span class=\"word\" id=\"{Why.Anchor(places[i])}\"></span>");
            start = places[i];
        }

        if (end > start) page.Encoder.Encode(page.Writer, text, start, end - start);
    }

    /// <summary>Index of the first place that is not before a position.</summary>
    private int FirstPlace(int position) => places is null ? 0 : Sorted.FirstBehind(places, static place => place, position - 1);

    private readonly record struct Writing(TextWriter Writer, HtmlEncoder Encoder, HashSet<string> Anchored, int FirstPiece)
    {
        public void Open(string name, string? style, int? section)
        {
            Writer.Write($"<{name}");
            if (section is { } number) Writer.Write($" id=\"muc-{number + 1}\"");
            if (style is not null) Writer.Write($" class=\"{style}\"");
            Writer.Write('>');
        }

        /// <summary>Only the first piece of a mention carries its anchor.</summary>
        public void OpenMark(Mark mark)
        {
            Writer.Write("<a");
            if (Anchored.Add(mark.Id)) Writer.Write($" id=\"{mark.Id}\"");
            Writer.Write($" class=\"{mark.Style}\" href=\"#{mark.Card}\" title=\"");
            Encoder.Encode(Writer, mark.Word);
            Writer.Write("\">");
        }
    }
}
