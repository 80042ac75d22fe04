using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>The lists of a Word 97 to 2003 file: counts the automatic numbers (Điều 1., I., a), -) as Word prints them.</summary>
internal sealed class WordBinaryNumbering
{
    private const int Levels = 9;

    private const int StyleTable = 1, ListTable = 73, UseTable = 74;

    private const int ListSize = 28, LevelSize = 28, UseSize = 16;

    /// <summary>Styles based on each other in a circle must come to an end.</summary>
    private const int DeepestStyle = 20;

    private const byte Bullet = 23, NoNumber = 255;

    private readonly Dictionary<uint, Level?[]> lists = [];
    private readonly List<(uint List, Level?[] Levels, bool IsOwn)> uses = [];
    private readonly List<(int Base, int? List, int? Level)> styles = [];
    private readonly Dictionary<long, int[]> counters = [];

    private sealed record Level(int Start, byte Kind, string Pattern);

    /// <exception cref="InvalidDataException">Damaged.</exception>
    public WordBinaryNumbering(WordBinaryFile file)
    {
        ReadLists(new Cursor(file.TableFrom(ListTable)));
        ReadUses(new Cursor(file.TableFrom(UseTable)));
        ReadStyles(new Cursor(file.TableFrom(StyleTable)));
    }

    /// <summary>The number to print before the next paragraph, or null; counts it.</summary>
    public string? Next(WordParagraph paragraph)
    {
        var (list, level) = Inherited(paragraph);
        if (list is not > 0 || list > uses.Count || paragraph.EndsRow) return null;
        var (id, levels, isOwn) = uses[list.Value - 1];
        var depth = Math.Clamp(level ?? 0, 0, Levels - 1);
        if (levels[depth] is not { } shape) return null;
        var key = isOwn ? -list.Value : (long)id;
        if (!counters.TryGetValue(key, out var counts)) counters[key] = counts = new int[Levels];
        for (var above = 0; above < depth; above++)
        {
            if (counts[above] == 0) counts[above] = levels[above]?.Start ?? 1;
        }

        counts[depth] = counts[depth] == 0 ? shape.Start : counts[depth] + 1;
        Array.Clear(counts, depth + 1, Levels - depth - 1);
        return Print(levels, shape, counts);
    }

    /// <summary>What the paragraph says, else its style, or the first of those on which that is based.</summary>
    private (int? List, int? Level) Inherited(WordParagraph paragraph)
    {
        var (list, level, style) = (paragraph.List, paragraph.Level, paragraph.Style);
        for (var steps = 0; list is null && style < styles.Count && steps < DeepestStyle; steps++)
        {
            list = styles[style].List;
            level ??= styles[style].Level;
            style = styles[style].Base;
        }

        return (list, level);
    }

    private static string? Print(Level?[] levels, Level shape, int[] counts)
    {
        if (shape.Kind == Bullet) return shape.Pattern is "+" or "*" ? shape.Pattern : "-";
        var text = new StringBuilder();
        foreach (var letter in shape.Pattern)
        {
            if (letter < Levels) text.Append(Print(counts[letter], levels[letter]?.Kind ?? 0));
            else text.Append(letter);
        }

        var printed = text.ToString().Trim();
        return printed.Length == 0 ? null : printed;
    }

    internal static string Print(int number, byte kind) => kind switch
    {
        1 => Numerals.Roman(number),
        2 => Numerals.Roman(number).ToLowerInvariant(),
        3 => Numerals.Letter(number).ToUpperInvariant(),
        4 => Numerals.Letter(number),
        22 => $"{number:00}",
        Bullet or NoNumber => "",
        _ => $"{number}",
    };

    /// <summary>All lists by their ids, then the levels of each: one of a simple list, else nine.</summary>
    private void ReadLists(Cursor table)
    {
        var heads = new List<(uint Id, bool IsSimple)>();
        for (var left = table.UInt16(); left > 0 && table.Left >= ListSize; left--)
        {
            var id = table.UInt32();
            table.Skip(ListSize - 6);
            heads.Add((id, (table.UInt16() & 1) != 0));
        }

        foreach (var (id, isSimple) in heads)
        {
            var levels = new Level?[Levels];
            for (var level = 0; level < (isSimple ? 1 : Levels) && table.Left >= LevelSize; level++) levels[level] = ReadLevel(table);
            lists.TryAdd(id, levels);
        }
    }

    private static Level ReadLevel(Cursor table)
    {
        var (start, kind) = ((int)Math.Min(table.UInt32(), short.MaxValue), table.Byte());
        table.Skip(19);
        var formats = table.Byte() + table.Byte();
        table.Skip(2 + formats);
        return new Level(start, kind, table.Letters(table.UInt16()));
    }

    /// <summary>The lists as paragraphs name them, by number; each may start anew or change levels.</summary>
    private void ReadUses(Cursor table)
    {
        var heads = new List<(uint List, int Changes)>();
        for (var left = table.UInt32(); left > 0 && table.Left >= UseSize; left--)
        {
            var list = table.UInt32();
            table.Skip(8);
            heads.Add((list, table.Byte()));
            table.Skip(3);
        }

        foreach (var (list, changes) in heads)
        {
            var levels = (Level?[])(lists.GetValueOrDefault(list) ?? new Level?[Levels]).Clone();
            table.Skip(4);
            for (var change = 0; change < changes && table.Left >= 8; change++)
            {
                var (start, flags) = ((int)Math.Min(table.UInt32(), short.MaxValue), table.UInt32());
                var level = Math.Min((int)(flags & 0xF), Levels - 1);
                if ((flags & 0x20) != 0 && table.Left >= LevelSize) levels[level] = ReadLevel(table);
                else if ((flags & 0x10) != 0 && levels[level] is { } shape) levels[level] = shape with { Start = start };
            }

            uses.Add((list, levels, changes > 0));
        }
    }

    private void ReadStyles(Cursor table)
    {
        var head = table.UInt16();
        var count = table.UInt16();
        var fixedSize = table.UInt16();
        table.Skip(head - 4);
        for (var style = 0; style < count && table.Left >= 2; style++)
        {
            var own = new Cursor(table.Bytes(table.UInt16()));
            own.Skip(2);
            var (kind, changes) = (own.UInt16(), own.UInt16() & 0xF);
            own.Skip(fixedSize - 6);
            own.Skip((own.UInt16() * 2) + 2);
            var isParagraph = (kind & 0xF) == 1 && changes > 0;
            var list = isParagraph ? own.Bytes(own.UInt16()) : [];
            var (number, level, _) = list.Length > 2 ? WordBinaryFormatting.Number(list[2..]) : default;
            styles.Add((kind >> 4, number, level));
        }
    }

    /// <summary>Reads on and on; beyond the end there are zeros.</summary>
    private sealed class Cursor(byte[] bytes)
    {
        private int at;

        public int Left => bytes.Length - at;

        public void Skip(int count) => at = (int)Math.Min((long)at + Math.Max(count, 0), bytes.Length);

        public byte Byte() => at < bytes.Length ? bytes[at++] : (byte)0;

        public ushort UInt16() => (ushort)(Byte() | (Byte() << 8));

        public uint UInt32() => UInt16() | ((uint)UInt16() << 16);

        public byte[] Bytes(int count)
        {
            var from = at;
            Skip(count);
            return bytes[from..at];
        }

        public string Letters(int count) => Encoding.Unicode.GetString(Bytes(count * 2));
    }
}
