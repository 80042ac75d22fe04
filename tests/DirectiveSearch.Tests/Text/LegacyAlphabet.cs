using System.Globalization;
using System.Text;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Text;

/// <summary>Writes Vietnamese in a dead encoding, from the table that the product reads it with, as a converter shows it that takes it for Windows-1252.</summary>
internal sealed class LegacyAlphabet(string table, bool smallOnly)
{
    private static readonly char[] Shown = ReadShown();

    private readonly Dictionary<string, byte[]> codes = EmbeddedTable.Read(typeof(EmbeddedTable).Assembly, table)
        .DistinctBy(row => row[1]).ToDictionary(row => row[1], row => row[0].Split(' ').Select(Byte).ToArray());

    public static IReadOnlyDictionary<string, LegacyAlphabet> All { get; } = new Dictionary<string, LegacyAlphabet>
    {
        ["TCVN3"] = new("legacy-tcvn3.tsv", smallOnly: true), ["VNI-Windows"] = new("legacy-vni-windows.tsv", smallOnly: false),
        ["VISCII"] = new("legacy-viscii.tsv", smallOnly: false), ["Windows-1258"] = new("legacy-windows-1258.tsv", smallOnly: false),
    };

    public string Write(string text) => string.Concat(Write(text, code => Shown[code].ToString()));

    public byte[] Bytes(string text) => [.. Write(text, code => code)];

    private IEnumerable<T> Write<T>(string text, Func<byte, T> show)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var letter = rune.ToString();
            if (codes.TryGetValue(letter, out var code) || (smallOnly && codes.TryGetValue(letter.ToLowerInvariant(), out code)))
            {
                foreach (var unit in code) yield return show(unit);
            }
            else
            {
                yield return show((byte)Math.Max(0, Array.IndexOf(Shown, letter[0])));
            }
        }
    }

    private static byte Byte(string code) => byte.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static char[] ReadShown()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(1252).GetString([.. Enumerable.Range(0, 256).Select(code => (byte)code)]).ToCharArray();
    }
}
