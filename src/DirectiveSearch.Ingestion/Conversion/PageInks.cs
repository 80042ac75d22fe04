using System.Globalization;
using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Takes the coloured inks (red stamps, blue signatures) out of a picture of a page.</summary>
public static class PageInks
{
    private const int LongestHead = 64;

    /// <summary>Each point becomes as light as its lightest colour: what is printed black stays black, what is stamped red becomes light.</summary>
    /// <param name="path">Of a portable pixmap (P6); becomes a graymap (P5) in place.</param>
    public static async Task KeepBlackAsync(string path, CancellationToken cancellation)
    {
        var picture = await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false);
        var (width, height, from) = Head(picture);
        if (width <= 0 || height <= 0 || from + ((long)width * height * 3) > picture.Length) throw new ReasonException("damaged", "ảnh trang");
        var head = Encoding.ASCII.GetBytes($"P5\n{width} {height}\n255\n");
        for (var point = 0; point < width * height; point++)
        {
            var at = from + (point * 3);
            picture[point] = Math.Max(picture[at], Math.Max(picture[at + 1], picture[at + 2]));
        }

        await using var file = File.Create(path);
        await file.WriteAsync(head, cancellation).ConfigureAwait(false);
        await file.WriteAsync(picture.AsMemory(0, width * height), cancellation).ConfigureAwait(false);
    }

    /// <summary>"P6 width height 255", parted by blanks or line ends, one of which precedes the points.</summary>
    internal static (int Width, int Height, int From) Head(byte[] picture)
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
