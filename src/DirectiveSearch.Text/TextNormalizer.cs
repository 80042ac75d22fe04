namespace DirectiveSearch.Text;

/// <summary>Normalises text at the door: NFC, one form of đ, hyphen, slash and blank, line breaks as \n, no invisible
/// characters, letters of other alphabets inside Latin words as their Latin twins. Every dash, the en dash included,
/// becomes a plain hyphen: scanned and typed numbers use them alike. Quotation marks stay. Capitals that an old conversion broke
/// are whole again.</summary>
public static class TextNormalizer
{
    private static readonly bool[] Plain = [.. Enumerable.Range(0, char.MaxValue + 1).Select(unit => StandsForItself((char)unit))];

    /// <summary>In time linear in the length; the very same string comes back when nothing changes.</summary>
    public static NormalizedText Normalize(string published)
    {
        var plain = EndOfPlain(published, 0);
        if (plain == published.Length) return new NormalizedText(published, BrokenCapitals.MendAll(published), null);

        // The unit before a change may compose with it, so it is left to the pass.
        return new NormalizingPass(published, Math.Max(0, plain - 1)).Run();
    }

    /// <summary>Letters with combining marks as one (NFC), and nothing else; String.Normalize does nothing in the invariant mode that this product runs in.</summary>
    public static string Compose(string text) => text.AsSpan().IndexOfAnyInRange(Composition.FirstMark, Composition.LastMark) < 0 ? text : Composition.ComposeAll(text);

    internal static bool IsDropped(char unit) => CharacterTables.Replacement[unit] == CharacterTables.Dropped;

    /// <summary>Whether a code unit always stands for itself unless a combining mark follows.</summary>
    internal static bool IsPlain(char unit) => Plain[unit];

    private static bool StandsForItself(char unit) =>
        (unit < '\u0300' || unit is (>= '\u1E00' and <= '\u1EFF') or (>= '\u2018' and <= '\u2026')) && CharacterTables.Replacement[unit] == unit;

    /// <summary>The end of the units that stand for themselves.</summary>
    internal static int EndOfPlain(string published, int index)
    {
        var plain = Plain;
        while (index < published.Length && plain[published[index]]) index++;
        return index;
    }
}
