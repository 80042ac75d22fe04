using System.Buffers.Binary;
using System.Text;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Tests.Ingestion;

public sealed class WordBinaryTextTests : IDisposable
{
    private const int StreamSize = 4096;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>What stands in the body beside what a reader sees; "¶" is the end of a line, "|" of a cell, "{…;…}" a field with its result.</summary>
    [Theory]
    [InlineData("KẾ HOẠCH¶Số: 12/KH-UBND¶", "KẾ HOẠCH¶Số: 12/KH-UBND")]
    [InlineData("UBND¶TỈNH|Số: 1||Sau|¶¶¶Hết", "UBND¶TỈNH¶Số: 1¶Sau¶¶Hết")]
    [InlineData("A\vB\u001E1\u001F\t\u0001\uF0B7C", "A¶B-1\u00AD\t-C")]
    [InlineData("A{ HYPERLINK \"x\" ;B}C{ PAGE ;7}D{ IF { X ;y} ;E}", "ABCDE")]
    [InlineData("A\u0013 PAGE¶B", "A¶B")]
    public async Task Reads_as_printed(string body, string expected) => Assert.Equal(expected, await ReadAsync(File(Marks(body), "", "")));

    [Fact]
    public async Task Page_heads_come_first_and_notes_last() =>
        Assert.Equal("BỘ NỘI VỤ¶¶Căn cứ[1] A¶¶[1] Chú thích", await ReadAsync(File(Marks("Căn cứ\u0002 A¶"), Marks("\u0002 Chú thích¶"), Marks("BỘ NỘI VỤ¶"))));

    /// <summary>The file says "%1" only; the number is counted, and what was deleted is not read.</summary>
    [Fact]
    public async Task Automatic_numbers_stand_and_deleted_letters_do_not() =>
        Assert.Equal("Điều 3. Một¶Điều 4. Ha¶Điều 5. Bốn", await ReadAsync(File(Marks("Một¶Hai¶Bốn¶"), "", "", Numbered)));

    [Fact]
    public async Task The_place_of_a_letter_of_TCVN3_that_is_also_a_hyphen_is_kept() => Assert.Equal("n\u00ADíc", await ReadAsync(File("n\u001Fíc", "", "")));

    /// <summary>Word 6 and 95: numbers that go on from paragraph to paragraph and begin anew behind one without, a bullet, a note, hidden and deleted letters.</summary>
    [Fact]
    public async Task Old_files_have_their_numbers_and_notes() =>
        Assert.Equal("3. Mot¶4. Hai¶5. Can cu[1]¶Thuong¶3. Lai¶- Gach¶¶[1] Chu thich", await ReadAsync(OldFile(["Mot", "Haixy", "Can cu\u0002", "Thuong", "Lai", "Gach"], [10, 10, 10, 0, 10, 11], "\u0002 Chu thich")));

    [Fact]
    public async Task A_protected_file_says_so()
    {
        var file = File("A", "", "");
        // The stream of the text begins in the third sector.
        file[(3 * 512) + 0x0B] |= 1;
        Assert.Equal("encrypted", (await Assert.ThrowsAsync<ReasonException>(() => ReadAsync(file))).Reason.Code);
    }

    /// <summary>Whatever bytes are spoilt, reading ends, and only with a reason.</summary>
    [Fact]
    public void Spoilt_tables_end()
    {
        var random = new Random(5);
        for (var round = 0; round < 500; round++)
        {
            var file = round % 4 == 0 ? OldFile(["Mot", "Haixy", "Can cu\u0002"], [10, 10, 11], "\u0002 Chu") : File(Marks("Căn cứ\u0002 A¶"), Marks("\u0002 Chú¶"), Marks("BỘ¶"), Numbered);
            for (var change = 0; change < 8; change++) file[random.Next(random.Next(2) == 0 ? 512 : file.Length)] = (byte)random.Next(256);
            try
            {
                Read(file);
            }
            catch (Exception error) when (error is ReasonException or InvalidDataException)
            {
                // Told.
            }
        }
    }

    private static string Marks(string text) => text.Replace('¶', '\r').Replace('|', '\a').Replace('{', '\u0013').Replace(';', '\u0014').Replace('}', '\u0015');

    private static string Read(byte[] file) => WordBinaryText.Read(file, new IngestionLimits());

