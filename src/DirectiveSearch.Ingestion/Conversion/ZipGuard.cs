using System.Buffers.Binary;
using System.IO.Compression;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Refuses archives that inflate to more than they may, before anything else opens them.</summary>
public static class ZipGuard
{
    /// <summary>Files in one archive.</summary>
    internal const int MostEntries = 10_000;

    /// <summary>Below this size the ratio says nothing: a page of blanks deflates a thousandfold.</summary>
    private const long SmallEnough = 8L << 20;

    /// <summary>The list of contents is held in memory at once; that of ten thousand files has this size.</summary>
    private const long LargestDirectory = 8L << 20;

    /// <summary>The end of a zip, with the longest comment.</summary>
    private const int LongestEnd = 22 + ushort.MaxValue;

    /// <summary>How many bytes may come out of so many, at most a given number.</summary>
    internal static long MostInflated(long packed, long most, IngestionLimits limits) => Math.Min(Math.Max(packed * limits.InflationRatio, SmallEnough), most);

    /// <summary>Refuses an archive whose list of contents is too long, before anything reads it. Its stream stands at the beginning afterwards.</summary>
    /// <exception cref="ReasonException">zip-bomb.</exception>
    public static void CheckDirectory(Stream content)
    {
        var end = new byte[(int)Math.Min(LongestEnd, content.Length)];
        content.Position = content.Length - end.Length;
        content.ReadExactly(end);
        content.Position = 0;
        var at = end.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (at < 0 || at + 22 > end.Length) return;
        var size = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(at + 12));
        var start = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(at + 16));
        // The largest number stands for one that is written elsewhere, which only archives far beyond our caps need.
        if (Math.Max(size, content.Length - start) > LargestDirectory) throw new ReasonException("zip-bomb", "danh mục tệp con quá dài");
    }

    /// <summary>Inflates every entry to nowhere and counts, since the sizes that an archive declares may lie.</summary>
    /// <exception cref="ReasonException">zip-bomb, encrypted or damaged.</exception>
    public static void Check(string path, IngestionLimits limits)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            var packed = new FileInfo(path).Length;
            var most = MostInflated(packed, limits.LargestFileBytes, limits);
            if (archive.Entries.Count > MostEntries) throw new ReasonException("zip-bomb", $"{archive.Entries.Count} tệp con");
            if (archive.Entries.Any(entry => entry.IsEncrypted)) throw new ReasonException("encrypted");
            CheckSizes(archive, most);
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException)
        {
            throw new ReasonException("damaged", error.Message);
        }
    }

    private static void CheckSizes(ZipArchive archive, long most)
    {
        var declared = archive.Entries.Sum(entry => Math.Max(entry.Length, 0));
        if (declared > most) throw new ReasonException("zip-bomb", $"hơn {declared >> 20} MB");
        var actual = 0L;
        var buffer = new byte[81920];
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                actual += read;
                if (actual > most) throw new ReasonException("zip-bomb", $"hơn {most >> 20} MB");
            }
        }
    }
}
