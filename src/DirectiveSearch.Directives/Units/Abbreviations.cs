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

    /// <summary>Replaces every word that is a known abbreviation: "UBND huyện" becomes "Ủy ban nhân dân huyện".</summary>
    public static string Expand(string name)
    {
        var expanded = new StringBuilder(name.Length + 16);
        foreach (var word in name.Replace("TP.", "TP ").Replace("TX.", "TX ").Replace("TT.", "TT ").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var bare = word.TrimEnd(',', ';', '.');
            expanded.Append(expanded.Length == 0 ? "" : " ").Append(Words.GetValueOrDefault(bare, bare)).Append(word.AsSpan(bare.Length));
        }

        return expanded.ToString();
    }

    /// <summary>The name as officials write it in running text: UBND huyện Vĩnh Cửu.</summary>
    public static string Shorten(string name) =>
        Shortened.Aggregate(name, (text, pair) => text.Replace(pair.Words, pair.Short)).Replace("Thành phố Hồ Chí Minh", "TP. Hồ Chí Minh");
}
