using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Puts the printed lines of a page of a PDF together into paragraphs where that is certain, so that a page reads like the file it was
/// printed from; and gives back the hyphens at the ends of lines, which pdftotext drops in reading order ("3543/UBND-" and "NC" come out as "3543/UBNDNC").</summary>
public static class PdfParagraphs
{
    /// <summary>In heights of a line: letters of one paragraph differ less.</summary>
    private const double SameHeight = 0.2;

    private const int LongestMark = 9;

    /// <param name="text">The page in reading order, as pdftotext gives it.</param>
    /// <returns>The same when its lines say something else than the text.</returns>
    public static string Join(string text, PdfPage page, PdfColumn column)
    {
        if (Pieces(text, page) is not { } pieces) return text;
        var joined = new StringBuilder(text.Length + 16);
        PdfLine? last = null;
        foreach (var (line, blanks, start, end, isWhole) in Downwards(pieces, column))
        {
            if (last is not null) joined.Append(Between(last, line, column) ?? (column.IsApart(last, line) ? "\n\n" : Breaks(text.AsSpan(blanks, start - blanks))));
            Append(joined, text.AsSpan(start, end - start), line.Touching);
            if (!isWhole) joined.Append(line.EndsWithinWord ? "-" : " -");
            last = line;
        }

        return joined.ToString();
    }

    /// <summary>A line and where the text has it.</summary>
    /// <param name="Blanks">Where the blanks before it begin.</param>
    /// <param name="IsWhole">The hyphen at its end, too.</param>
    private readonly record struct Piece(PdfLine Line, int Blanks, int Start, int End, bool IsWhole);

    /// <summary>Null when the lines say something else than the text.</summary>
    private static List<Piece>? Pieces(string text, PdfPage page)
    {
        var pieces = new List<Piece>(page.Lines.Count);
        var at = 0;
        foreach (var line in page.Lines)
        {
            var blanks = at;
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            if (Find(text, at, line.Letters) is not { } found) return null;
            pieces.Add(new Piece(line, blanks, at, found.End, found.IsWhole));
            at = found.End;
        }

        return text.AsSpan(at).IsWhiteSpace() ? pieces : null;
    }

    /// <summary>The short last line of a paragraph comes before its paragraph at times: it goes below the lines that stand above it in its column.</summary>
    private static List<Piece> Downwards(List<Piece> pieces, PdfColumn column)
    {
        for (var index = pieces.Count - 2; index >= 0; index--)
        {
            var piece = pieces[index];
            var above = index;
            while (above + 1 < pieces.Count && column.StandsOver(pieces[above + 1].Line, piece.Line)) above++;
            if (above == index || piece.Line.Place.Top - pieces[above].Line.Place.Bottom > piece.Line.Place.Height) continue;
            pieces.RemoveAt(index);
            pieces.Insert(above, piece with { Line = piece.Line with { Block = pieces[above - 1].Line.Block } });
        }

        return pieces;
    }

    /// <summary>A line without the blanks that are not printed.</summary>
    private static void Append(StringBuilder joined, ReadOnlySpan<char> line, IReadOnlyList<int> touching)
    {
        var (letters, next) = (0, 0);
        for (var at = 0; at < line.Length; at++)
        {
            while (next < touching.Count && touching[next] < letters) next++;
            if (char.IsWhiteSpace(line[at]) && next < touching.Count && touching[next] == letters) continue;
            joined.Append(line[at]);
            if (!char.IsWhiteSpace(line[at])) letters++;
        }
    }

    /// <summary>Where the letters of a line end in the text; null when others stand there. A hyphen at its end may be missing.</summary>
    private static (int End, bool IsWhole)? Find(string text, int at, string letters)
    {
        for (var index = 0; index < letters.Length; index++)
        {
            var next = at;
            while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
            if (next < text.Length && text[next] == letters[index]) at = next + 1;
            else if (index == letters.Length - 1 && index > 0 && letters[index] == '-') return (at, false);
            else return null;
        }

        return (at, true);
    }

    /// <summary>Lines that a dropped hyphen joined part again.</summary>
    private static string Breaks(ReadOnlySpan<char> between) => between.Count('\n') is > 1 and var lines ? new string('\n', lines) : "\n";

    /// <summary>What stands between two lines of a paragraph; null when they may be two paragraphs.</summary>
    private static string? Between(PdfLine line, PdfLine next, PdfColumn column)
    {
        var height = line.Place.Height;
        if (!column.IsFull(line, next) || line.Block != next.Block || Math.Abs(height - next.Place.Height) > height * SameHeight) return null;
        if (next.Place.Left > line.Place.Left + (height * PdfColumn.Indent) && !BeginsItem(line.Letters)) return null;
        if (IsUpper(line.Letters) && !IsUpper(next.Letters)) return null;
        if ((!column.MarksParagraphs || column.IsIndented(next)) && EndsParagraph(line.Letters, next.Letters)) return null;
        return line.EndsWithinWord ? "" : " ";
    }

    /// <summary>Where nothing else tells paragraphs apart, the words do: an item begins, a sentence ends.</summary>
    private static bool EndsParagraph(string line, string next) => BeginsItem(next) || (line[^1] is '.' or ';' or ':' or '!' or '?' && !char.IsLower(next[0]));

    private static bool IsUpper(string letters) => !letters.Any(char.IsLower);

    /// <summary>"-", "1.", "2.1.", "a)", "IV." and a word behind it.</summary>
    private static bool BeginsItem(string letters)
    {
        if (letters[0] is '-' or '+' or '*' or '•' or '–') return true;
        var mark = 0;
        while (mark < letters.Length && mark < LongestMark && (char.IsAsciiDigit(letters[mark]) || (letters[mark] == '.' && mark > 0))) mark++;
        if (mark == 0) mark = letters.Length > 1 && letters[1] == ')' ? 1 : letters.Length - letters.AsSpan().TrimStart("IVX").Length;
        return mark > 0 && mark < letters.Length && (letters[mark] == ')' || ((letters[mark] == '.' || letters[mark - 1] == '.') && char.IsUpper(letters[Math.Min(mark + (letters[mark] == '.' ? 1 : 0), letters.Length - 1)])));
    }
}
