using System.Text.Json.Nodes;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>Weights of the parts of the score; k1 and b are the engine's own, 1.2 and 0.75.</summary>
internal sealed record ElasticsearchWeights
{
    public double Folded { get; init; } = 0.6;
    public double Pairs { get; init; } = 0.6;
    public double Triples { get; init; } = 0.3;

    /// <summary>For words with the accents as typed, when the query has any.</summary>
    public double Exact { get; init; } = 0.2;

    /// <summary>For words and pairs in title, number and issuer.</summary>
    public double Head { get; init; } = 0.05;
    public double HeadPairs { get; init; } = 0.05;

    /// <summary>For each step of log2 of how many documents cite it.</summary>
    public double CitedStep { get; init; } = 0.05;

    /// <summary>Beyond any sum of the others: the document that bears a number comes first, then those that cite it.</summary>
    public double OwnNumber { get; init; } = 20_000;
    public double CitedNumber { get; init; } = 10_000;
}

/// <summary>What raises a match, each part by its weight.</summary>
internal static class ScoreTranslation
{
    /// <summary>A pasted page has hundreds of words; the first ones say enough, and OpenSearch takes 1,024 parts of a query in all.</summary>
    private const int MostTerms = 48;
    private const int MostNumbers = 16;
    private const int MostPatterns = 16;

    public static IReadOnlyList<JsonObject> Translate(SearchQuery query, ElasticsearchWeights weights)
    {
        var runs = query.WantedRuns.Select(run => run.Select(word => EntryDocument.Cut(word.Folded)).ToList()).ToList();
        var folded = runs.SelectMany(run => run).Distinct().ToList();
        var exact = query.WantedRuns.SelectMany(run => run.Select(word => EntryDocument.Cut(word.Exact))).Distinct().ToList();
        var pairs = runs.SelectMany(run => run.Zip(run.Skip(1), (first, second) => $"{first} {second}"));
        var triples = runs.SelectMany(run => run.Zip(run.Skip(1), run.Skip(2)).Select(words => $"{words.First} {words.Second} {words.Third}"));
        IEnumerable<JsonObject> parts =
        [
            .. Terms(FieldNames.Text, folded, weights.Folded), .. Terms(FieldNames.TextPairs, pairs, weights.Pairs), .. Terms(FieldNames.TextTriples, triples, weights.Triples),
            .. Terms(FieldNames.TextExact, exact.ToHashSet().SetEquals(folded) ? [] : exact, weights.Exact),
            .. Terms(FieldNames.Head, folded, weights.Head), .. Terms(FieldNames.HeadPairs, pairs, weights.HeadPairs),
            .. query.WantedPatterns.Take(MostPatterns).Select(pattern => QueryJson.Constant(MatchTranslation.Pattern(pattern.Clause, FieldNames.Head), weights.Head)),
            .. query.WantedNumbers.Distinct().Take(MostNumbers).SelectMany(key => Numbers(key, weights)),
        ];
        return [.. parts, .. Enumerable.Range(1, IndexEntry.MostCitedSteps).Select(step => QueryJson.Constant(QueryJson.Term(FieldNames.CitedSteps, $"{step}"), weights.CitedStep))];
    }

    private static IEnumerable<JsonObject> Terms(string field, IEnumerable<string> terms, double weight) =>
        weight == 0 ? [] : terms.Distinct().Take(MostTerms).Select(term => QueryJson.Term(field, term, weight));

    /// <summary>A document with both counts as the one that bears it.</summary>
    private static IEnumerable<JsonObject> Numbers(string key, ElasticsearchWeights weights) =>
    [
        QueryJson.Constant(QueryJson.Term(FieldNames.OwnNumbers, key), weights.OwnNumber),
        QueryJson.Constant(QueryJson.All([QueryJson.Term(FieldNames.CitedNumbers, key)], [QueryJson.Term(FieldNames.OwnNumbers, key)]), weights.CitedNumber),
    ];
}