    private async Task<string> ReadAsync(byte[] file)
    {
        var path = folder.Write("a.doc", file);
        var text = await WordBinaryText.ReadAsync(new ConversionRequest(path, "a.doc", folder.Path, new IngestionLimits(), _ => { }), TestContext.Current.CancellationToken);
        return text.Replace('\n', '¶').TrimEnd('¶');
    }

    /// <summary>A container with the streams of a file of Word 97: the letters in two pieces, the second of which stands before the first.</summary>
    private static byte[] File(string body, string note, string header, Action<byte[], byte[]>? format = null)
    {
        var text = body + note + header;
        var half = text.Length / 2;
        var (document, table) = (new byte[StreamSize], new byte[StreamSize]);
        void Number(byte[] bytes, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);
        void Table(int number, int at, params int[] positions)
        {
            // A mark of a note has two bytes of its own.
            Number(document, 0x9A + (number * 8), at);
            Number(document, 0x9E + (number * 8), (positions.Length * 4) + (number == 2 ? 2 * (positions.Length - 1) : 0));
            for (var index = 0; index < positions.Length; index++) Number(table, at + (index * 4), positions[index]);
        }

        (document[0], document[1], document[2], document[0x0B]) = (0xEC, 0xA5, 0xC1, 2);
        Number(document, 0x4C, body.Length);
        Number(document, 0x50, note.Length);
        Number(document, 0x54, header.Length);
        Encoding.Unicode.GetBytes(text[half..]).CopyTo(document, 0x800);
        Encoding.Unicode.GetBytes(text[..half]).CopyTo(document, 0xC00);
        Number(document, 0x1A2, 0);
        Number(document, 0x1A6, 33);
        table[0] = 2;
        Number(table, 1, 28);
        Number(table, 5 + 4, half);
        Number(table, 5 + 8, text.Length);
        Number(table, 5 + 12 + 2, 0xC00);
        Number(table, 5 + 20 + 2, 0x800);
        if (note.Length > 0) Table(2, 0x100, body.IndexOf('\u0002', StringComparison.Ordinal), body.Length);
        if (note.Length > 0) Table(3, 0x140, 0, note.Length);
        if (header.Length > 0) Table(11, 0x180, 0, 0, 0, 0, 0, 0, 0, 0, header.Length);
        format?.Invoke(document, table);
        return Container(("WordDocument", document), ("1Table", table));
    }

