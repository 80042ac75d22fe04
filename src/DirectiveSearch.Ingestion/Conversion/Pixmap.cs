using System.Globalization;
using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>A portable pixmap (P6): a picture of a page in red, green and blue.</summary>
public sealed class Pixmap
{
    private const int LongestHead = 64;

    private readonly byte[] file;
    private readonly int start;

    private Pixmap(byte[] file, int width, int height, int start) => (this.file, Width, Height, this.start) = (file, width, height, start);

    public int Width { get; }

    public int Height { get; }

    /// <summary>Red, green and blue of the points of the uppermost rows.</summary>
    public ReadOnlySpan<byte> Rows(int rows) => file.AsSpan(start, Width * Math.Min(rows, Height) * 3);

    /// <exception cref="ReasonException">damaged</exception>
    public static Pixmap Of(byte[] file)
    {
        var (width, height, start) = Head(file);
        return width > 0 && height > 0 && start + ((long)width * height * 3) <= file.Length ? new Pixmap(file, width, height, start) : throw new ReasonException("damaged", "ảnh trang");
    }

    /// <param name="quarters">How often by 90 degrees clockwise.</param>
    public Pixmap Turned(int quarters)
    {
        if (quarters % 4 == 0) return this;
        var (width, height) = quarters % 2 == 0 ? (Width, Height) : (Height, Width);
        var points = new byte[width * height * 3];
        for (int row = 0, to = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++, to += 3)
            {
                var (x, y) = (quarters % 4) switch { 1 => (row, Height - 1 - column), 2 => (Width - 1 - column, Height - 1 - row), _ => (Width - 1 - row, column) };
                var from = start + (((y * Width) + x) * 3);
                (points[to], points[to + 1], points[to + 2]) = (file[from], file[from + 1], file[from + 2]);
            }
        }

        return new Pixmap(points, width, height, 0);
    }

    /// <summary>As the eye sees its colours without their hue.</summary>
    public GrayPicture Shades() => Gray(static (red, green, blue) => (byte)(((red * 77) + (green * 151) + (blue * 28)) >> 8));

    /// <summary>Without coloured inks (red stamps, blue signatures): each point becomes as light as its lightest colour, so what is printed black stays black.</summary>
    public GrayPicture Black() => Gray(static (red, green, blue) => Math.Max(red, Math.Max(green, blue)));

    private GrayPicture Gray(Func<byte, byte, byte, byte> shade)
    {
        var points = new byte[Width * Height];
        var colours = Rows(Height);
        for (int point = 0, at = 0; point < points.Length; point++, at += 3) points[point] = shade(colours[at], colours[at + 1], colours[at + 2]);
        return new GrayPicture(Width, Height, points);
    }

    /// <summary>"P6 width height 255", parted by blanks or line ends, one of which precedes the points.</summary>
    private static (int Width, int Height, int Start) Head(byte[] picture)
    {
        var words = new List<string>();
        var at = 0;
        while (words.Count < 4 && at < Math.Min(picture.Length, LongestHead))
        {
            var end = picture.AsSpan(at).IndexOfAny((byte)' ', (byte)'\n');
            if (end < 0) return default;
            if (end > 0) words.Add(Encoding.ASCII.GetString(picture, at, end));
            at += end + 1;
        }

        return words is ["P6", var width, var height, "255"] && int.TryParse(width, CultureInfo.InvariantCulture, out var across) && int.TryParse(height, CultureInfo.InvariantCulture, out var down)
            ? (across, down, at) : default;
    }
}
