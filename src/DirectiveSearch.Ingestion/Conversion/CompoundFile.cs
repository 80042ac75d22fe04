using System.Buffers.Binary;
using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>The streams of an OLE compound file, by name; chains of sectors are followed as far as they make sense.</summary>
internal sealed class CompoundFile
{
    private const uint LastSector = 0xFFFFFFFA;

    private const int HeaderEntries = 109;

    private const byte StreamEntry = 2, RootEntry = 5;

    private readonly byte[] file;
    private readonly int sectorSize;
    private readonly uint[] next;
    private readonly Dictionary<string, (uint Start, long Size)> streams = new(StringComparer.Ordinal);
    private readonly uint[] nextSmall;
    private readonly byte[] small = [];

    /// <exception cref="InvalidDataException">Damaged.</exception>
    public CompoundFile(byte[] bytes)
    {
        file = bytes;
        if (bytes.Length < 512 || UInt16(bytes, 0x1E) is not (9 or 12)) throw new InvalidDataException("OLE");
        sectorSize = 1 << UInt16(bytes, 0x1E);
        next = Table(FatSectors());
        nextSmall = Table(Chain(UInt32(bytes, 0x3C)));
        var directory = Join(Chain(UInt32(bytes, 0x30)), long.MaxValue);
        foreach (var at in Entries(directory))
        {
            var length = Math.Clamp(UInt16(directory, at + 0x40) - 2, 0, 62);
            var name = Encoding.Unicode.GetString(directory, at, length);
            var (start, size) = (UInt32(directory, at + 0x74), (long)UInt32(directory, at + 0x78));
            if (directory[at + 0x42] == RootEntry) small = Join(Chain(start), size);
            else if (directory[at + 0x42] == StreamEntry) streams.TryAdd(name, (start, size));
        }
    }

    /// <summary>Where the entries of the directory begin: first those that stand in the root, so that an embedded document, whose streams
    /// have the same names, is not taken for the whole.</summary>
    private static IEnumerable<int> Entries(byte[] directory)
    {
        const int Size = 128, Left = 0x44, Right = 0x48, Child = 0x4C;
        var seen = new HashSet<uint>();
        var open = new Stack<uint>([0u]);
        while (open.TryPop(out var entry))
        {
            if (entry >= directory.Length / Size || !seen.Add(entry)) continue;
            var at = (int)entry * Size;
            yield return at;
            open.Push(UInt32(directory, at + Left));
            open.Push(UInt32(directory, at + Right));
            if (entry == 0) open.Push(UInt32(directory, at + Child));
        }

        for (uint entry = 0; entry < directory.Length / Size; entry++)
        {
            if (seen.Add(entry)) yield return (int)entry * Size;
        }
    }

    /// <summary>A stream's bytes, or null when there is none of this name.</summary>
    public byte[]? Stream(string name)
    {
        if (!streams.TryGetValue(name, out var entry)) return null;
        if (entry.Size >= UInt32(file, 0x38)) return Join(Chain(entry.Start), entry.Size);
        var bytes = new MemoryStream();
        var sector = entry.Start;
        for (var steps = 0; sector < LastSector && steps <= nextSmall.Length && bytes.Length < entry.Size; steps++)
        {
            var at = (long)sector * 64;
            if (at + 64 > small.Length) break;
            bytes.Write(small, (int)at, (int)Math.Min(64, entry.Size - bytes.Length));
            sector = sector < nextSmall.Length ? nextSmall[sector] : uint.MaxValue;
        }

        return bytes.ToArray();
    }

    internal static ushort UInt16(ReadOnlySpan<byte> bytes, int at) => at >= 0 && at + 2 <= bytes.Length ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) : (ushort)0;

    internal static uint UInt32(ReadOnlySpan<byte> bytes, int at) => at >= 0 && at + 4 <= bytes.Length ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) : 0;

    private List<uint> FatSectors()
    {
        var sectors = new List<uint>();
        for (var entry = 0; entry < HeaderEntries; entry++) sectors.Add(UInt32(file, 0x4C + (entry * 4)));
        var further = UInt32(file, 0x44);
        for (var steps = 0; further < LastSector && steps < file.Length / sectorSize; steps++)
        {
            var at = Offset(further);
            if (at + sectorSize > file.Length) break;
            for (var entry = 0; entry < (sectorSize / 4) - 1; entry++) sectors.Add(UInt32(file, (int)at + (entry * 4)));
            further = UInt32(file, (int)at + sectorSize - 4);
        }

        return sectors.FindAll(sector => sector < LastSector);
    }

    private uint[] Table(List<uint> sectors)
    {
        var table = new List<uint>();
        foreach (var sector in sectors)
        {
            var at = Offset(sector);
            if (at + sectorSize > file.Length || table.Count > file.Length / 4) break;
            for (var entry = 0; entry < sectorSize; entry += 4) table.Add(UInt32(file, (int)at + entry));
        }

        return [.. table];
    }

    private List<uint> Chain(uint first)
    {
        var chain = new List<uint>();
        for (var sector = first; sector < LastSector && chain.Count <= next.Length; sector = sector < next.Length ? next[sector] : uint.MaxValue) chain.Add(sector);
        return chain;
    }

    private byte[] Join(List<uint> sectors, long size)
    {
        var bytes = new MemoryStream();
        foreach (var sector in sectors)
        {
            var at = Offset(sector);
            // The last sector of a file may have been cut short.
            var length = Math.Min(Math.Min(sectorSize, file.Length - at), size - bytes.Length);
            if (length <= 0 || bytes.Length > file.Length) break;
            bytes.Write(file, (int)at, (int)length);
        }

        return bytes.ToArray();
    }

    private long Offset(uint sector) => ((long)sector + 1) * sectorSize;
}
