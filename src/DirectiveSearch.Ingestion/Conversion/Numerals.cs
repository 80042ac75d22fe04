namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Numbers as lists print them.</summary>
internal static class Numerals
{
    private static readonly (int Value, string Letters)[] Steps =
        [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

    public static string Roman(int number)
    {
        if (number is <= 0 or >= 4000) return $"{number}";
        var letters = "";
        foreach (var (value, step) in Steps)
        {
            for (; number >= value; number -= value) letters += step;
        }

        return letters;
    }

    /// <summary>a, b … z, aa: as word processors count with letters.</summary>
    public static string Letter(int number) =>
        number <= 0 ? $"{number}" : new string((char)('a' + ((number - 1) % 26)), Math.Min(((number - 1) / 26) + 1, 8));
}
