namespace DirectiveSearch.Text;

/// <summary>Which words are spelled as Vietnamese syllables.</summary>
internal static class Syllables
{
    /// <summary>Letters of the longest one, nghiêng.</summary>
    public const int Longest = 7;

    private const int Acute = 1;
    private const int Dot = 4;

    private static readonly HashSet<string> Toneless = Spell();

    private static readonly HashSet<string> FoldedForms = [.. Toneless.Select(Folding.Fold)];

    /// <param name="tone">As in <see cref="TonePlacement.Put"/>. A syllable that stops short (các, tập) has the acute or the dot.</param>
    public static bool IsSyllable(string toneless, int tone) => Toneless.Contains(toneless) && (!Stops(toneless) || tone is Acute or Dot);

    /// <summary>Whether a word without any marks may be a syllable that was typed without accents.</summary>
    public static bool IsFolded(string word) => FoldedForms.Contains(word);

    private static bool Stops(string toneless) => toneless[^1] is 'c' or 'p' or 't' || toneless.EndsWith("ch", StringComparison.Ordinal);

    private static HashSet<string> Spell()
    {
        var rows = EmbeddedTable.Read(typeof(EmbeddedTable).Assembly, "syllables.tsv").ToLookup(row => row[0]);
        return [.. rows["onset"].SelectMany(onset => rows["rime"].Select(rime => rime[1]).Where(rime => onset[2].Contains(rime[0])).Select(rime => onset[1] + rime))];
    }
}
