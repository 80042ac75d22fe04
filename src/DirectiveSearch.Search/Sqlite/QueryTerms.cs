using DirectiveSearch.Text;

namespace DirectiveSearch.Search.Sqlite;

/// <summary>The distinct syllables, pairs, triples and kinds of words of a query, by which documents are scored. Syllables are numbered; pairs and triples are made of numbers.</summary>
internal sealed class QueryTerms
{
    private readonly Dictionary<string, int> numbers = [];
    private readonly HashSet<string> exact = [];

    /// <summary>By first letter, a bit for each length that a syllable has: most words of a text need no further look.</summary>
    private readonly ulong[] lengths = new ulong[128];

    public QueryTerms(SearchQuery query)
    {
        var pairs = new List<(int, int)>();
        var triples = new List<(int, int, int)>();
        foreach (var run in query.WantedRuns)
        {
            var terms = run.Select(word => Number(word.Folded)).ToList();
            for (var index = 1; index < terms.Count; index++) pairs.Add((terms[index - 1], terms[index]));
            for (var index = 2; index < terms.Count; index++) triples.Add((terms[index - 2], terms[index - 1], terms[index]));
            exact.UnionWith(run.Select(word => word.Exact));
        }

        Syllables = [.. numbers.OrderBy(pair => pair.Value).Select(pair => pair.Key)];
        Pairs = [.. pairs.Distinct()];
        Triples = [.. triples.Distinct()];
        Patterns = [.. query.WantedPatterns];
        foreach (var syllable in Syllables) lengths[syllable[0] & 127] |= 1UL << syllable.Length;
        foreach (var pattern in Patterns) lengths[pattern.Written[0] & 127] = ulong.MaxValue;
        HasAccents = query.TypedRuns.Any(run => run.Any(word => word.Exact != word.Folded));
    }

    public IReadOnlyList<string> Syllables { get; }

    public IReadOnlyList<(int First, int Second)> Pairs { get; }

    public IReadOnlyList<(int First, int Second, int Third)> Triples { get; }

    /// <summary>Kinds of words, which stand in no pair.</summary>
    public IReadOnlyList<WordPattern> Patterns { get; }

    /// <summary>Whether the query was typed with accents, so that exact words count for more.</summary>
    public bool HasAccents { get; }

    /// <summary>For a term by its place among syllables, pairs, triples and kinds of words, in this order.</summary>
    public string Describe(int term)
    {
        if (term < Syllables.Count) return $"Từ “{Syllables[term]}”";
        if ((term -= Syllables.Count) < Pairs.Count) return $"Cặp từ liền nhau “{Syllables[Pairs[term].First]} {Syllables[Pairs[term].Second]}”";
        if ((term -= Pairs.Count) < Triples.Count)
        {
            return $"Ba từ liền nhau “{Syllables[Triples[term].First]} {Syllables[Triples[term].Second]} {Syllables[Triples[term].Third]}”";
        }

        return $"Từ theo mẫu “{Patterns[term - Triples.Count].Written}”";
    }

    /// <summary>False for most words that are none of the syllables and of no kind.</summary>
    public bool MayBe(char folded, int length) => ((lengths[folded & 127] >> length) & 1) != 0;

    public bool IsExact(ReadOnlySpan<char> word) => exact.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>The number of a folded syllable, or -1.</summary>
    public int NumberOf(ReadOnlySpan<char> folded) =>
        numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var number) ? number : -1;

    private int Number(string folded)
    {
        if (!numbers.TryGetValue(folded, out var number)) numbers[folded] = number = numbers.Count;
        return number;
    }
}
