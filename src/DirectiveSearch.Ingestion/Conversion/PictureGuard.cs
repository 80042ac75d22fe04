using System.Buffers.Binary;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>What an image claims of itself.</summary>
/// <param name="Width">In points, of its largest page.</param>
/// <param name="Height">Of the same.</param>
public readonly record struct PictureSize(uint Width, uint Height, int Pages)
{
    public ulong Points => (ulong)Width * Height;
}

/// <summary>Refuses pictures by what they claim, before anything makes room for it.</summary>
public static class PictureGuard
{
    /// <summary>A page of A3 at 600 dpi has 70 million; more is a decompression bomb or a poster.</summary>
    private const long MostPixels = 100_000_000;

    /// <summary>Segments before the frame of a JPEG: pictures from cameras have dozens.</summary>
    private const int MostSegments = 10_000;

    private const int Width = 256;

    private const int Height = 257;

    /// <returns>Without pages when they cannot be told.</returns>
    /// <exception cref="ReasonException">image-too-large, too-many-pages, damaged.</exception>
    public static PictureSize Check(string path, IngestionLimits limits)
    {
        using var file = new Picture(path);
        return FileKinds.ImageType(file.At(0, 8)) switch
        {
            "image/png" => Checked(file.UInt32(16, true), file.UInt32(20, true)),
            "image/jpeg" => CheckJpeg(file),
            "image/tiff" => CheckTiff(file, limits),
            _ => default,
        };
    }

    private static PictureSize Checked(uint width, uint height)
    {
        var size = new PictureSize(width, height, 1);
        return size.Points > MostPixels ? throw new ReasonException("image-too-large", $"{size.Points / 1_000_000} triệu") : size;
    }

    /// <summary>Walks the segments to the frame.</summary>
    private static PictureSize CheckJpeg(Picture file)
    {
        var at = 2L;
        for (var segment = 0; segment < MostSegments && file.At(at, 9) is [0xFF, var mark, ..] and { Length: 9 } head; segment++)
        {
            if (mark is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return Checked(BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(7)), BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(5)));

            // Any number of these may stand before a mark.
            at += mark == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(2));
        }

        return default;
    }

    /// <summary>Walks the pages, each of which names the next.</summary>
    private static PictureSize CheckTiff(Picture file, IngestionLimits limits)
    {
        var big = file.At(0, 1) is [(byte)'M'];
        var seen = new HashSet<uint>();
        var largest = default(PictureSize);
        for (var page = file.UInt32(4, big); page != 0;)
        {
            if (!seen.Add(page)) throw new ReasonException("damaged", "TIFF, các trang nối vòng");
            if (seen.Count > limits.LargestScanPages) throw new ReasonException("too-many-pages", $"hơn {limits.LargestScanPages}");
            var count = file.UInt16(page, big);
            var size = Checked(Field(file, page, count, Width, big), Field(file, page, count, Height, big));
            if (size.Points > largest.Points) largest = size;
            page = file.UInt32(page + 2 + (count * 12L), big);
        }

        return largest with { Pages = seen.Count };
    }

    /// <summary>A field's first number, of two or four bytes; 0 when there is none.</summary>
    private static uint Field(Picture file, uint page, int count, int tag, bool big)
    {
        for (var index = 0; index < count; index++)
        {
            var at = page + 2 + (index * 12L);
            if (file.UInt16(at, big) == tag) return file.UInt16(at + 2, big) == 3 ? file.UInt16(at + 8, big) : file.UInt32(at + 8, big);
        }

        return 0;
    }

    /// <summary>Reads anywhere; beyond the end all is 0.</summary>
    private sealed class Picture(string path) : IDisposable
    {
        private readonly FileStream file = File.OpenRead(path);

        public void Dispose() => file.Dispose();

        public byte[] At(long at, int length)
        {
            file.Position = at;
            var bytes = new byte[length];
            return bytes[..file.ReadAtLeast(bytes, length, throwOnEndOfStream: false)];
        }

        public ushort UInt16(long at, bool big) => At(at, 2) is { Length: 2 } bytes ? big ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes) : (ushort)0;

        public uint UInt32(long at, bool big) => At(at, 4) is { Length: 4 } bytes ? big ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes) : 0;
    }
}
