using System.Buffers.Binary;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>What a paragraph of a Word 97 to 2003 file says of its number; null where its style decides.</summary>
/// <param name="List">From 1; 0: none.</param>
/// <param name="Level">In Word 6 and 95 the way of numbering.</param>
/// <param name="EndsRow">The mark at the end of a table's row, which is no paragraph to a reader.</param>
internal sealed record WordParagraph(int Style, int? List, int? Level, bool EndsRow)
{
    /// <summary>In Word 6 and 95 how its number looks: a byte that says how many follow, then these.</summary>
    public byte[]? Number { get; init; }
}

/// <summary>Letters that are not printed as they stand.</summary>
/// <param name="Printed">What is printed in their place: the letter of a symbol font, or nothing.</param>
internal sealed record WordLetters(char? Printed);

/// <summary>How letters and paragraphs of a Word 6 to 2003 file are formatted, by their place in the file: pages of 512 bytes, each with
/// the formatting of some stretches, in ascending order.</summary>
internal sealed class WordBinaryFormatting
{
    private const int PageSize = 512;

    private const int LetterPages = 12, ParagraphPages = 13, FontTable = 15;

    internal const ushort DeletedLetters = 0x0800, HiddenLetters = 0x083C, SymbolLetter = 0x6A09;

    internal const ushort RowEnd = 0x2417, ListLevel = 0x260A, ListNumber = 0x460B;

    /// <summary>Of Word 6 and 95.</summary>
    internal const ushort OldNumber = 0xC63E, OldLevel = 0x2602;

    private readonly byte[] document;
    private readonly bool isOld;
    private readonly List<string> fonts;
    private readonly List<(uint From, uint To, WordParagraph Format)> paragraphs = [];
    private readonly List<(uint From, uint To, WordLetters Format)> letters = [];

    public WordBinaryFormatting(WordBinaryFile file)
    {
        (document, isOld) = (file.Document, file.IsOld);
        fonts = isOld ? [] : Fonts(file.TableFrom(FontTable));
        foreach (var page in Pages(file, ParagraphPages)) ReadParagraphs(page);
        foreach (var page in Pages(file, LetterPages)) ReadLetters(page);
        paragraphs.Sort(static (one, other) => one.From.CompareTo(other.From));
        letters.Sort(static (one, other) => one.From.CompareTo(other.From));
    }

    /// <summary>Of the paragraph whose end stands at a place in the file; null when nothing is said.</summary>
    public WordParagraph? Paragraph(uint place) => At(paragraphs, place);

    /// <summary>Of a letter that is not printed as it stands; null for all others.</summary>
    public WordLetters? Letters(uint place) => letters.Count == 0 ? null : At(letters, place);

    /// <summary>The changes (code, what follows it) that a list of formatting makes.</summary>
    public static IEnumerable<(ushort Code, byte[] Value)> Changes(byte[] list)
    {
        for (var at = 0; at + 2 <= list.Length;)
        {
            var code = BinaryPrimitives.ReadUInt16LittleEndian(list.AsSpan(at));
            at += 2;
            var size = (code >> 13) switch
            {
                0 or 1 => 1,
                2 or 4 or 5 => 2,
                3 => 4,
                7 => 3,
                // What defines a table counts in two bytes, one too many.
                _ => code == 0xD608 ? CompoundFile.UInt16(list, at) + 1 : at < list.Length ? list[at] + 1 : 1,
            };
            if (at + size > list.Length) yield break;
            yield return (code, list[at..(at + size)]);
            at += size;
        }
    }

    /// <summary>What changes of a paragraph or a style say of its number.</summary>
    public static (int? List, int? Level, bool EndsRow) Number(byte[] list)
    {
        (int? List, int? Level, bool EndsRow) found = default;
        foreach (var (code, value) in Changes(list))
        {
            if (code == ListNumber) found.List = CompoundFile.UInt16(value, 0);
            else if (code == ListLevel) found.Level = value[0];
            else if (code == RowEnd) found.EndsRow = value[0] != 0;
        }

        return found;
    }

    /// <summary>A page is named once: a table that names one again and again would take for ever.</summary>
    private List<int> Pages(WordBinaryFile file, int number)
    {
        var (positions, data) = file.Table(number, isOld ? 2 : 4);
        return [.. Enumerable.Range(0, Math.Max(positions.Count - 1, 0)).Select(index => isOld ? CompoundFile.UInt16(data, index * 2) : (int)(CompoundFile.UInt32(data, index * 4) & 0x3FFFFF)).Distinct()
            .Where(page => (long)(page + 1) * PageSize <= document.Length)];
    }

