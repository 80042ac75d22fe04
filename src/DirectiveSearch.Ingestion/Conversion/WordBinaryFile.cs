using System.Text;
using DirectiveSearch.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>The letters of a Word 6 to 2003 file in their order, put together from the pieces in which it was saved, and where its stories lie.</summary>
internal sealed class WordBinaryFile
{
    private const int Word97 = 0x00C1;

    /// <summary>Where the header of Word 6 and 95 names the tables: marks and texts of notes, formatting of letters and paragraphs, marks and texts of endnotes.</summary>
    private static readonly Dictionary<int, int> OldTables = new() { [2] = 0x68, [3] = 0x70, [12] = 0xB8, [13] = 0xC0, [46] = 0x1D2, [47] = 0x1DA };

    private readonly byte[] document;
    private readonly byte[] table;
    private readonly bool isOld;
    private readonly List<(int Start, uint Place, int Size)> pieces = [];

    /// <exception cref="InvalidDataException">Damaged.</exception>
    /// <exception cref="ReasonException">encrypted, text-too-long.</exception>
    public WordBinaryFile(CompoundFile container, IngestionLimits limits)
    {
        document = container.Stream("WordDocument") ?? throw new InvalidDataException("WordDocument");
        var flags = CompoundFile.UInt16(document, 0x0A);
        if ((flags & 0x0100) != 0) throw new ReasonException("encrypted");
        isOld = CompoundFile.UInt16(document, 2) < Word97;
        table = isOld ? document : container.Stream((flags & 0x0200) != 0 ? "1Table" : "0Table") ?? throw new InvalidDataException("Table");
        Text = ReadPieces((flags & 4) != 0, limits);
        // The lengths of the stories, one behind the other; that of macros, the fourth, is of no use.
        var lengths = isOld ? 0x34 : 0x4C;
        FirstNote = Body = Length(lengths, 0);
        FirstHeader = FirstNote + Length(lengths + 4, FirstNote);
        FirstEndnote = FirstHeader + Length(lengths + 8, FirstHeader);
        FirstEndnote += Length(lengths + 16, FirstEndnote);
        FirstBox = FirstEndnote + Length(lengths + 20, FirstEndnote);
    }

    /// <summary>All stories, one after the other.</summary>
    public string Text { get; }

    public byte[] Document => document;

    /// <summary>Of Word 6 or 95.</summary>
    public bool IsOld => isOld;

    public int Body { get; }

    public int FirstNote { get; }

    public int FirstHeader { get; }

    public int FirstEndnote { get; }

    public int FirstBox { get; }

    /// <summary>The positions of a table of the file's header by its number, and the bytes of what belongs to each; old files have but some.</summary>
    public (IReadOnlyList<int> Positions, byte[] Data) Table(int number, int dataSize)
    {
        var head = isOld ? OldTables.GetValueOrDefault(number) : 0x9A + (number * 8);
        if (head == 0) return ([], []);
        var (at, size) = ((long)CompoundFile.UInt32(document, head), (long)CompoundFile.UInt32(document, head + 4));
        if (size < 8 || at + size > table.Length) return ([], []);
        var count = (int)((size - 4) / (4 + dataSize));
        var positions = Enumerable.Range(0, count + 1).Select(index => (int)Math.Min(CompoundFile.UInt32(table, (int)at + (index * 4)), int.MaxValue)).ToList();
        // Stories that lay within each other would be read again and again.
        for (var index = 1; index <= count; index++)
        {
            if (positions[index] < positions[index - 1]) return ([], []);
        }

        return (positions, table.AsSpan((int)at + ((count + 1) * 4), count * dataSize).ToArray());
    }

    /// <summary>The rest of the tables' stream from a table of the file's header on; old files have none.</summary>
    public byte[] TableFrom(int number)
    {
        var (at, size) = ((long)CompoundFile.UInt32(document, 0x9A + (number * 8)), CompoundFile.UInt32(document, 0x9E + (number * 8)));
        return isOld || size == 0 || at >= table.Length ? [] : table[(int)at..];
    }

    /// <summary>Where in the file a letter stands.</summary>
    public uint PlaceOf(int letter)
    {
        var piece = Sorted.FirstBehind(pieces, static piece => piece.Start, letter) - 1;
        return piece < 0 ? 0 : pieces[piece].Place + (uint)((letter - pieces[piece].Start) * pieces[piece].Size);
    }

    private int Length(int at, int from) => (int)Math.Min(CompoundFile.UInt32(document, at), Math.Max(Text.Length - from, 0));

    private string ReadPieces(bool complex, IngestionLimits limits)
    {
        if (isOld && !complex)
        {
            var (from, to) = (CompoundFile.UInt32(document, 0x18), CompoundFile.UInt32(document, 0x1C));
            if (from >= to || to > document.Length) throw new InvalidDataException("fcMin");
            pieces.Add((0, from, 1));
            return Letters(document.AsSpan((int)from, (int)(to - from)));
        }

        var text = new StringBuilder();
        var (at, count) = PieceTable();
        for (var piece = 0; piece < count; piece++)
        {
            var length = (long)CompoundFile.UInt32(table, at + ((piece + 1) * 4)) - CompoundFile.UInt32(table, at + (piece * 4));
            var place = CompoundFile.UInt32(table, at + ((count + 1) * 4) + (piece * 8) + 2);
            if (length < 0 || text.Length + length > limits.LargestTextBytes) throw new ReasonException("text-too-long", $"hơn {limits.LargestTextBytes >> 20} MB");
            Append(text, place, (int)length);
        }

        return text.ToString();
    }

    private void Append(StringBuilder text, uint place, int length)
    {
        var narrow = isOld || (place & 0x40000000) != 0;
        var from = isOld ? place : narrow ? (place & 0x3FFFFFFF) / 2 : place;
        var bytes = narrow ? length : length * 2L;
        if (from + bytes > document.Length) throw new InvalidDataException("piece");
        var span = document.AsSpan((int)from, (int)bytes);
        if (length > 0) pieces.Add((text.Length, from, narrow ? 1 : 2));
        text.Append(narrow ? Letters(span) : Encoding.Unicode.GetString(span));
    }

    /// <summary>What was changed, then the table of pieces.</summary>
    private (int At, int Count) PieceTable()
    {
        var header = isOld ? 0x160 : 0x1A2;
        var at = (long)CompoundFile.UInt32(document, header);
        var end = Math.Min(at + CompoundFile.UInt32(document, header + 4), table.Length);
        while (at + 5 <= end)
        {
            if (table[at] == 2) return ((int)at + 5, (int)(Math.Min(CompoundFile.UInt32(table, (int)at + 1), end - at - 5) - 4) / 12);
            if (table[at] != 1) break;
            at += 3 + CompoundFile.UInt16(table, (int)at + 1);
        }

        throw new InvalidDataException("Clx");
    }

    private static string Letters(ReadOnlySpan<byte> bytes)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(1252).GetString(bytes);
    }
}
