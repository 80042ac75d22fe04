namespace DirectiveSearch.Directives;

/// <summary>What the capitals of a stretch say.</summary>
internal static class LetterCase
{
    public static bool HasLower(this ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
            if (char.IsLower(letter)) return true;
        return false;
    }

    public static bool HasLetter(this ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
            if (char.IsLetter(unit)) return true;
        return false;
    }

    public static bool HasUpper(this ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
            if (char.IsUpper(letter)) return true;
        return false;
    }

    public static bool HasDigit(this ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
            if (char.IsDigit(unit)) return true;
        return false;
    }

    public static bool AreLetters(this ReadOnlySpan<char> word)
    {
        foreach (var unit in word)
            if (!char.IsLetter(unit)) return false;
        return true;
    }

    /// <summary>Whether there are letters and all are capitals.</summary>
    public static bool IsUpper(this ReadOnlySpan<char> text)
    {
        var upper = false;
        foreach (var letter in text)
        {
            if (char.IsLower(letter)) return false;
            upper |= char.IsUpper(letter);
        }

        return upper;
    }
}
