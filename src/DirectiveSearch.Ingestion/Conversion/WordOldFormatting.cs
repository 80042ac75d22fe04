using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>What differs in files of Word 6 and 95: codes of formatting have one byte, and a number is described where it stands.</summary>
internal static class WordOldFormatting
{
    private const byte Varying = 255;

    /// <summary>How many bytes follow each code (first code, last code, bytes); of others it is not known.</summary>
    private static readonly (byte First, byte Last, byte Size)[] Sizes =
    [
        (2, 2, 2), (3, 3, Varying), (4, 11, 1), (12, 12, Varying), (13, 14, 1), (15, 15, Varying), (16, 19, 2), (20, 20, 4), (21, 22, 2), (23, 23, Varying), (24, 25, 1), (26, 28, 2), (29, 29, 1),
        (30, 36, 2), (37, 37, 1), (38, 43, 2), (44, 44, 1), (45, 49, 2), (50, 51, 1), (52, 52, 0), (64, 64, Varying), (65, 67, 1), (68, 68, Varying), (69, 69, 2), (70, 70, 4), (71, 71, 1),
        (72, 72, 2), (73, 73, 3), (74, 74, Varying), (75, 75, 1), (77, 79, Varying), (80, 80, 2), (81, 82, Varying), (83, 83, 0), (85, 92, 1), (93, 93, 2), (94, 94, 1), (95, 95, 3), (96, 97, 2),
        (98, 98, 1), (99, 99, 2), (100, 100, 1), (101, 101, 2), (102, 102, 1), (103, 103, Varying), (104, 104, 1), (105, 106, Varying), (107, 107, 2), (108, 108, Varying), (109, 110, 2), (117, 118, 1),
    ];

    /// <summary>The changes that a list of formatting makes, their codes as Word 97 has them.</summary>
    public static IEnumerable<(ushort Code, byte[] Value)> Changes(byte[] list)
    {
        for (var at = 0; at < list.Length;)
        {
            var code = list[at++];
            var known = Array.Find(Sizes, size => code >= size.First && code <= size.Last);
            if (known.First == 0) yield break;
            var size = known.Size == Varying ? at < list.Length ? list[at] + 1 : 1 : known.Size;
            if (at + size > list.Length) yield break;
            yield return (Modern(code), list[at..(at + size)]);
            at += size;
        }
    }

    private static ushort Modern(byte code) => code switch
    {
        12 => WordBinaryFormatting.OldNumber, 13 => WordBinaryFormatting.OldLevel, 25 => WordBinaryFormatting.RowEnd, 65 => WordBinaryFormatting.DeletedLetters, 92 => WordBinaryFormatting.HiddenLetters, _ => 0,
    };
}

/// <summary>Counts the numbers of paragraphs that Word 6 or 95 numbers one after the other; those of headings, which the section describes, are not read.</summary>
internal sealed class WordOldNumbering
{
    private const int Numbered = 10, Bulleted = 11;

    /// <summary>Places in the description of a number.</summary>
    private const int Kind = 1, Before = 2, After = 3, Start = 11, Words = 21;

    private int count;

    /// <summary>The number to print before the next paragraph, or null; one without a number ends the row.</summary>
    public string? Next(WordParagraph? paragraph)
    {
        if (paragraph?.Level == Bulleted) return "-";
        if (paragraph is not { Level: Numbered, Number: { Length: > Words } shape })
        {
            count = 0;
            return null;
        }

        count = count == 0 ? CompoundFile.UInt16(shape, Start) : count + 1;
        var before = Math.Min((int)shape[Before], shape.Length - Words);
        var words = Encoding.Latin1.GetString(shape, Words, shape.Length - Words);
        var printed = $"{words[..before]}{WordBinaryNumbering.Print(count, shape[Kind])}{words.AsSpan(before, Math.Min((int)shape[After], words.Length - before))}".Replace("\0", "", StringComparison.Ordinal).Trim();
        return printed.Length == 0 ? null : printed;
    }
}
