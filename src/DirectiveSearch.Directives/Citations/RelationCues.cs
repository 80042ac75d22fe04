namespace DirectiveSearch.Directives.Citations;

/// <param name="Phrase">Folded.</param>
internal readonly record struct RelationCue(Relation Relation, string Phrase);

/// <summary>The verbs and phrases that bring a mention in.</summary>
internal static class RelationCues
{
    private const int LongestPhrase = 5;

    /// <summary>Null: a phrase to be passed over.</summary>
    private static readonly Dictionary<string, Relation?> Phrases = DataTable.Rows("relation-cues", 2)
        .ToDictionary(cells => cells[0], cells => cells[1] == "neutral" ? (Relation?)null : Enum.Parse<Relation>(cells[1], ignoreCase: true));

    private static readonly Dictionary<string, Relation?>.AlternateLookup<ReadOnlySpan<char>> Known = Phrases.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Most words are the last of no phrase.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> LastWords =
        Phrases.Keys.Select(phrase => phrase[(phrase.LastIndexOf(' ') + 1)..]).ToHashSet().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What the last phrase of a range of words says.</summary>
    /// <param name="words">Folded, single blanks between and around them.</param>
    public static Relation? Nearest(string words) => Find(words)?.Relation;

    /// <summary>The last phrase of a range of words, and what it says.</summary>
    public static RelationCue? Find(string words)
    {
        for (int end = words.Length - 1, blank; end > 0; end = blank)
        {
            blank = words.LastIndexOf(' ', end - 1);
            if (blank < 0 || !LastWords.Contains(words.AsSpan(blank + 1, end - blank - 1)) || LongestAt(words, end) is not var (phrase, relation)) continue;
            if (relation is { } said) return new RelationCue(said, phrase);
            blank = end - phrase.Length - 1;
        }

        return null;
    }

    /// <summary>The longest phrase that ends at a blank.</summary>
    private static (string Phrase, Relation? Relation)? LongestAt(string words, int end)
    {
        (string, Relation?)? longest = null;
        var start = end;
        for (var count = 0; count < LongestPhrase && start > 0 && (start = words.LastIndexOf(' ', start - 1)) >= 0; count++)
            if (Known.TryGetValue(words.AsSpan(start + 1, end - start - 1), out var phrase, out var relation)) longest = (phrase, relation);
        return longest;
    }
}
