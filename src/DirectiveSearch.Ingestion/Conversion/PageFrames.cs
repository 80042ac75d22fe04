namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>A box that stands at its own place on the page, in twentieths of a point; written down in any order.</summary>
internal readonly record struct PageFrame(int Left, int Top, int Width)
{
    public int Right => Left + Math.Max(Width, 1);
}

/// <summary>The order in which a reader goes through boxes: from the top, and where they stand in columns, column by column.</summary>
internal static class PageFrames
{
    /// <summary>Looking for columns takes the square of the number; more boxes are read line by line.</summary>
    private const int MostInColumns = 100;

    /// <summary>Boxes whose tops differ less than this stand on one line: half a line of print.</summary>
    private const int SameLine = 120;

    /// <returns>Indexes of the boxes in reading order.</returns>
    public static IReadOnlyList<int> Order(IReadOnlyList<PageFrame> frames)
    {
        var lines = Enumerable.Range(0, frames.Count).OrderBy(index => frames[index].Top / SameLine).ThenBy(index => frames[index].Left).ToList();
        if (frames.Count > MostInColumns) return lines;
        var order = new List<int>(frames.Count);
        for (var from = 0; from < lines.Count;)
        {
            var (count, cut) = Columns(frames, lines, from);
            var band = lines.GetRange(from, count);
            order.AddRange(band.Where(index => frames[index].Left < cut));
            order.AddRange(band.Where(index => frames[index].Left >= cut));
            from += count;
        }

        return order;
    }

    /// <summary>The longest band of boxes from here on that one upright gap parts into two columns; a single box when there is none.</summary>
    private static (int Count, int Cut) Columns(IReadOnlyList<PageFrame> frames, List<int> lines, int from)
    {
        for (var count = lines.Count - from; count >= 2; count--)
        {
            if (Gap(lines.GetRange(from, count).ConvertAll(index => frames[index])) is { } cut) return (count, cut);
        }

        return (1, int.MaxValue);
    }

    /// <summary>Where an upright gap parts the boxes; narrow boxes beside wide ones are labels before their values, no columns.</summary>
    private static int? Gap(List<PageFrame> band)
    {
        band.Sort((one, other) => one.Left.CompareTo(other.Left));
        var third = (band.Max(frame => frame.Right) - band[0].Left) / 3;
        var (right, widest) = (band[0].Right, band[0].Width);
        for (var index = 1; index < band.Count; index++)
        {
            if (band[index].Left >= right && widest >= third && band.Skip(index).Max(frame => frame.Width) >= third) return band[index].Left;
            (right, widest) = (Math.Max(right, band[index].Right), Math.Max(widest, band[index].Width));
        }

        return null;
    }
}
