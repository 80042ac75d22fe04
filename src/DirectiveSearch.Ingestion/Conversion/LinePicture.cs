using DirectiveSearch.Archive;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Some lines of a page, cut out, made level and set one below the other, so that they can be read again without the rest of the page.</summary>
/// <param name="Picture">As wide as the page; lines stand as far from its left edge as they stand on the page.</param>
public sealed record LinePicture(GrayPicture Picture, IReadOnlyList<LinePicture.Strip> Strips, double Slope)
{
    /// <summary>Of the height of a line, above and below it.</summary>
    private const double Margin = 0.35;

    /// <summary>Words this many times as high as their neighbours are no words: strokes of signatures, edges of tables.</summary>
    private const double Tallest = 2;

    /// <summary>A line as it was cut out, in points of the page. It stands level at <see cref="At"/>; on the page its upper left corner stands at (Left, Top).</summary>
    public readonly record struct Strip(int Line, int Left, int Width, int Top, int Height, int At);

    /// <param name="lines">Indices of the lines of <paramref name="read"/> that are wanted.</param>
    public static LinePicture Of(GrayPicture page, ReadPage read, IReadOnlySet<int> lines)
    {
        var slope = read.Slope;
        var strips = new List<Strip>();
        foreach (var line in read.Words.Where(word => lines.Contains(word.Line)).GroupBy(word => word.Line))
            strips.Add(Cut(line.Key, [.. line], slope, page, strips.Count == 0 ? 0 : strips[^1].At + strips[^1].Height));
        var height = strips.Count == 0 ? 1 : strips[^1].At + strips[^1].Height;
        var points = new byte[page.Width * height];
        points.AsSpan().Fill(byte.MaxValue);
        foreach (var strip in strips) Draw(strip, slope, page, points);
        return new LinePicture(new GrayPicture(page.Width, height, points), strips, slope);
    }

    /// <summary>What was read of this picture, in any size, at its places on the page.</summary>
    public ReadPage OnPage(ReadPage read)
    {
        var scale = Picture.Width / 1000.0;
        return read with { Words = [.. read.Words.Select(word => word with { Box = OnPage(word.Box, scale) })] };
    }

    private PageBox OnPage(PageBox box, double scale)
    {
        var middle = (box.Top + (box.Height / 2.0)) * scale;
        var strip = Strips.LastOrDefault(strip => strip.At <= middle, Strips[0]);
        var across = ((box.Left + (box.Width / 2.0)) * scale) - strip.Left;
        return box with { Top = box.Top + (int)Math.Round((strip.Top - strip.At + (Slope * across)) / scale) };
    }

    private static Strip Cut(int line, List<ReadWord> words, double slope, GrayPicture page, int at)
    {
        var scale = page.Width / 1000.0;
        var usual = words.Select(word => word.Box.Height).Order().ElementAt(words.Count / 2);
        var whole = words.Where(word => word.Box.Height <= usual * Tallest).ToList();
        var left = words.Min(word => word.Box.Left);
        double Level(PageBox box) => box.Top - (slope * (box.Left + (box.Width / 2.0) - left));
        var (top, bottom) = (whole.Min(word => Level(word.Box)), whole.Max(word => Level(word.Box) + word.Box.Height));
        var (margin, aside) = (Margin * (bottom - top), bottom - top);
        var from = Math.Max(0, (int)((left - aside) * scale));
        var to = Math.Min(page.Width, (int)((words.Max(word => word.Box.Left + word.Box.Width) + aside) * scale));
        var start = (int)(((top - margin) * scale) - (slope * ((left * scale) - from)));
        return new Strip(line, from, Math.Max(0, to - from), start, Math.Max(1, (int)((bottom - top + (2 * margin)) * scale)), at);
    }

    private static void Draw(Strip strip, double slope, GrayPicture page, byte[] points)
    {
        for (var across = 0; across < strip.Width; across++)
        {
            var top = strip.Top + (int)Math.Round(slope * across);
            for (var down = Math.Max(0, -top); down < strip.Height && top + down < page.Height; down++)
                points[((strip.At + down) * page.Width) + strip.Left + across] = page.Points[((top + down) * page.Width) + strip.Left + across];
        }
    }
}
