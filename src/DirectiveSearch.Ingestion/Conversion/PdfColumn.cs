namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Where the text of a page of a PDF stands.</summary>
/// <param name="Left">Where its lines begin, in points; a paragraph's first line may be indented.</param>
/// <param name="Right">Where they end at most.</param>
/// <param name="Narrow">Lines shorter than this stand in cells and columns of their own, whose edges nobody knows.</param>
/// <param name="UsualGap">Between two lines of a paragraph.</param>
public sealed record PdfColumn(double Left, double Right, double Narrow, double UsualGap)
{
    /// <summary>In heights of a line.</summary>
    public const double Indent = 0.4;

    private const double Blank = 0.2, EmptyLine = 0.7, WiderThanUsual = 0.5, LittleWider = 0.2, FarthestIndent = 4;

    /// <summary>Of the page's width.</summary>
    private const double LeastWide = 0.4;

    /// <summary>Wide lines that tell the edges of a page; of fewer, all pages of the same width are asked.</summary>
    private const int FewestWide = 8;

    /// <summary>Of wide lines one in so many may stick out.</summary>
    private const int OneSticksOut = 20;

    /// <summary>Ends of paragraphs that are enough to tell how a document parts them, and the share that must agree.</summary>
    private const int FewestEnds = 5;

    private const double MostEnds = 0.9;

    /// <summary>Every paragraph of the document is indented or stands apart.</summary>
    public bool MarksParagraphs { get; private init; }

    public static IReadOnlyList<PdfColumn> Of(IReadOnlyList<PdfPage> pages)
    {
        var shared = pages.GroupBy(page => Math.Round(page.Width)).ToDictionary(group => group.Key, group => group.SelectMany(Wide).ToList());
        var columns = pages.Select(page => Of(page, Wide(page).ToList() is { Count: >= FewestWide } own ? own : shared[Math.Round(page.Width)])).ToList();
        var ends = columns.Zip(pages).SelectMany(pair => pair.First.AfterEnds(pair.Second)).ToList();
        var marks = ends.Count >= FewestEnds && ends.Count(isMarked => isMarked) >= ends.Count * MostEnds;
        return [.. columns.Select(column => column with { MarksParagraphs = marks })];
    }

    /// <summary>The next line begins where this one ended because its first word had no room here.</summary>
    public bool IsFull(PdfLine line, PdfLine next) => line.Place.Width > Narrow && line.Place.Right + (line.Place.Height * Blank) + next.FirstWord > Right;

    public bool IsIndented(PdfLine line) => line.Place.Left > Left + (line.Place.Height * Indent);

    /// <summary>An empty line, at least, is left between them.</summary>
    public bool IsApart(PdfLine line, PdfLine next) => Gap(line, next) is var gap && gap > line.Place.Height * EmptyLine && gap > UsualGap + (line.Place.Height * WiderThanUsual);

    /// <summary>Also where the first line of a paragraph is indented by more than its last line is long.</summary>
    public bool StandsOver(PdfLine line, PdfLine below) =>
        line.Place.Bottom < below.Place.Top + (below.Place.Height / 2)
        && ((line.Place.Left < below.Place.Right && below.Place.Left < line.Place.Right) || (line.Place.Width > Narrow && Begins(line) && !IsIndented(below)));

    private static PdfColumn Of(PdfPage page, List<PdfLine> wide)
    {
        var gaps = page.Lines.Zip(page.Lines.Skip(1)).Where(pair => pair.First.Block == pair.Second.Block).Select(pair => Gap(pair.First, pair.Second)).Order().ToList();
        var (lefts, rights) = (wide.Select(line => line.Place.Left).Order().ToList(), wide.Select(line => line.Place.Right).Order().ToList());
        var outside = wide.Count / OneSticksOut;
        return new PdfColumn(wide.Count == 0 ? 0 : lefts[outside], wide.Count == 0 ? double.MaxValue : rights[^(outside + 1)], page.Width * LeastWide, gaps.Count == 0 ? 0 : gaps[gaps.Count / 2]);
    }

    /// <summary>For every line that ends a paragraph for certain, since the next line's first word had room on it, whether the next line shows that.</summary>
    private IEnumerable<bool> AfterEnds(PdfPage page) =>
        from pair in page.Lines.Zip(page.Lines.Skip(1), (line, next) => (line, next))
        where Begins(pair.line) && Begins(pair.next) && Gap(pair.line, pair.next) > -pair.line.Place.Height / 2 && pair.line.Place.Right + (pair.line.Place.Height * Blank) + pair.next.FirstWord < Right
        select IsIndented(pair.next) || Gap(pair.line, pair.next) > UsualGap + (pair.line.Place.Height * LittleWider);

    private bool Begins(PdfLine line) => line.Place.Left < Left + (line.Place.Height * FarthestIndent);

    private static double Gap(PdfLine line, PdfLine next) => next.Place.Top - line.Place.Bottom;

    private static IEnumerable<PdfLine> Wide(PdfPage page) => page.Lines.Where(line => line.Place.Width > page.Width * LeastWide);
}
