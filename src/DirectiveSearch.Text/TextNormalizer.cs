namespace DirectiveSearch.Text;

/// <summary>Normalises text at the door: NFC, one form of đ, hyphen, slash and blank, line breaks as \n, no invisible
/// characters, letters of other alphabets inside Latin words as their Latin twins. Every dash, the en dash included,
/// becomes a plain hyphen: scanned and typed numbers use them alike. Quotation marks stay.</summary>
public static class TextNormalizer
{
    /// <summary>In time linear in the length; the very same string comes back when nothing changes.</summary>
    public static NormalizedText Normalize(string published)
    {
        var unchanged = UnchangedLength(published);
        return unchanged == published.Length
            ? new NormalizedText(published, published, null)
            : new NormalizingPass(published, unchanged).Run();
    }

    internal static bool IsDropped(char unit) => CharacterTables.Replacement[unit] == CharacterTables.Dropped;

    /// <summary>Whether a code unit always stands for itself unless a combining mark follows.</summary>
    internal static bool IsPlain(char unit) =>
        (unit < '\u0300' || unit is (>= '\u1E00' and <= '\u1EFF') or (>= '\u2018' and <= '\u2026')) && CharacterTables.Replacement[unit] == unit;

    private static int UnchangedLength(string published)
    {
        for (var index = 0; index < published.Length; index++)
        {
            // The unit before a change may compose with it, so it is left to the pass.
            if (!IsPlain(published[index])) return Math.Max(0, index - 1);
        }

        return published.Length;
    }
}
