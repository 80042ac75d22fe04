using DirectiveSearch.Text.Legacy;

namespace DirectiveSearch.Text;

/// <summary>Mends words whose letters with marks were left small among capitals by an old conversion ("SắC LệNH CủA CHủ TịCH").
/// Words with a small letter of ASCII are meant so ("mRNA", "TTg"), and lengths stay.</summary>
internal static class BrokenCapitals
{
    private static readonly bool[] Small = [.. Enumerable.Range(0, char.MaxValue + 1).Select(unit => unit > 127 && char.IsLower((char)unit) && VietnameseLetters.Has((char)unit))];

    /// <summary>In time linear in the length; the very same string comes back when nothing is broken.</summary>
    public static string MendAll(string text)
    {
        char[]? mended = null;
        var rest = text.AsSpan();
        for (int found, start = 0; (found = rest[start..].IndexOfAnyInRange('A', 'Z')) >= 0;)
        {
            start += found;
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
