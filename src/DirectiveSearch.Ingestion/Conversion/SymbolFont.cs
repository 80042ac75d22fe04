using System.Globalization;
using DirectiveSearch.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>The letters of symbol fonts, whose codes are no characters.</summary>
internal static class SymbolFont
{
    private static readonly Dictionary<int, char> Letters = EmbeddedTable.Read(typeof(SymbolFont).Assembly, "symbol-font.tsv")
        .ToDictionary(row => int.Parse(row[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture), row => row[1][0]);

    /// <summary>What is printed for a code (also F000 and up, as files keep it); null when that says nothing in words.</summary>
    /// <param name="font">Its name; null: not told.</param>
    public static char? Letter(string? font, int code)
    {
        code &= 0xFF;
        // Bullets are what officials type as a hyphen, in Symbol and in Wingdings.
        if (code is 0xB7 or 0xA7) return '-';
        if (font is not null && font.StartsWith("Symbol", StringComparison.OrdinalIgnoreCase) && Letters.TryGetValue(code, out var letter)) return letter;
        // Digits and signs look like themselves.
        return code is >= 0x20 and <= 0x40 ? (char)code : null;
    }
}
