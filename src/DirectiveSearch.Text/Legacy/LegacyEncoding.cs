using System.Globalization;

namespace DirectiveSearch.Text.Legacy;

/// <summary>An encoding of Vietnamese from before Unicode, read from text that a converter took for Windows-1252 or Latin-1.</summary>
internal sealed class LegacyEncoding
{
    /// <summary>The byte that each code unit stands for; -1: none.</summary>
    private static readonly short[] Bytes = ReadBytes();

    private const int LongestSequence = 3;

    private readonly char[] single = new char[256];
    private readonly bool[] opensSequence = new bool[256];
    private readonly Dictionary<int, char> sequences = [];

    private LegacyEncoding(string name, string table)
    {
        Name = name;
        foreach (var row in EmbeddedTable.Read(typeof(LegacyEncoding).Assembly, table))
        {
            var bytes = row[0].Split(' ').Select(code => byte.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
            if (bytes.Length == 1)
            {
                single[bytes[0]] = row[1][0];
                continue;
            }

            opensSequence[bytes[0]] = true;
            sequences[bytes.Aggregate(0, (key, code) => (key * 256) + code)] = row[1][0];
        }
    }

    /// <summary>Those of which one file may mix several come first.</summary>
    public static IReadOnlyList<LegacyEncoding> All { get; } =
    [
        new("TCVN3", "legacy-tcvn3.tsv"), new("VNI-Windows", "legacy-vni-windows.tsv"),
        new("VISCII", "legacy-viscii.tsv"), new("Windows-1258", "legacy-windows-1258.tsv"),
    ];

    public string Name { get; }

    /// <summary>The letter whose code begins at an index, and how many units it takes; 0: none begins there.</summary>
    public int Read(ReadOnlySpan<char> text, int index, out char letter)
    {
        letter = '\0';
        var code = Bytes[text[index]];
        if (code < 0) return 0;
        if (opensSequence[code] && ReadSequence(text[index..], code, ref letter) is > 0 and var length) return length;
        letter = single[code];
        return letter == '\0' ? 0 : 1;
    }

    /// <summary>The longest one that begins here; a mark that was typed twice is one.</summary>
    private int ReadSequence(ReadOnlySpan<char> text, int key, ref char letter)
    {
        var longest = 0;
        for (var length = 2; length <= Math.Min(LongestSequence, text.Length) && Bytes[text[length - 1]] is >= 0 and var code; length++)
        {
            key = (key * 256) + code;
            if (sequences.TryGetValue(key, out var found)) (longest, letter) = (length, found);
        }

        return longest > 0 && longest < text.Length && text[longest] == text[longest - 1] ? longest + 1 : longest;
    }

    /// <summary>A letter of a symbol font in the private use area as the plain one; anything else as it is.</summary>
    public static char Plain(char unit) => unit is >= '\uF020' and <= '\uF07E' ? (char)(unit - '\uF000') : unit;

    /// <summary>Bytes as Windows-1252 shows them, the codes that it leaves open as control codes.</summary>
    public static string Show(ReadOnlySpan<byte> bytes)
    {
        var shown = new char[256];
        for (var code = 0; code < shown.Length; code++) shown[code] = (char)code;
        foreach (var (unit, code) in SeenAs())
        {
            if (code is >= 0x80 and < 0xA0) shown[code] = unit;
        }

        return string.Create(bytes.Length, bytes, (text, source) =>
        {
            for (var index = 0; index < text.Length; index++) text[index] = shown[source[index]];
        });
    }

    private static short[] ReadBytes()
    {
        var bytes = new short[char.MaxValue + 1];
        Array.Fill(bytes, (short)-1);
        for (short code = 0; code < 256; code++) bytes[code] = code;
        for (short code = 0x20; code < 256; code++) bytes['\uF000' + code] = code;
        foreach (var (unit, code) in SeenAs()) bytes[unit] = code;
        return bytes;
    }

    private static IEnumerable<(char Unit, byte Code)> SeenAs() =>
        EmbeddedTable.Read(typeof(LegacyEncoding).Assembly, "legacy-seen-as.tsv").Select(row => (
            (char)int.Parse(row[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture), byte.Parse(row[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
}
