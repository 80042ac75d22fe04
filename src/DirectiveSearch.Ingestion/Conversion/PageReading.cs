using System.Text;
using DirectiveSearch.Archive;
using DirectiveSearch.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>A page as text; spans count from its beginning.</summary>
public sealed record PageReading(string Text, IReadOnlyList<ScannedLine> Lines, IReadOnlyList<TextSpan> Doubts)
{
    private const int YearFigures = 4;

    /// <returns>Lines under each other, a blank line between paragraphs.</returns>
    public static PageReading Of(ReadPage page)
    {
        var text = new StringBuilder();
        var (lines, doubts) = (new List<ScannedLine>(), new List<TextSpan>());
        foreach (var (index, word) in page.Words.Index())
        {
            if (word.Line == lines.Count)
            {
                if (text.Length > 0) text.Append(page.Lines[word.Line].Begins && !GoesOn(text, word.Text) ? "\n\n" : "\n");
                lines.Add(new ScannedLine(new TextSpan(text.Length, text.Length), page.Lines[word.Line].Page, page.Lines[word.Line].Box));
            }
            else
            {
                text.Append(' ');
            }

            if (!word.IsSure || Next(page, index) is var next && (IsTorn(word, next) || IsMisread(word, next) || IsUnlikely(word.Text))) doubts.Add(new TextSpan(text.Length, text.Length + word.Text.Length));
            text.Append(word.Text);
            lines[^1] = lines[^1] with { Span = new TextSpan(lines[^1].Span.Start, text.Length) };
        }

        return new PageReading(text.ToString(), lines, doubts);
    }

    /// <summary>With a stamp above it that was read apart.</summary>
    public PageReading Below(string stamp) => new(
        $"{stamp}\n\n{Text}", [.. Lines.Select(line => line with { Span = Moved(line.Span, stamp.Length + 2) })], [.. Doubts.Select(doubt => Moved(doubt, stamp.Length + 2))]);

    /// <summary>The same words as part of a longer text.</summary>
    /// <param name="page">Of a longer file, from 0; null: the image knows its pages itself.</param>
    public Scan At(int offset, int? page = null) => new(
        [.. Lines.Select(line => line with { Span = Moved(line.Span, offset), Page = page ?? line.Page })], [.. Doubts.Select(doubt => Moved(doubt, offset))]);

    /// <summary>A torn number, or a word in small letters: where the line before seems to end a paragraph, it does not.</summary>
    private static bool GoesOn(StringBuilder before, string word) =>
        (before.Length > 1 && before[^1] == '-' && char.IsLetterOrDigit(before[^2])) || (word.Length > 1 && char.IsLower(word[0]) && word.All(char.IsLetter));

    /// <summary>A number that ends its line with a hyphen or slash ("12/CV-"), and what follows is no further code: dirt lies between, or the page ends.</summary>
    private static bool IsTorn(ReadWord word, ReadWord? next) =>
        word.Matters && word.Text is [.., var letter, '-' or '–' or '/'] && char.IsLetter(letter)
        && (next is null || (next.Line != word.Line && !(next.Text is [var first, var second, ..] && char.IsUpper(first) && char.IsUpper(second))));

    /// <summary>"6/0 /VP": a figure before the code of a number was taken for a slash. The year of "12/2020 /VP" has four figures.</summary>
    private static bool IsMisread(ReadWord word, ReadWord? next) =>
        next is not null && next.Line == word.Line && next.Text is ['/', var code, ..] && char.IsUpper(code)
        && word.Text.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash && char.IsAsciiDigit(word.Text[^1]) && word.Text.Length - slash != 5;

    /// <summary>A number of a year that cannot be ("16/2925/NĐ-CP"), or whose U was read as two letters ("87/QĐ-LIBND").</summary>
    private static bool IsUnlikely(string word)
    {
        if (word.IndexOf('/', StringComparison.Ordinal) is not (>= 0 and var slash) || !char.IsAsciiDigit(word[0])) return false;
        var year = word.AsSpan(slash + 1);
        var isYear = year.Length > YearFigures && year[YearFigures] == '/' && !year[..YearFigures].ContainsAnyExceptInRange('0', '9');
        return word.Contains("LIB", StringComparison.Ordinal) || (isYear && year is not (['1', '9', >= '4', ..] or ['2', '0', ..]));
    }

    private static ReadWord? Next(ReadPage page, int index) => index + 1 < page.Words.Count ? page.Words[index + 1] : null;

    private static TextSpan Moved(TextSpan span, int offset) => new(span.Start + offset, span.End + offset);
}
