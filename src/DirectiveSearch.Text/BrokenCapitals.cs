using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using DirectiveSearch.Text.Legacy;

namespace DirectiveSearch.Text;

/// <summary>Mends words whose letters with marks were left small among capitals by an old conversion ("SắC LệNH CủA CHủ TịCH").
/// Words with a small letter of ASCII are meant so ("mRNA", "TTg"), and lengths stay.</summary>
internal static class BrokenCapitals
{
    private static readonly bool[] Small = [.. Enumerable.Range(0, char.MaxValue + 1).Select(unit => unit > 127 && char.IsLower((char)unit) && VietnameseLetters.Has((char)unit))];

    private static readonly Vector256<ushort> Ascii = Vector256.Create((ushort)127);

    /// <summary>In time linear in the length; the very same string comes back when nothing is broken.</summary>
    public static string MendAll(string text)
    {
        char[]? mended = null;
        var rest = text.AsSpan();
        for (var start = 0; (start = NextMixed(rest, start)) < rest.Length;)
        {
            if (!IsSuspect(rest, start++)) continue;
            var (from, to) = Word(rest, start);
            start = to;
            if (!IsBroken(rest[from..to])) continue;
            mended ??= text.ToCharArray();
            Raise(mended, from, to);
            RaiseNeighbours(mended, from, -1);
            RaiseNeighbours(mended, to - 1, 1);
        }

        return mended is null ? text : new string(mended);
    }

    /// <summary>One word; the very same string when it is not broken.</summary>
    public static string Mend(string word) => IsBroken(word) ? word.ToUpperInvariant() : word;

    /// <summary>The next capital of ASCII behind another letter than those of ASCII, or before a second capital and such a letter; the end when there is none.
    /// That is all but never so, and is told of sixteen characters at a time.</summary>
    private static int NextMixed(ReadOnlySpan<char> text, int from)
    {
        var units = MemoryMarshal.Cast<char, ushort>(text);
        var at = from;
        if (at == 0 && units.Length > 0 && IsSuspect(text, at) && char.IsAsciiLetterUpper(text[0])) return 0;
        for (at = Math.Max(1, at); at + Vector256<ushort>.Count + 2 <= units.Length; at += Vector256<ushort>.Count)
        {
            var (before, here, next, second) = (Vector256.Create(units[(at - 1)..]), Vector256.Create(units[at..]), Vector256.Create(units[(at + 1)..]), Vector256.Create(units[(at + 2)..]));
            var mixed = Capitals(here) & (Vector256.GreaterThan(before, Ascii) | (Capitals(next) & Vector256.GreaterThan(second, Ascii)));
            if (mixed != Vector256<ushort>.Zero) return at + BitOperations.TrailingZeroCount(mixed.ExtractMostSignificantBits());
        }

        while (at < text.Length && !char.IsAsciiLetterUpper(text[at])) at++;
        return Math.Min(at, text.Length);
    }

    private static Vector256<ushort> Capitals(Vector256<ushort> units) => Vector256.LessThanOrEqual(units - Vector256.Create((ushort)'A'), Vector256.Create((ushort)('Z' - 'A')));

    /// <summary>What no word that is written as meant has: a capital behind a small letter with marks, or two before one.</summary>
    private static bool IsSuspect(ReadOnlySpan<char> text, int capital) =>
        (capital > 0 && Small[text[capital - 1]]) || (capital + 2 < text.Length && Small[text[capital + 2]] && char.IsAsciiLetterUpper(text[capital + 1]));

    private static (int From, int To) Word(ReadOnlySpan<char> text, int within)
    {
        var (from, to) = (within, within);
        while (from > 0 && char.IsLetter(text[from - 1])) from--;
        while (to < text.Length && char.IsLetter(text[to])) to++;
        return (from, to);
    }

    private static bool IsBroken(ReadOnlySpan<char> word)
    {
        var (capitals, small) = (0, 0);
        foreach (var letter in word)
        {
            if (char.IsAsciiLetterUpper(letter)) capitals++;
            else if (Small[letter]) small++;
            else if (!char.IsUpper(letter)) return false;
        }

        return small > 0 && (capitals > 1 || (capitals == 1 && Small[word[0]]));
    }

    /// <summary>Words beside a broken one that could be written as meant ("Về VIệC"): a capital and small letters with marks, no other.</summary>
    private static void RaiseNeighbours(char[] text, int edge, int step)
    {
        for (var at = edge + step; at > 0 && at < text.Length && text[at] == ' ';)
        {
            var (from, to) = Word(text, at + (step > 0 ? 1 : 0));
            if (from == to || text.AsSpan(from, to - from).IndexOfAnyInRange('a', 'z') >= 0) return;
            Raise(text, from, to);
            at = step > 0 ? to : from - 1;
        }
    }

    private static void Raise(char[] text, int from, int to)
    {
        for (var index = from; index < to; index++) text[index] = Small[text[index]] ? char.ToUpperInvariant(text[index]) : text[index];
    }
}
