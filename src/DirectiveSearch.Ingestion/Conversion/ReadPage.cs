using System.Globalization;
using DirectiveSearch.Archive;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>A word as Tesseract read it.</summary>
/// <param name="Sureness">In per cent.</param>
/// <param name="Line">Index of its line in the reading.</param>
/// <param name="Page">Of a longer image, from 0.</param>
public sealed record ReadWord(string Text, double Sureness, PageBox Box, int Line, int Page = 0)
{
    /// <summary>Words of which Tesseract is less sure may hold a wrong figure.</summary>
    private const double Sure = 85;

    public bool IsSure => Sureness >= Sure || !Text.Any(char.IsLetterOrDigit);

    /// <summary>Whether a number or a date may hang on it.</summary>
    public bool HasFigures => Text.Any(char.IsAsciiDigit) || Text.Contains('/', StringComparison.Ordinal);

    /// <summary>A part of the number or date of a document, or its beginning.</summary>
    public bool IsOfNumber => Text is "ngày" or "Ngày" || (Text.Length > 1 && Text.Contains('/', StringComparison.Ordinal) && Text.Any(char.IsLetterOrDigit));

    /// <summary>Or a type, an issuer or a title in capitals.</summary>
    public bool Matters => HasFigures || (Text.Length > 1 && Text.Any(char.IsUpper) && !Text.Any(char.IsLower));
}

/// <summary>One reading of a page (or of all pages of an image): its words in the order of reading, and of each line the page, the box and whether a paragraph
/// begins with it.</summary>
public sealed record ReadPage(IReadOnlyList<ReadWord> Words, IReadOnlyList<(int Page, PageBox Box, bool Begins)> Lines)
{
    private const int Thousandths = 1000;

    /// <summary>Of fewer words nothing is told.</summary>
    private const int LeastWords = 5;

    /// <summary>A page that stands upright is read with more than nine words of ten sure, one that lies on its side with less than two.</summary>
    private const double LeastUpright = 0.5;

    /// <summary>In thousandths of the page's width; shorter ones do not tell how a page lies.</summary>
    private const int LongLine = 250;

    /// <summary>The share of words that were read for sure.</summary>
    public double SureShare => Words.Count < LeastWords ? 1 : SureWords / (double)Words.Count;

    public int SureWords => Words.Count(word => word.IsSure);

    public bool IsTurned => SureShare < LeastUpright;

    /// <summary>The lines on which a number, a date or a doubt about what matters stands.</summary>
    public IReadOnlySet<int> LinesOfWeight => Words.Where(word => word.IsOfNumber || (word.Matters && !word.IsSure)).Select(word => word.Line).ToHashSet();

    /// <summary>How far its lines sink for each step to the right.</summary>
    public double Slope => Courses().Where(course => course.Across > LongLine).Select(course => course.Down / course.Across).Order().ToList() is { Count: > 0 } slopes ? slopes[slopes.Count / 2] : 0;

    /// <summary>The same as another page of a longer image.</summary>
    public ReadPage As(int page) => new([.. Words.Select(word => word with { Page = page })], [.. Lines.Select(line => line with { Page = page })]);

    /// <summary>Pages one after the other.</summary>
    public static ReadPage Joined(IReadOnlyList<ReadPage> pages)
    {
        var (words, lines) = (new List<ReadWord>(), new List<(int Page, PageBox Box, bool Begins)>());
        foreach (var page in pages)
        {
            words.AddRange(page.Words.Select(word => word with { Line = word.Line + lines.Count }));
            lines.AddRange(page.Lines);
        }

        return new ReadPage(words, lines);
    }

    /// <summary>From the middle of a line's first word to that of its last.</summary>
    private IEnumerable<(double Across, double Down)> Courses()
    {
        foreach (var line in Words.GroupBy(word => word.Line))
        {
            var (first, last) = (line.First().Box, line.Last().Box);
            yield return (last.Left - first.Left + ((last.Width - first.Width) / 2.0), last.Top - first.Top + ((last.Height - first.Height) / 2.0));
        }
    }

