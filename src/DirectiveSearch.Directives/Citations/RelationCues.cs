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

    /// <summary>What the last phrase of a range of words says.</summary>
    /// <param name="words">Folded, single blanks between and around them.</param>
    public static Relation? Nearest(string words) => Find(words)?.Relation;

    /// <summary>The last phrase of a range of words, and what it says.</summary>
    public static RelationCue? Find(string words)
    {
        var known = Phrases.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<int> starts = stackalloc int[LongestPhrase];
        for (var end = words.Length - 1; end > 0;)
        {
            var count = 0;
            for (var blank = end; count < LongestPhrase && blank > 0; count++) starts[count] = blank = words.LastIndexOf(' ', blank - 1);
            var next = starts[0];
            for (var length = count; length > 0; length--)
            {
                if (starts[length - 1] < 0 || !known.TryGetValue(words.AsSpan(starts[length - 1] + 1, end - starts[length - 1] - 1), out var phrase, out var relation)) continue;
                if (relation is { } said) return new RelationCue(said, phrase);
                next = starts[length - 1];
                break;
            }

            end = next;
        }

        return null;
    }
}
