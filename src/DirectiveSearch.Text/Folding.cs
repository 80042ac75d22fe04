namespace DirectiveSearch.Text;

/// <summary>Removes case, tone and vowel marks, one code unit for one code unit.</summary>
public static class Folding
{
    /// <summary>Lower case without marks, đ as d; same length as the (NFC) input.</summary>
    public static string Fold(string normalized) => string.Create(normalized.Length, normalized, static (folded, source) => Fold(source, folded));

    /// <param name="folded">As long as the input.</param>
    public static void Fold(ReadOnlySpan<char> normalized, Span<char> folded)
    {
        for (var index = 0; index < normalized.Length; index++) folded[index] = CharacterTables.Folded[normalized[index]];
    }

    public static char Fold(char unit) => CharacterTables.Folded[unit];
}