    /// <param name="table">Of Tesseract's `tsv`: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.</param>
    public static ReadPage OfTable(string table)
    {
        var (words, lines) = (new List<ReadWord>(), new List<(int Page, PageBox Box, bool Begins)>());
        var (page, width, box, isNew, paragraph) = (0, 1, default(PageBox), false, "");
        foreach (var row in table.Split('\n').Skip(1))
        {
            if (row.Split('\t') is not { Length: >= 12 } cells) continue;
            if (cells[0] == "1") (page, width) = (Math.Max(0, Number(cells[1]) - 1), Math.Max(1, Number(cells[8])));
            if (cells[0] == "4") (box, isNew) = (Box(cells, width), true);
            if (cells[0] != "5" || string.IsNullOrWhiteSpace(cells[11])) continue;
            if (isNew || lines.Count == 0) lines.Add((page, box, paragraph != $"{page}.{cells[2]}.{cells[3]}"));
            (isNew, paragraph) = (false, $"{page}.{cells[2]}.{cells[3]}");
            var (text, sureness) = Letters(cells[11].Trim(), double.Parse(cells[10], CultureInfo.InvariantCulture));
            words.Add(new ReadWord(text, sureness, Box(cells, width), lines.Count - 1, page));
        }

        return new ReadPage(words, lines);
    }

    /// <summary>This reading beside another one of the same page. What both read alike is as sure as the surer of them; where this one doubts,
    /// the surer word stands and stays in doubt; figures that both are sure of and that differ are in doubt.</summary>
    public ReadPage Beside(ReadPage other)
    {
        var pages = other.Words.GroupBy(word => word.Page).ToDictionary(page => page.Key, page => page.OrderBy(word => word.Box.Top).ToList());
        return this with { Words = [.. Words.Select(word => Beside(word, pages.TryGetValue(word.Page, out var order) ? At(order, word.Box) : null))] };
    }

    private static ReadWord Beside(ReadWord word, ReadWord? other)
    {
        if (other is null || (word.IsSure && !word.HasFigures)) return word;
        if (word.Text == other.Text) return word with { Sureness = Math.Max(word.Sureness, other.Sureness) };
        if (word.IsSure) return other.IsSure && other.HasFigures ? word with { Sureness = 0 } : word;
        return word with { Text = other.IsSure ? other.Text : word.Text };
    }

    /// <summary>The word that covers the same place.</summary>
    private static ReadWord? At(List<ReadWord> order, PageBox box)
    {
        const double Alike = 0.7;
        var from = Text.Sorted.FirstBehind(order, static word => word.Box.Top, box.Top - box.Height - 1);
        for (var index = from; index < order.Count && order[index].Box.Top <= box.Top + box.Height; index++)
        {
            var other = order[index].Box;
            var across = Math.Min(box.Left + box.Width, other.Left + other.Width) - Math.Max(box.Left, other.Left);
            var down = Math.Min(box.Top + box.Height, other.Top + other.Height) - Math.Max(box.Top, other.Top);
            if (across >= Alike * Math.Max(box.Width, other.Width) && down >= Alike / 2 * Math.Max(box.Height, other.Height)) return order[index];
        }

        return null;
    }

    /// <summary>One Đ is often read as two, the second of another alphabet. "QĐ-LIBND" and "NQ=UBND" can only be one thing, but are in doubt.</summary>
    private static (string Text, double Sureness) Letters(string word, double sureness)
    {
        if (word.Contains('Ð', StringComparison.Ordinal)) word = word.Replace("ĐÐ", "Đ", StringComparison.Ordinal).Replace("ÐĐ", "Đ", StringComparison.Ordinal);
        if (!word.Contains('/', StringComparison.Ordinal)) return (word, sureness);
        var code = word.Replace("LIBND", "UBND", StringComparison.Ordinal);
        if (code.IndexOf('=', StringComparison.Ordinal) is > 0 and var equal && equal + 1 < code.Length && char.IsUpper(code[equal - 1]) && char.IsUpper(code[equal + 1])) code = code.Replace('=', '-');
        return (code, code == word ? sureness : 0);
    }

    private static PageBox Box(string[] cells, int width) => new(
        Number(cells[6]) * Thousandths / width, Number(cells[7]) * Thousandths / width,
        (Number(cells[8]) * Thousandths / width) + 1, (Number(cells[9]) * Thousandths / width) + 1);

    private static int Number(string cell) => int.TryParse(cell, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
