using System.Text;

namespace DirectiveSearch.Crawlers.Fetching;

/// <summary>Paths as RFC 9309 compares them: octets beyond ASCII percent-encoded, unreserved ones not, hex digits in capitals.</summary>
internal static class RobotsPath
{
    private const string Unreserved = "-._~";
    private const string Kept = "!&'()+,/:;=?@[]%";

    /// <summary>A "*" or "$" of an address is an ordinary character.</summary>
    public static string OfAddress(string pathAndQuery) => Normalise(pathAndQuery).Replace("*", "%2A", StringComparison.Ordinal).Replace("$", "%24", StringComparison.Ordinal);

    public static string OfRule(ReadOnlySpan<char> value)
    {
        var ends = value[^1] == '$';
        var pattern = Normalise(ends ? value[..^1] : value).Replace("$", "%24", StringComparison.Ordinal);
        return ends ? pattern + "$" : pattern;
    }

    /// <summary>Whether the path begins as the pattern says. Each stretch between two "*" is looked for once, so there is nothing to go back for.</summary>
    public static bool Matches(string pattern, string path)
    {
        var toEnd = pattern[^1] == '$';
        var rest = path.AsSpan();
        var wanted = toEnd ? pattern.AsSpan(0, pattern.Length - 1) : pattern.AsSpan();
        for (var first = true; ; first = false)
        {
            var star = wanted.IndexOf('*');
            if (star < 0) return EndsWith(wanted, rest, first, toEnd);
            var at = first ? (rest.StartsWith(wanted[..star]) ? 0 : -1) : rest.IndexOf(wanted[..star]);
            if (at < 0) return false;
            rest = rest[(at + star)..];
            wanted = wanted[(star + 1)..];
        }
    }

    private static bool EndsWith(ReadOnlySpan<char> last, ReadOnlySpan<char> rest, bool alone, bool toEnd) => (alone, toEnd) switch
    {
        (true, true) => rest.SequenceEqual(last),
        (true, false) => rest.StartsWith(last),
        (false, true) => rest.EndsWith(last),
        (false, false) => rest.IndexOf(last) >= 0,
    };

    private static string Normalise(ReadOnlySpan<char> value)
    {
        var normalised = new StringBuilder(value.Length);
        Span<byte> octets = stackalloc byte[4];
        for (var at = 0; at < value.Length;)
        {
            if (value[at] == '%' && at + 2 < value.Length && byte.TryParse(value.Slice(at + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var octet))
            {
                if (IsUnreserved((char)octet)) normalised.Append((char)octet);
                else Encode(normalised, octet);
                at += 3;
                continue;
            }

            Rune.DecodeFromUtf16(value[at..], out var rune, out var length);
            if (rune.IsAscii && (IsUnreserved((char)rune.Value) || Kept.Contains((char)rune.Value) || rune.Value is '*' or '$')) normalised.Append((char)rune.Value);
            else foreach (var part in octets[..rune.EncodeToUtf8(octets)]) Encode(normalised, part);
            at += length;
        }

        return normalised.ToString();
    }

    private static void Encode(StringBuilder normalised, byte octet) => normalised.Append('%').Append(octet.ToString("X2"));

    private static bool IsUnreserved(char unit) => char.IsAsciiLetterOrDigit(unit) || Unreserved.Contains(unit);
}
