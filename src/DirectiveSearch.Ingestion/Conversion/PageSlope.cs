namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>How far the lines of a page sink for each step to the right, told by its ink. Vietnamese marks fill the space between lines, and of a page that lies
/// askew Tesseract leaves out whole paragraphs.</summary>
public static class PageSlope
{
    /// <summary>Over three degrees.</summary>
    private const double Steepest = 0.06;

    private const double Coarse = 0.004, Fine = 0.001;

    /// <summary>A line of A4 at 300 dpi sinks by seven points then.</summary>
    private const double Least = 0.003;

    /// <summary>How much sharper the rows must become.</summary>
    private const double LeastGain = 1.1;

    /// <summary>Every so many columns tell enough.</summary>
    private const int Columns = 4;

    /// <summary>Of the mean shade of the page; darker points are ink.</summary>
    private const double Ink = 0.6;

    /// <summary>0 when the page is level or its rows do not tell.</summary>
    public static double Of(GrayPicture page)
    {
        var points = InkOf(page);
        if (points.Count == 0) return 0;
        var rows = new int[page.Height + (2 * (int)Math.Ceiling(Steepest * page.Width)) + 2];
        var level = Sharpness(points, 0, rows);
        var (best, sharpest) = Sharpest(points, rows, (-Steepest, Steepest, Coarse));
        (best, sharpest) = Sharpest(points, rows, (best - Coarse, best + Coarse, Fine));
        return Math.Abs(best) >= Least && sharpest >= level * LeastGain ? best : 0;
    }

    private static List<(int Across, int Down)> InkOf(GrayPicture page)
    {
        var sum = 0L;
        for (var at = 0; at < page.Points.Length; at += Columns) sum += page.Points[at];
        var dark = (byte)(Ink * sum * Columns / Math.Max(1, page.Points.Length));
        var points = new List<(int Across, int Down)>();
        for (var row = 0; row < page.Height; row++)
        {
            for (var column = 0; column < page.Width; column += Columns)
                if (page.Points[(row * page.Width) + column] < dark) points.Add((column, row));
        }

        return points;
    }

    private static (double Slope, double Sharpness) Sharpest(List<(int Across, int Down)> points, int[] rows, (double From, double To, double Step) slopes)
    {
        var best = (Slope: 0.0, Sharpness: -1.0);
        for (var step = 0; slopes.From + (step * slopes.Step) <= slopes.To + (slopes.Step / 2); step++)
        {
            var slope = slopes.From + (step * slopes.Step);
            if (Sharpness(points, slope, rows) is var sharpness && sharpness > best.Sharpness) best = (slope, sharpness);
        }

        return best;
    }

    /// <summary>Where lines are level, rows of much ink and rows of none follow each other.</summary>
    private static double Sharpness(List<(int Across, int Down)> points, double slope, int[] rows)
    {
        Array.Clear(rows);
        var middle = rows.Length / 2;
        var height = points[^1].Down / 2;
        foreach (var (across, down) in points)
        {
            var row = middle - height + down - (int)Math.Round(slope * across);
            if (row >= 0 && row < rows.Length) rows[row]++;
        }

        var sharpness = 0.0;
        for (var row = 1; row < rows.Length; row++) sharpness += (double)(rows[row] - rows[row - 1]) * (rows[row] - rows[row - 1]);
        return sharpness;
    }
}
