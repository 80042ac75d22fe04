using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using static DirectiveSearch.Tests.Hostile.HostileFile;

namespace DirectiveSearch.Tests.Hostile;

/// <summary>Pictures that claim more than they hold, or inflate to it.</summary>
internal static class HostilePictures
{
    private static readonly string[] Unreadable = ["damaged", "no-text", "image-too-large", "conversion-memory", "conversion-timeout", Read];

    public static IEnumerable<HostileFile> All() => Pngs().Concat(Jpegs()).Concat(Tiffs()).Concat(Others());

    /// <summary>A grey PNG.</summary>
    /// <param name="rows">Of blanks that it really holds.</param>
    public static byte[] Png(int width, int height, int rows)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        head[8] = 8;
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[Math.Clamp(width, 0, 1 << 20) + 1];
            row.AsSpan(1).Fill(0xFF);
            for (var count = 0; count < rows; count++) deflate.Write(row);
        }

        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", head), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string name, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        var (length, crc) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(crc, RawZip.Crc(named));
        return [.. length, .. named, .. crc];
    }

    private static IEnumerable<HostileFile> Pngs()
    {
        yield return new("60000-by-60000.png", () => Png(60_000, 60_000, 10), "image-too-large");
        yield return new("needle.png", () => Png(1, 99_000_000, 10), Unreadable);
        yield return new("no-width.png", () => Png(0, 0, 1), Unreadable);
        yield return new("negative.png", () => Png(-5, -5, 1), Unreadable);
        yield return new("blank-9000-by-9000.png", () => Png(9000, 9000, 9000), Unreadable);
        yield return new("holds-less.png", () => Png(2000, 2000, 3), Unreadable);
        yield return new("wrong-sums.png", () => { var png = Png(200, 200, 200); png[30] ^= 0xFF; return png; }, Unreadable);
        yield return new("text-of-1-gigabyte.png", () => [.. Png(20, 20, 20)[..33], .. Chunk("zTXt", [(byte)'a', 0, 0, 0x78, 0x9C, .. RawEntry.Blanks("x", 1024).Packed]), .. Png(20, 20, 20)[33..]], Unreadable);
        yield return new("chunk-of-2-gigabytes.png", () => [.. Png(20, 20, 20)[..33], 0x7F, 0xFF, 0xFF, 0xFF, .. "IDATx"u8], Unreadable);
        yield return new("head-alone.png", () => Png(20, 20, 20)[..8], Unreadable);
    }

    private static IEnumerable<HostileFile> Jpegs()
    {
        byte[] Frame(int height, int width) => [0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0];
        byte[] start = [0xFF, 0xD8];
        byte[] scan = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0];
        yield return new("65535-by-65535.jpg", () => [.. start, .. Frame(65_535, 65_535), .. scan], "image-too-large");
        yield return new("65535-by-65535-far-behind.jpg", () => [.. start, .. Enumerable.Repeat<byte[]>([0xFF, 0xFE, 0x40, 0, .. new byte[0x3FFE]], 4).SelectMany(part => part), .. Frame(65_535, 65_535), .. scan, .. Noise(30, 500)], "image-too-large", "damaged");
        yield return new("no-size.jpg", () => [.. start, .. Frame(0, 0), .. scan], Unreadable);
        yield return new("segment-of-nothing.jpg", () => [.. start, 0xFF, 0xE0, 0, 0, 0xFF, 0xE0, 0, 0], Unreadable);
        yield return new("endless-tables.jpg", () => [.. start, .. Enumerable.Repeat<byte[]>([0xFF, 0xC4, 0, 2], 100_000).SelectMany(part => part)], Unreadable);
        yield return new("thousand-scans.jpg", () => [.. start, 0xFF, 0xC2, .. Frame(2000, 2000)[2..], .. Enumerable.Repeat(scan, 1000).SelectMany(part => part)], Unreadable);
        yield return new("noise.jpg", () => [.. start, 0xFF, .. Noise(31, 20_000)], Unreadable);
        yield return new("head-alone.jpg", () => [0xFF, 0xD8, 0xFF], Unreadable);
    }

    private static IEnumerable<HostileFile> Tiffs()
    {
        yield return new("60000-by-60000.tif", () => Tiff(60_000, 60_000, next: 0), "image-too-large", "damaged");
        yield return new("60000-by-60000-backwards.tif", () => Tiff(60_000, 60_000, next: 0, bigEndian: true), "image-too-large", "damaged");
        yield return new("pages-in-a-circle.tif", () => Tiff(20, 20, next: 8), Unreadable);
        yield return new("next-page-outside.tif", () => Tiff(20, 20, next: 0x7FFFFFFF), Unreadable);
        yield return new("2000-pages.tif", () => Pages(2000), [.. Unreadable, "too-many-pages"]);
        yield return new("strips-outside.tif", () => Tiff(200, 200, next: 0, strip: 0x7FFFFFFF), Unreadable);
        yield return new("65535-fields.tif", () => [.. "II*\0"u8, 8, 0, 0, 0, 0xFF, 0xFF, .. Noise(32, 500)], Unreadable);
        yield return new("head-alone.tif", () => [.. "II*\0"u8], Unreadable);
        yield return new("begins-outside.tif", () => [.. "MM\0*"u8, 0xFF, 0xFF, 0xFF, 0xFF, .. Noise(33, 500)], Unreadable);
    }

    private static IEnumerable<HostileFile> Others()
    {
        foreach (var (name, head) in new[] { ("a.gif", "GIF89a\0\0"), ("a.bmp", "BM\0\0\0\0"), ("a.webp", "RIFF\0\0\0\0WEBPVP8 "), ("a.psd", "8BPS\0\u0001"), ("a.jp2", "\0\0\0\u000CjP  "), ("a.heic", "\0\0\0\u0018ftypheic"), ("a.ico", "\0\0\u0001\0") })
        {
            yield return new(name, () => [.. Encoding.Latin1.GetBytes(head), .. Noise(34, 2000)], "unknown-format", "unsupported-format");
        }
    }

    private static byte[] Pages(int count)
    {
        var page = Tiff(20, 20, next: 0)[8..];
        var file = new List<byte>(Tiff(20, 20, next: 0)[..8]);
        for (var number = 0; number < count; number++)
        {
            var at = file.Count;
            var here = (byte[])page.Clone();
            BinaryPrimitives.WriteInt32LittleEndian(here.AsSpan(here.Length - 4), number == count - 1 ? 0 : at + page.Length);
            file.AddRange(here);
        }

        return [.. file];
    }

    /// <summary>A grey TIFF of one strip, with its list of fields at 8.</summary>
    private static byte[] Tiff(int width, int height, int next, int strip = 8, bool bigEndian = false)
    {
        (int Tag, int Value)[] fields = [(256, width), (257, height), (258, 8), (259, 1), (262, 1), (273, strip), (277, 1), (278, height), (279, width * Math.Min(height, 2))];
        var file = new byte[8 + 2 + (fields.Length * 12) + 4];
        (bigEndian ? "MM\0*"u8 : "II*\0"u8).CopyTo(file);
        void Put(int at, int value, int length)
        {
            for (var index = 0; index < length; index++) file[at + index] = (byte)(value >> (8 * (bigEndian ? length - 1 - index : index)));
        }

        Put(4, 8, 4);
        Put(8, fields.Length, 2);
        for (var index = 0; index < fields.Length; index++)
        {
            var at = 10 + (index * 12);
            Put(at, fields[index].Tag, 2);
            Put(at + 2, 4, 2);
            Put(at + 4, 1, 4);
            Put(at + 8, fields[index].Value, 4);
        }

        Put(file.Length - 4, next, 4);
        return file;
    }
}
