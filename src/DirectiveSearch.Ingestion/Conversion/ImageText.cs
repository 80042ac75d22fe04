using System.Buffers.Binary;
using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Reads the words of an image by machine (Tesseract, Vietnamese).</summary>
public static class ImageText
{
    /// <summary>A page of A3 at 600 dpi has 70 million; more is a decompression bomb or a poster.</summary>
    private const long MostPixels = 100_000_000;

    public static async Task<PageReading> ReadAsync(string imagePath, ConversionRequest request, CancellationToken cancellation)
    {
        var output = await ExternalTool.RunAsync("tesseract", [imagePath, "stdout", "-l", "vie", "tsv"], request, cancellation).ConfigureAwait(false);
        if (output.ExitCode != 0)
        {
            throw output.Error.Contains("vie.traineddata", StringComparison.Ordinal)
                ? new ReasonException("missing-tool", "tesseract tiếng Việt (gói tesseract-ocr-vie)")
                : new ReasonException("damaged", "ảnh không đọc được");
        }

        return PageReading.OfTable(Encoding.UTF8.GetString(output.Output));
    }

    /// <exception cref="ReasonException">image-too-large.</exception>
    public static void CheckPixels(ReadOnlySpan<byte> head)
    {
        var pixels = head.Length > 24 && head[0] == 0x89 ? (long)BinaryPrimitives.ReadUInt32BigEndian(head[16..]) * BinaryPrimitives.ReadUInt32BigEndian(head[20..])
            : JpegPixels(head);
        if (pixels > MostPixels) throw new ReasonException("image-too-large", $"{pixels / 1_000_000} triệu");
    }

    /// <summary>Walks the segments of a JPEG to its frame; 0 when it is not within what is looked at.</summary>
    private static long JpegPixels(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4 || head[0] != 0xFF || head[1] != 0xD8) return 0;
        for (var at = 2; at + 9 < head.Length && head[at] == 0xFF;)
        {
            if (head[at + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (long)BinaryPrimitives.ReadUInt16BigEndian(head[(at + 5)..]) * BinaryPrimitives.ReadUInt16BigEndian(head[(at + 7)..]);
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(head[(at + 2)..]);
        }

        return 0;
    }
}
