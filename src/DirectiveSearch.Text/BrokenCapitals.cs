namespace DirectiveSearch.Text;

/// <summary>Mends words whose letters with marks were left small among capitals by an old conversion ("SắC LệNH CủA").</summary>
internal static class BrokenCapitals
{
    /// <summary>The same word, in capitals when all its ASCII letters are, and at least two; same length.</summary>
    public static string Mend(string word)
    {
        var (capitals, small) = (0, 0);
        foreach (var letter in word)
        {
            if (char.IsAsciiLetterUpper(letter)) capitals++;
            else if (char.IsAsciiLetterLower(letter)) return word;
            else if (char.IsLower(letter)) small++;
        }

        return small > 0 && capitals > 1 ? word.ToUpperInvariant() : word;
    }
}
