using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>A picture in shades of grey.</summary>
/// <param name="Points">Row by row from the upper left corner, 0 for black.</param>
public sealed record GrayPicture(int Width, int Height, byte[] Points)
{
    /// <summary>Each point is the mean of those that it covers.</summary>
    /// <param name="scale">Below 1.</param>
    public GrayPicture Smaller(double scale)
    {
        var (width, height) = (Math.Max(1, (int)(Width * scale)), Math.Max(1, (int)(Height * scale)));
        var narrow = new byte[width * Height];
        var points = new byte[width * height];
        for (var row = 0; row < Height; row++) Shrink(Points, (row * Width, 1, Width), narrow, (row * width, 1, width));
        for (var column = 0; column < width; column++) Shrink(narrow, (column, width, Height), points, (column, width, height));
        return new GrayPicture(width, height, points);
    }

    /// <summary>Each column is moved up or down as a whole, so that lines which sink are level; the picture becomes higher by as much.</summary>
    /// <param name="slope">How far they sink for each step to the right.</param>
    public GrayPicture Level(double slope)
    {
        if (slope == 0) return this;
        var height = Height + (int)Math.Ceiling(Math.Abs(slope) * Width);
        var points = new byte[Width * height];
        points.AsSpan().Fill(byte.MaxValue);
        for (int start = 0, end; start < Width; start = end)
        {
            var moved = (int)Moved(slope, Width, start);
            for (end = start + 1; end < Width && (int)Moved(slope, Width, end) == moved;) end++;
            for (var row = 0; row < Height; row++) Points.AsSpan((row * Width) + start, end - start).CopyTo(points.AsSpan(((row + moved) * Width) + start));
        }

        return new GrayPicture(Width, height, points);
    }

    /// <summary>How far down a column moves when a picture is made level.</summary>
    public static double Moved(double slope, double width, double column) => slope > 0 ? slope * (width - column) : -slope * column;

    /// <summary>As a portable graymap (P5).</summary>
    public async Task WriteAsync(string path, CancellationToken cancellation)
    {
        await using var file = File.Create(path);
        await file.WriteAsync(Encoding.ASCII.GetBytes($"P5\n{Width} {Height}\n255\n"), cancellation).ConfigureAwait(false);
        await file.WriteAsync(Points, cancellation).ConfigureAwait(false);
    }

    private static void Shrink(byte[] from, (int Start, int Step, int Count) line, byte[] to, (int Start, int Step, int Count) less)
    {
        var each = line.Count / (float)less.Count;
        for (var point = 0; point < less.Count; point++)
        {
            var (start, end) = (point * each, Math.Min(line.Count, (point + 1) * each));
            var sum = 0f;
            for (var covered = (int)start; covered < end; covered++)
                sum += from[line.Start + (covered * line.Step)] * (Math.Min(end, covered + 1) - Math.Max(start, covered));
            to[less.Start + (point * less.Step)] = (byte)Math.Clamp((sum / each) + 0.5f, 0, byte.MaxValue);
        }
    }
}
