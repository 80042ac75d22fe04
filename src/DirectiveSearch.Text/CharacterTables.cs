using System.Globalization;

namespace DirectiveSearch.Text;

/// <summary>The tables of single characters, spread over all code units for look-up without branches.</summary>
internal static class CharacterTables
{
    /// <summary>Stands for a character that is dropped.</summary>
    public const char Dropped = '\0';

    /// <summary>The code unit that takes each one's place at the door.</summary>
    public static readonly char[] Replacement = ReadReplacements();

    /// <summary>The folded form of each code unit.</summary>
    public static readonly char[] Folded = ReadFolded();

    /// <summary>Letters of other alphabets and the Latin ones that they look like.</summary>
    public static readonly Dictionary<char, char> LookAlikes =
        EmbeddedTable.Read(typeof(EmbeddedTable).Assembly, "look-alikes.tsv").ToDictionary(row => row[0][0], row => row[1][0]);

    private static char[] ReadReplacements()
    {
        var table = new char[char.MaxValue + 1];
        for (var unit = 0; unit < table.Length; unit++) table[unit] = (char)unit;
        foreach (var row in EmbeddedTable.Read(typeof(EmbeddedTable).Assembly, "replacements.tsv"))
        {
            table[int.Parse(row[0], NumberStyles.HexNumber)] = row[1] switch { "" => Dropped, @"\n" => '\n', @"\s" => ' ', var other => other[0] };
        }

        return table;
    }

    private static char[] ReadFolded()
    {
        var bases = new Dictionary<char, char>();
        foreach (var row in EmbeddedTable.Read(typeof(EmbeddedTable).Assembly, "fold.tsv"))
        {
            foreach (var letter in row[1]) bases[letter] = row[0][0];
        }

        var table = new char[char.MaxValue + 1];
        for (var unit = 0; unit < table.Length; unit++)
        {
            var lower = char.ToLowerInvariant((char)unit);
            table[unit] = bases.GetValueOrDefault(lower, lower);
        }

        return table;
    }
}