    private void ReadParagraphs(int number)
    {
        var entrySize = isOld ? 7 : 13;
        var page = document.AsSpan(number * PageSize, PageSize);
        for (int index = 0, count = page[^1]; index < count && Entry(page, index, entrySize) is { } at; index++)
        {
            if (at == 0) continue;
            // In words, in Word 97 with the byte that says so; when the first byte is zero the second counts.
            var (start, size) = page[at] > 0 ? (at + 1, (page[at] * 2) - (isOld ? 0 : 1)) : at + 1 < PageSize ? (at + 2, page[at + 1] * 2) : (at, 0);
            if (size < 2 || start + size > PageSize) continue;
            var changes = page[(start + 2)..(start + size)].ToArray();
            var (list, level, endsRow) = isOld ? default : Number(changes);
            var paragraph = new WordParagraph(CompoundFile.UInt16(page, start), list, level, endsRow);
            paragraphs.Add((Place(page, index), Place(page, index + 1), isOld ? Old(paragraph, changes) : paragraph));
        }
    }

    private static WordParagraph Old(WordParagraph paragraph, byte[] changes)
    {
        foreach (var (code, value) in WordOldFormatting.Changes(changes))
        {
            if (code == OldNumber) paragraph = paragraph with { Number = value };
            else if (code == OldLevel) paragraph = paragraph with { Level = value[0] };
            else if (code == RowEnd) paragraph = paragraph with { EndsRow = value[0] != 0 };
        }

        return paragraph;
    }

    private void ReadLetters(int number)
    {
        var page = document.AsSpan(number * PageSize, PageSize);
        for (int index = 0, count = page[^1]; index < count && Entry(page, index, 1) is { } at; index++)
        {
            if (at == 0 || at + 1 + page[at] > PageSize) continue;
            if (Format(page[(at + 1)..(at + 1 + page[at])].ToArray()) is { } format) letters.Add((Place(page, index), Place(page, index + 1), format));
        }
    }

    private WordLetters? Format(byte[] changes)
    {
        WordLetters? format = null;
        foreach (var (code, value) in isOld ? WordOldFormatting.Changes(changes) : Changes(changes))
        {
            // 0x80 and 0x81: as the style, and the opposite; styles hide nothing.
            if (code is DeletedLetters or HiddenLetters) format = value[0] is 1 or 0x81 ? new WordLetters(null) : format;
            else if (code == SymbolLetter) format ??= new WordLetters(SymbolFont.Letter(fonts.ElementAtOrDefault(CompoundFile.UInt16(value, 0)), CompoundFile.UInt16(value, 2)));
        }

        return format;
    }

    /// <summary>The names of the fonts, by number: each entry says its length, and behind 40 bytes its name.</summary>
    private static List<string> Fonts(byte[] table)
    {
        const int Head = 4, Name = 40;
        var names = new List<string>();
        for (int left = CompoundFile.UInt16(table, 0), at = Head; left > 0 && at < table.Length; left--, at += table[at] + 1)
        {
            var entry = table.AsSpan(at, Math.Min(table[at] + 1, table.Length - at));
            names.Add(entry.Length > Name ? System.Text.Encoding.Unicode.GetString(entry[Name..]).Split('\0')[0] : "");
        }

        return names;
    }

    /// <summary>Where in the page the formatting of a stretch stands: 0 when there is none, null when the page is damaged.</summary>
    private static int? Entry(ReadOnlySpan<byte> page, int index, int size)
    {
        var at = (4 * (page[^1] + 1)) + (index * size);
        return at >= PageSize - 1 ? null : page[at] * 2;
    }

    private static uint Place(ReadOnlySpan<byte> page, int index) => CompoundFile.UInt32(page, index * 4);

    private static T? At<T>(List<(uint From, uint To, T Format)> stretches, uint place)
        where T : class
    {
        var (low, high) = (0, stretches.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (stretches[middle].From <= place) low = middle + 1;
            else high = middle;
        }

        return low > 0 && place < stretches[low - 1].To ? stretches[low - 1].Format : null;
    }
}
