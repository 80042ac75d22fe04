using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace DirectiveSearch.Tests.Hostile;

/// <summary>One entry of a zip; what it says of itself need not be true.</summary>
/// <param name="Packed">Its bytes as they lie in the archive.</param>
internal sealed record RawEntry(string Name, byte[] Packed)
{
    public ushort Method { get; init; } = 8;

    public ushort Flags { get; init; } = 0x800;

    public uint Crc { get; init; }

    public uint? ClaimedPacked { get; init; }

    public uint ClaimedSize { get; init; }

    public byte[] Extra { get; init; } = [];

    public uint Attributes { get; init; }

    /// <summary>Reads the bytes of the entry before it.</summary>
    public bool SharesLast { get; init; }

    public static RawEntry Stored(string name, byte[] content) =>
        new(name, content) { Method = 0, ClaimedSize = (uint)content.Length, Crc = RawZip.Crc(content) };

    public static RawEntry Deflated(string name, byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(content);
        return new RawEntry(name, packed.ToArray()) { ClaimedSize = (uint)content.Length, Crc = RawZip.Crc(content) };
    }

    public static RawEntry Deflated(string name, string content) => Deflated(name, Encoding.UTF8.GetBytes(content));

    /// <summary>A stretch, a start and an end, of which the stretch is inflated again and again: a gigabyte is made in no time.</summary>
    public static RawEntry Repeated(string name, string start, byte[] stretch, int times, string end)
    {
        using var packed = new MemoryStream();
        packed.Write(RawZip.Stretch(Encoding.UTF8.GetBytes(start)));
        var block = RawZip.Stretch(stretch);
        for (var count = 0; count < times; count++) packed.Write(block);
        packed.Write(RawZip.Stretch(Encoding.UTF8.GetBytes(end)));
        packed.Write([3, 0]);
        return new RawEntry(name, packed.ToArray()) { ClaimedSize = (uint)(start.Length + ((long)stretch.Length * times) + end.Length) };
    }

    public static RawEntry Blanks(string name, int megabytes)
    {
        var blanks = new byte[1 << 20];
        blanks.AsSpan().Fill((byte)' ');
        return Repeated(name, "", blanks, megabytes, "");
    }
}

/// <summary>Writes zips as no decent program would.</summary>
internal static class RawZip
{
    public static byte[] Of(params RawEntry[] entries) => Of(entries, null);

    /// <param name="lie">Changes the last record: fields at 8 (entries here), 10 (entries), 12 (directory's size), 16 (its place), 20 (comment).</param>
    public static byte[] Of(IReadOnlyList<RawEntry> entries, Action<byte[]>? lie)
    {
        using var zip = new MemoryStream();
        using var directory = new MemoryStream();
        var place = 0L;
        foreach (var entry in entries)
        {
            if (!entry.SharesLast)
            {
                place = zip.Position;
                zip.Write(Header("PK\x03\x04", entry, 30, place));
                zip.Write(Encoding.UTF8.GetBytes(entry.Name));
                zip.Write(entry.Extra);
                zip.Write(entry.Packed);
            }

            directory.Write(Header("PK\x01\x02", entry, 46, place));
            directory.Write(Encoding.UTF8.GetBytes(entry.Name));
            directory.Write(entry.Extra);
        }

        var end = new byte[22];
        "PK\x05\x06"u8.CopyTo(end);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)entries.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)entries.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)directory.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), (uint)zip.Length);
        lie?.Invoke(end);
        directory.WriteTo(zip);
        zip.Write(end);
        return zip.ToArray();
    }

    /// <summary>Deflated blocks that stand on their own: they may follow each other in any number.</summary>
    public static byte[] Stretch(byte[] content)
    {
        using var packed = new MemoryStream();
        using var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true);
        deflate.Write(content);
        deflate.Flush();
        return packed.ToArray();
    }

    public static uint Crc(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        foreach (var value in content)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }

    private static byte[] Header(string mark, RawEntry entry, int length, long place)
    {
        var header = new byte[length];
        Encoding.ASCII.GetBytes(mark).CopyTo(header, 0);
        // The directory's record has one field more before the flags.
        var at = length == 46 ? 8 : 6;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(at - 2), 20);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(at), entry.Flags);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(at + 2), entry.Method);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(at + 8), entry.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(at + 12), entry.ClaimedPacked ?? (uint)entry.Packed.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(at + 16), entry.ClaimedSize);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(at + 20), (ushort)Encoding.UTF8.GetByteCount(entry.Name));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(at + 22), (ushort)entry.Extra.Length);
        if (length != 46) return header;
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(38), entry.Attributes);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(42), (uint)place);
        return header;
    }
}
