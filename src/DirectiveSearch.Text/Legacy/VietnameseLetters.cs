namespace DirectiveSearch.Text.Legacy;

/// <summary>What Vietnamese is written with.</summary>
internal static class VietnameseLetters
{
    private static readonly bool[] Marked = Spread("ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ");

    /// <summary>Whether a letter with marks (or a loose mark) is one of them.</summary>
    public static bool Has(char letter) => Marked[letter] || letter is '\u0300' or '\u0301' or '\u0302' or '\u0303' or '\u0306' or '\u0309' or '\u031B' or '\u0323';

    /// <summary>Whether letters are spelled as one Vietnamese syllable, in a case that is written.</summary>
    public static bool IsWord(string letters)
    {
        if (letters.AsSpan().IndexOfAnyInRange('\u0300', '\u036F') >= 0) letters = TextNormalizer.Normalize(letters).Text;
        if (letters.Length > Syllables.Longest || HasStrayCapital(letters)) return false;
        var (toneless, tone) = TonePlacement.Take(letters.ToLowerInvariant());
        return Syllables.IsSyllable(toneless, tone);
    }

    /// <summary>Whether the tone stands where either school puts it: hòa, hoà.</summary>
    public static bool HasToneInPlace(string syllable)
    {
        var lower = syllable.ToLowerInvariant();
        if (TonePlacement.Unify(lower) == lower) return true;
        return lower.Length > 1 && (lower[^2], Folding.Fold(lower[^1])) is ('o', 'a') or ('o', 'e') or ('u', 'y');
    }

    /// <summary>A capital with marks behind small letters of ASCII: no one writes so, and what breaks capitals breaks them the other way.</summary>
    private static bool HasStrayCapital(string letters) =>
        letters.AsSpan().IndexOfAnyInRange('a', 'z') is >= 0 and var small && letters.AsSpan(small).IndexOfAny(Capitals) >= 0;

    private static readonly System.Buffers.SearchValues<char> Capitals =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(128, 0x1EFF - 128).Select(unit => (char)unit).Where(char.IsUpper)]);

    private static bool[] Spread(string letters)
    {
        var table = new bool[char.MaxValue + 1];
        foreach (var letter in letters) table[letter] = table[char.ToUpperInvariant(letter)] = true;
        return table;
    }
}
