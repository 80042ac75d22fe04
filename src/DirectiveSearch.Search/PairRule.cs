namespace DirectiveSearch.Search;

/// <summary>Distinct pairs of neighbouring words of which a document has to have some.</summary>
internal sealed record PairRule(IReadOnlyList<(string First, string Second)> Pairs, int Fewest)
{
    /// <summary>A pasted page has hundreds of pairs; the first ones say enough.</summary>
    private const int MostPairs = 48;

    /// <summary>Different words from which on plain words are taken for a sentence.</summary>
    private const int SentenceWords = 10;

    /// <summary>What the second rung asks: a fifth. Null when the query has no such rung.</summary>
    public static PairRule? OfSecondRung(SearchQuery query) =>
        PairsOf(query) is { Count: > 0 } pairs ? new PairRule(pairs, Math.Max(1, pairs.Count / 5)) : null;

    /// <summary>What the first rung asks of a sentence besides all its words, which long texts have by chance: nine tenths. Null when the query is none.</summary>
    public static PairRule? OfSentence(SearchQuery query) =>
        query.PlainWords is { NumberKey: null } words && words.Words.DistinctBy(word => word.Folded).Count() >= SentenceWords && PairsOf(query) is var pairs
            ? new PairRule(pairs, ((pairs.Count * 9) + 9) / 10)
            : null;

    private static List<(string First, string Second)> PairsOf(SearchQuery query) =>
        query.PlainWords is { Words: var words } ? [.. words.Zip(words.Skip(1), (first, second) => (first.Folded, second.Folded)).Distinct().Take(MostPairs)] : [];
}
