using System.Buffers.Binary;
using System.Text;

namespace DirectiveSearch.Tests.Hostile;

/// <summary>Writes OLE compound files of 512-byte sectors, every stream in sectors of the large kind, and Word files in them.</summary>
internal static class RawCompound
{
    public const uint Last = 0xFFFFFFFE;

    private const int Sector = 512;

    public static byte[] Of(params (string Name, byte[] Content)[] streams) => Of(streams, _ => { });

    /// <param name="lie">Changes the table of sectors, in which each names the next: sector 0 holds the table itself, then comes the directory, then the streams in their order.</param>
    public static byte[] Of(IReadOnlyList<(string Name, byte[] Content)> streams, Action<uint[]> lie)
    {
        var directorySectors = (streams.Count + 1 + 3) / 4;
        var data = streams.Sum(stream => Sectors(stream.Content));
        var tableSectors = 1;
        while ((tableSectors + directorySectors + data) * 4 > tableSectors * Sector) tableSectors++;
        var next = Enumerable.Repeat(uint.MaxValue, tableSectors * Sector / 4).ToArray();
        Array.Fill(next, 0xFFFFFFFD, 0, tableSectors);
        var directory = new byte[directorySectors * Sector];
        Chain(next, tableSectors, directorySectors);
        Entry(directory, 0, "Root Entry", 5, Last, 0);
        var at = tableSectors + directorySectors;
        for (var index = 0; index < streams.Count; index++)
        {
            Entry(directory, index + 1, streams[index].Name, 2, (uint)at, (uint)streams[index].Content.Length);
            Chain(next, at, Sectors(streams[index].Content));
            at += Sectors(streams[index].Content);
        }

        lie(next);
        var file = new byte[(at + 1) * Sector];
        Header(file, tableSectors);
        Buffer.BlockCopy(next, 0, file, Sector, next.Length * 4);
        directory.CopyTo(file, (tableSectors + 1) * Sector);
        at = tableSectors + directorySectors + 1;
        foreach (var (_, content) in streams)
        {
            content.CopyTo(file, at * Sector);
            at += Sectors(content);
        }

        return file;
    }

    /// <summary>A Word 97 file of one piece.</summary>
    /// <param name="lie">Changes the head of the document stream (0x0A flags, 0x4C length, 0x1A2 place and size of the pieces) and the table of pieces (0: 2, 1: size, 5 and 9: positions, 13: piece, its place at 15).</param>
    public static byte[] Word(string text, Action<byte[], byte[]>? lie = null)
    {
        var (document, table) = WordStreams(text);
        lie?.Invoke(document, table);
        return Of(("WordDocument", document), ("1Table", table));
    }

    public static (byte[] Document, byte[] Table) WordStreams(string text)
    {
        const int Place = 2048;
        var document = new byte[Math.Max(Place + (text.Length * 2), 4608)];
        BinaryPrimitives.WriteUInt16LittleEndian(document, 0xA5EC);
        BinaryPrimitives.WriteUInt16LittleEndian(document.AsSpan(2), 0x00C1);
        BinaryPrimitives.WriteUInt16LittleEndian(document.AsSpan(0x0A), 0x0200);
        Put(document, 0x4C, (uint)text.Length);
        Put(document, 0x1A6, 21);
        Encoding.Unicode.GetBytes(text).CopyTo(document, Place);
        var table = new byte[4608];
        table[0] = 2;
        Put(table, 1, 16);
        Put(table, 9, (uint)text.Length);
        Put(table, 15, Place);
        return (document, table);
    }

    public static void Put(byte[] bytes, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), value);

    private static void Header(byte[] file, int tableSectors)
    {
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(file);
        file[0x18] = 0x3E;
        file[0x1A] = 3;
        (file[0x1C], file[0x1D], file[0x1E], file[0x20]) = (0xFE, 0xFF, 9, 6);
        Put(file, 0x2C, (uint)tableSectors);
        Put(file, 0x30, (uint)tableSectors);
        Put(file, 0x38, 0);
        Put(file, 0x3C, Last);
        Put(file, 0x44, Last);
        for (var entry = 0; entry < 109; entry++) Put(file, 0x4C + (entry * 4), entry < tableSectors ? (uint)entry : uint.MaxValue);
    }

    private static void Entry(byte[] directory, int index, string name, byte kind, uint start, uint size)
    {
        var entry = directory.AsSpan(index * 128, 128);
        Encoding.Unicode.GetBytes(name).CopyTo(entry);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[0x40..], (ushort)((name.Length + 1) * 2));
        entry[0x42] = kind;
        entry.Slice(0x44, 12).Fill(0xFF);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[0x74..], start);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[0x78..], size);
    }

    private static void Chain(uint[] next, int first, int count)
    {
        for (var sector = 0; sector < count; sector++) next[first + sector] = sector == count - 1 ? Last : (uint)(first + sector + 1);
    }

    private static int Sectors(byte[] content) => Math.Max((content.Length + Sector - 1) / Sector, 1);
}
