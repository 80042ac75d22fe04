using Microsoft.Data.Sqlite;

namespace DirectiveSearch.Search.Sqlite;

/// <summary>Scores matches in two steps: all of them by what they have, from memory; then the best by how often they have it, from their texts.</summary>
internal sealed class Ranking(SqliteConnection connection, Snapshot snapshot, ScoreWeights weights)
{
    /// <summary>Matches whose texts are read; about 50 µs each.</summary>
    private const int Deep = 1000;

    /// <summary>Longer texts are scored by their beginning.</summary>
    private const int LongestScored = 400_000;

    /// <summary>Scores by ordinal; deeper matches rank below all whose texts were read.</summary>
    public double[] Score(SearchQuery query, Matching matching, int[] matches)
    {
        var terms = new QueryTerms(query);
        var rarity = new TermRarity(terms, matching, snapshot.Documents, weights.LeastRarity);
        var scores = new double[snapshot.Count];
        if (matches.Length <= Deep)
        {
            ScoreTexts(matches, scores, new Scorer(terms, rarity, weights));
        }
        else
        {
            ScoreFeatures(terms, rarity, matches, scores);
            ScoreBest(matches, scores, new Scorer(terms, rarity, weights));
        }

        foreach (var key in query.WantedNumbers) AddNumbers(matching, key, matches, scores);
        return scores;
    }

    private void ScoreBest(int[] matches, double[] scores, Scorer scorer)
    {
        var best = Ordering.Best(matches, Deep, Ordering.ByScore(snapshot, scores));
        var chosen = DocumentSet.Of([.. best.Order()], snapshot.Count);
        ScoreTexts(best, scores, scorer);
        var least = best.Min(ordinal => scores[ordinal]);
        var most = 1.0;
        foreach (var ordinal in matches) most = chosen.Contains(ordinal) ? most : Math.Max(most, scores[ordinal]);
        foreach (var ordinal in matches)
        {
            if (!chosen.Contains(ordinal)) scores[ordinal] *= least / (most * 1.001);
        }
    }

    private void ScoreFeatures(QueryTerms terms, TermRarity rarity, int[] matches, double[] scores)
    {
        for (var pair = 0; pair < rarity.Pairs.Count; pair++)
        {
            var weight = rarity.Of(terms.Syllables.Count + pair);
            rarity.Pairs[pair].Visit(scores.Length, ordinal => scores[ordinal] += weight);
        }

        var heads = new HeadScorer(terms, snapshot.HeadTerms);
        if (heads.IsEmpty) return;
        foreach (var ordinal in matches) scores[ordinal] += heads.Score(snapshot.Heads[ordinal]);
    }

    private void ScoreTexts(int[] ordinals, double[] scores, Scorer scorer)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT head, CASE WHEN tokens > $most / 4 THEN substr(words, 1, $most) ELSE words END FROM document WHERE ordinal = $ordinal";
        command.Parameters.AddWithValue("$most", LongestScored);
        var parameter = command.Parameters.Add("$ordinal", SqliteType.Integer);
        foreach (var ordinal in ordinals)
        {
            parameter.Value = ordinal;
            using var reader = command.ExecuteReader();
            scores[ordinal] = reader.Read() ? scorer.Score(reader.GetString(0), reader.GetString(1), snapshot.Lengths[ordinal] / snapshot.AverageLength) : 0;
        }
    }

    /// <summary>The document that bears the number comes first, then those that cite it.</summary>
    private static void AddNumbers(Matching matching, string key, int[] matches, double[] scores)
    {
        var (own, cited) = (matching.Number(key, true), matching.Number(key, false));
        var most = matches.Max(ordinal => scores[ordinal]) + 1;
        foreach (var ordinal in matches)
        {
            if (own.Contains(ordinal)) scores[ordinal] += 2 * most;
            else if (cited.Contains(ordinal)) scores[ordinal] += most;
        }
    }
}