    /// <summary>All paragraphs stand in a list that begins with "Điều 3."; the first letter of the second piece was deleted.</summary>
    private static void Numbered(byte[] document, byte[] table)
    {
        void Number(byte[] bytes, int at, params ReadOnlySpan<int> values)
        {
            for (var index = 0; index < values.Length; index++) BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + (index * 4)), values[index]);
        }

        void Table(int number, int at, int size) => Number(document, 0x9A + (number * 8), at, size);

        // A page (the third, the fourth of 512 bytes) names the stretch of the file and, in words, where its formatting stands in the page.
        Table(13, 0x200, 12);
        Number(table, 0x200, 0x800, 0xE00, 2);
        Number(document, 0x400, 0x800, 0xE00);
        document[0x408] = 0x40;
        new byte[] { 5, 0, 0, 0x0B, 0x46, 1, 0, 0x0A, 0x26, 0 }.CopyTo(document, 0x480);
        document[0x5FF] = 1;
        Table(12, 0x210, 12);
        Number(table, 0x210, 0x800, 0xE00, 3);
        Number(document, 0x600, 0x800, 0x802);
        document[0x608] = 0x40;
        new byte[] { 3, 0x00, 0x08, 1 }.CopyTo(document, 0x680);
        document[0x7FF] = 1;

        // One simple list with one level, then the one use of it.
        Table(73, 0x220, 30);
        new byte[] { 1, 0, 7 }.CopyTo(table, 0x220);
        table[0x222 + 26] = 1;
        const int Level = 0x222 + 28;
        table[Level] = 3;
        table[Level + 28] = 7;
        Encoding.Unicode.GetBytes("Điều \0.").CopyTo(table, Level + 30);
        Table(74, 0x300, 24);
        Number(table, 0x300, 1, 7);
    }

    /// <summary>A file of Word 6 with a note in its third paragraph; of the second the last two letters are hidden and deleted. LibreOffice shows the same numbers for it.</summary>
    /// <param name="levels">How each paragraph is numbered: 10 from "3." on, 11 with a bullet.</param>
    private static byte[] OldFile(string[] paragraphs, byte[] levels, string note)
    {
        const int Text = 0x300, Letters = 0x600, Formats = 0x400, PageSize = 512;
        var document = new byte[StreamSize];
        void Number(int at, params ReadOnlySpan<int> values)
        {
            for (var index = 0; index < values.Length; index++) BinaryPrimitives.WriteInt32LittleEndian(document.AsSpan(at + (index * 4)), values[index]);
        }

        void Page(int header, int table, int page, int from, int to)
        {
            Number(header, table, 10);
            Number(table, from, to);
            document[table + 8] = (byte)page;
        }

        var body = string.Concat(paragraphs.Select(paragraph => paragraph + "\r"));
        var text = Encoding.Latin1.GetBytes(body + note + "\r");
        (document[0], document[1], document[2]) = (0xDC, 0xA5, 101);
        Number(0x18, Text, Text + text.Length);
        Number(0x34, body.Length, note.Length + 1);
        text.CopyTo(document, Text);
        Page(0xC0, 0x800, Formats / PageSize, Text, Text + text.Length);
        Page(0xB8, 0x820, Letters / PageSize, Text, Text + text.Length);
        // How paragraphs look: a style, how the number looks (start, words), the way of numbering.
        for (var (index, start) = (0, Text); index < paragraphs.Length; start += paragraphs[index++].Length + 1)
        {
            Number(Formats + (index * 4), start, start + paragraphs[index].Length + 1);
            document[Formats + (4 * (paragraphs.Length + 1)) + (7 * index)] = (byte)((0x1C0 - (index * 60)) / 2);
            var at = Formats + 0x1C0 - (index * 60);
            (document[at], document[at + 3], document[at + 4], document[at + 5 + 2], document[at + 5 + 10], document[at + 25]) = (29, 12, 52, 1, 3, (byte)'.');
            (document[at + 57], document[at + 58]) = (13, levels[index]);
        }

        document[Formats + PageSize - 1] = (byte)paragraphs.Length;
        var hidden = Text + paragraphs[0].Length + paragraphs[1].Length - 1;
        Number(Letters, hidden, hidden + 1, hidden + 2);
        (document[Letters + 12], document[Letters + 13], document[Letters + PageSize - 1]) = (0x40, 0x48, 2);
        new byte[] { 2, 92, 1 }.CopyTo(document, Letters + 0x80);
        new byte[] { 2, 65, 1 }.CopyTo(document, Letters + 0x90);
        Number(0x68, 0x840, 10);
        Number(0x840, body.IndexOf('\u0002', StringComparison.Ordinal), body.Length);
        Number(0x70, 0x860, 8);
        Number(0x860, 0, note.Length + 1);
        return Container(("WordDocument", document));
    }

    private static byte[] Container(params (string Name, byte[] Content)[] streams)
    {
        var file = new byte[512 * (3 + (streams.Length * (StreamSize / 512)))];
        void Number(int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(file, 0);
        (file[0x1E], file[0x20]) = (9, 6);
        Number(0x2C, 1);
        Number(0x30, 1);
        Number(0x38, StreamSize);
        Number(0x3C, -2);
        Number(0x44, -2);
        for (var entry = 1; entry < 109; entry++) Number(0x4C + (entry * 4), -1);
        for (var sector = 0; sector < 128; sector++) Number(512 + (sector * 4), sector < 2 ? -2 : (sector - 2) % 8 == 7 ? -2 : sector + 1);
        void Entry(int index, string name, byte kind, int start, int size)
        {
            var at = 1024 + (index * 128);
            Encoding.Unicode.GetBytes(name).CopyTo(file, at);
            (file[at + 0x40], file[at + 0x42]) = ((byte)((name.Length + 1) * 2), kind);
            Number(at + 0x74, start);
            Number(at + 0x78, size);
        }

        Entry(0, "Root Entry", 5, -2, 0);
        for (var index = 0; index < streams.Length; index++)
        {
            Entry(index + 1, streams[index].Name, 2, 2 + (index * 8), StreamSize);
            streams[index].Content.CopyTo(file, 512 * (3 + (index * 8)));
        }

        return file;
    }
}
