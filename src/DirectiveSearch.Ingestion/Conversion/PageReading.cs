using System.Globalization;
using System.Text;
using DirectiveSearch.Archive;
using DirectiveSearch.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>A page as Tesseract read it; spans count from its beginning.</summary>
public sealed record PageReading(string Text, IReadOnlyList<ScannedLine> Lines, IReadOnlyList<TextSpan> Doubts)
{
    /// <summary>Words that Tesseract is less sure of (in per cent) may hold a wrong figure.</summary>
    private const double Sure = 85;

    private const int Thousandths = 1000;

    /// <param name="table">Of Tesseract's `tsv`: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.</param>
    /// <returns>Lines under each other, a blank line between paragraphs.</returns>
    public static PageReading OfTable(string table)
    {
        var text = new StringBuilder();
        var (lines, doubts) = (new List<ScannedLine>(), new List<TextSpan>());
        var (page, width, box, start, paragraph) = (0, 1, default(PageBox), -1, "");
        foreach (var row in table.Split('\n').Skip(1))
        {
            if (row.Split('\t') is not { Length: >= 12 } cells) continue;
            var level = cells[0];
            if (level == "1") (page, width) = (Math.Max(0, Number(cells[1]) - 1), Math.Max(1, Number(cells[8])));
            if (level == "4") (box, start) = (Box(cells, width), -1);
            if (level != "5" || string.IsNullOrWhiteSpace(cells[11])) continue;
            if (start < 0)
            {
                if (text.Length > 0) text.Append(paragraph == $"{cells[1]}.{cells[2]}.{cells[3]}" ? "\n" : "\n\n");
                (start, paragraph) = (text.Length, $"{cells[1]}.{cells[2]}.{cells[3]}");
                lines.Add(new ScannedLine(new TextSpan(start, start), page, box));
            }
            else
            {
                text.Append(' ');
            }

            var word = cells[11].Trim();
            if (double.Parse(cells[10], CultureInfo.InvariantCulture) < Sure && word.Any(char.IsLetterOrDigit)) doubts.Add(new TextSpan(text.Length, text.Length + word.Length));
            text.Append(word);
            lines[^1] = lines[^1] with { Span = new TextSpan(start, text.Length) };
        }

        return new PageReading(text.ToString(), lines, doubts);
    }

    /// <summary>The same words as part of a longer text.</summary>
    /// <param name="page">Of a longer file, from 0; null: the image knows its pages itself.</param>
    public Scan At(int offset, int? page = null) => new(
        [.. Lines.Select(line => line with { Span = Moved(line.Span, offset), Page = page ?? line.Page })], [.. Doubts.Select(doubt => Moved(doubt, offset))]);

    private static TextSpan Moved(TextSpan span, int offset) => new(span.Start + offset, span.End + offset);

    private static PageBox Box(string[] cells, int width) => new(
        Number(cells[6]) * Thousandths / width, Number(cells[7]) * Thousandths / width,
        (Number(cells[8]) * Thousandths / width) + 1, (Number(cells[9]) * Thousandths / width) + 1);

    private static int Number(string cell) => int.TryParse(cell, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
