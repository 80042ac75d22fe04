using System.Buffers;
using System.Text;

namespace DirectiveSearch.Text;

/// <summary>Numbers of instruments: 34-CT/TW, 06/2022/QH15, 04/CT-UBND.</summary>
public static class InstrumentNumber
{
    private const int LongestOnStack = 64;

    /// <summary>Parts that are printed in mixed case (TTg, CTr, QyĐ), by their upper-case form.</summary>
    private static readonly Dictionary<string, string> MixedCase =
        EmbeddedTable.Read(typeof(EmbeddedTable).Assembly, "mixed-case-codes.tsv").ToDictionary(row => row[0].ToUpperInvariant(), row => row[0]);

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByUpper = MixedCase.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Mixed = MixedCase.Values.ToHashSet().GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> FiguresAndCapitals = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZĐ");

    /// <summary>As it would be printed: no blanks, plain hyphens, usual case (06/QĐ-TTg), leading zeros as written, foreign letters as their Latin twins.</summary>
    public static string Canonical(string stated)
    {
        if (IsCanonical(stated)) return stated;
        var text = WithoutBlanks(stated);
        var canonical = new StringBuilder(text.Length);
        var part = new StringBuilder();
        foreach (var unit in text)
        {
            if (unit is not ('-' or '/' or '&' or '.'))
            {
                part.Append(unit);
                continue;
            }

            canonical.Append(UsualCase(part.ToString())).Append(unit);
            part.Clear();
        }

        return canonical.Append(UsualCase(part.ToString())).ToString();
    }

    /// <summary>Whether all parts are figures, capitals or printed in mixed case, as they are in most numbers.</summary>
    private static bool IsCanonical(ReadOnlySpan<char> stated)
    {
        foreach (var part in stated.SplitAny('-', '/', '&', '.'))
        {
            var read = stated[part];
            if (read.ContainsAnyExcept(FiguresAndCapitals) ? !Mixed.Contains(read) : ByUpper.ContainsKey(read)) return false;
        }

        return true;
    }

    /// <summary>The key under which all spellings meet: folded letters and digits, leading zeros of the first number dropped (34-CT/TW, 34 ct tw and 034CT/TW are 34cttw).</summary>
    public static string Key(string stated)
    {
        var text = WithoutBlanks(stated);
        Span<char> key = text.Length <= LongestOnStack ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var unit in text)
        {
            if (!char.IsLetterOrDigit(unit)) continue;
            if (length == 1 && key[0] == '0' && char.IsAsciiDigit(unit)) length = 0;
            key[length++] = Folding.Fold(unit);
        }

        return key[..length].ToString();
    }

    /// <summary>Normalised twice, for a look-alike letter shows as such only in the closed-up code.</summary>
    private static string WithoutBlanks(string stated) =>
        TextNormalizer.EndOfPlain(stated, 0) == stated.Length && !stated.Any(char.IsWhiteSpace) ? stated
        : TextNormalizer.Normalize(string.Concat(TextNormalizer.Normalize(stated).Text.Where(unit => !char.IsWhiteSpace(unit)))).Text;

    /// <summary>The letter of an inserted number (30c/NQ-CP) stays small; mixed case with two capitals or more is somebody's own code (GDTrH) and stays; the rest is printed in capitals.</summary>
    private static string UsualCase(string part)
    {
        if (part is [.. var digits, >= 'a' and <= 'e'] && digits.Length > 0 && digits.All(char.IsAsciiDigit)) return part;
        var upper = part.ToUpperInvariant();
        if (MixedCase.TryGetValue(upper, out var usual)) return usual;
        var capitals = part.Count(char.IsUpper);
        if (capitals >= 2 || part.Any(unit => unit > '\u024F' && unit is < '\u1E00' or > '\u1EFF') || Folding.Fold(upper) != Folding.Fold(part)) return part;
        return upper;
    }
}
