using System.Buffers;
using System.Text;

namespace DirectiveSearch.Directives.Units;

/// <summary>The abbreviations of abbreviations.tsv, both ways.</summary>
internal static class Abbreviations
{
    private static readonly Dictionary<string, string> Words =
        DataTable.Rows("abbreviations", 3).ToDictionary(cells => cells[0], cells => cells[1]);

    private static readonly (string Words, string Short)[] Shortened =
        [.. DataTable.Rows("abbreviations", 3).Where(cells => cells[2] == "x").Select(cells => (cells[1], cells[0]))];

    /// <summary>What one abbreviation stands for; null when unknown.</summary>
    public static string? Find(string abbreviation) => Words.GetValueOrDefault(abbreviation);

    /// <summary>Replaces every word that is a known abbreviation: "UBND huyện" becomes "Ủy ban nhân dân huyện".
    /// In capitals TƯ may be a syllable (SỞ TƯ PHÁP): it stands for more only where that makes a known name.</summary>
    public static string Expand(string name)
    {
        var full = Expanded(name, static _ => true);
        if (name.HasLower() || !name.Split(' ').Any(IsSyllable) || OrganisationTable.Find(full) is not null) return full;
        return Expanded(name, static word => !IsSyllable(word));
    }

    /// <summary>Consonants, then vowels to the end: TƯ, TU, HU, ĐU.</summary>
    private static bool IsSyllable(string word)
    {
        var vowel = word.AsSpan().IndexOfAny(Vowels);
        return vowel > 0 && word.AsSpan(vowel).IndexOfAnyExcept(Vowels) < 0;
    }

    private static readonly SearchValues<char> Vowels = SearchValues.Create("AĂÂEÊIOÔƠUƯY");

    private static string Expanded(string name, Func<string, bool> taken)
    {
        var expanded = new StringBuilder(name.Length + 16);
        foreach (var word in name.Replace("TP.", "TP ").Replace("TX.", "TX ").Replace("TT.", "TT ").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var bare = word.TrimEnd(',', ';', '.');
            expanded.Append(expanded.Length == 0 ? "" : " ").Append(taken(bare) ? Words.GetValueOrDefault(bare, bare) : bare).Append(word.AsSpan(bare.Length));
        }

        return expanded.ToString();
    }

    /// <summary>The name as officials write it in running text: UBND huyện Vĩnh Cửu.</summary>
    public static string Shorten(string name) =>
        Shortened.Aggregate(name, (text, pair) => text.Replace(pair.Words, pair.Short)).Replace("Thành phố Hồ Chí Minh", "TP. Hồ Chí Minh");
}
