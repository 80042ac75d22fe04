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
    public double[] Score(SearchQuery query, Matching matching, int[] matches) => Score(query, matching, matches, (_, _) => { });

    /// <summary>What the score of one of the matches is made of.</summary>
    public ScoreExplanation Explain(SearchQuery query, Matching matching, int[] matches, int ordinal)
    {
        var parts = new List<ScoreExplanation>();
        var told = 0.0;
        var scores = Score(query, matching, matches, (scores, step) =>
        {
            if (scores[ordinal] != told) parts.Add(step(ordinal, scores[ordinal] - told));
            told = scores[ordinal];
        });
        return new ScoreExplanation("Tổng của các phần", scores[ordinal], parts);
    }

    /// <param name="added">Told after each step, with what explains how much the step added to a document's score.</param>
    private double[] Score(SearchQuery query, Matching matching, int[] matches, Action<double[], Func<int, double, ScoreExplanation>> added)
    {
        var terms = new QueryTerms(query);
        var rarity = new TermRarity(terms, matching, snapshot.Documents, weights.LeastRarity);
        var scorer = new Scorer(terms, rarity, weights);
        var scores = new double[snapshot.Count];
        var read = matches;
        if (matches.Length > Deep)
        {
            ScoreFeatures(terms, rarity, matches, scores);
            read = Ordering.Best(matches, Deep, Ordering.ByScore(snapshot, scores));
        }

        ScoreTexts(read, scores, scorer);
        var chosen = DocumentSet.Of([.. read.Order()], snapshot.Count);
        if (read.Length < matches.Length) ScaleBelow(matches, chosen, scores);
        added(scores, (ordinal, value) => chosen.Contains(ordinal)
            ? new ScoreExplanation("Từ trong văn bản", value, ExplainText(ordinal, scorer))
            : new ScoreExplanation($"Cặp từ và từ trong tên, xếp sau {Deep} văn bản được đọc kỹ", value, []));
        foreach (var ordinal in read) scores[ordinal] += Lift(ordinal, rarity);
        added(scores, (ordinal, value) => new ScoreExplanation($"Được nhiều văn bản viện dẫn, bậc {snapshot.Cited[ordinal]}", value, []));
        foreach (var key in query.WantedNumbers)
        {
            AddNumbers(matching, key, matches, scores);
            added(scores, (_, value) => new ScoreExplanation($"Mang hoặc viện dẫn số ký hiệu {key}", value, []));
        }

        return scores;
    }

    private double Lift(int ordinal, TermRarity rarity) => Math.Min(snapshot.Cited[ordinal], IndexEntry.MostCitedSteps) * weights.CitedStep * rarity.Sum;

    private static void ScaleBelow(int[] matches, DocumentSet chosen, double[] scores)
    {
        var (least, most) = (double.MaxValue, 1.0);
        foreach (var ordinal in matches)
        {
            if (chosen.Contains(ordinal)) least = Math.Min(least, scores[ordinal]);
            else most = Math.Max(most, scores[ordinal]);
        }

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
        using var command = TextCommand();
        foreach (var ordinal in ordinals)
        {
            command.Parameters["$ordinal"].Value = ordinal;
            using var reader = command.ExecuteReader();
            scores[ordinal] = reader.Read() ? scorer.Score(reader.GetString(0), reader.GetString(1), Length(ordinal)) : 0;
        }
    }

    private IReadOnlyList<ScoreExplanation> ExplainText(int ordinal, Scorer scorer)
    {
        using var command = TextCommand();
        command.Parameters["$ordinal"].Value = ordinal;
        using var reader = command.ExecuteReader();
        return reader.Read() ? scorer.Explain(reader.GetString(0), reader.GetString(1), Length(ordinal)) : [];
    }

    /// <summary>Of the text, with an average one as 1.</summary>
    private double Length(int ordinal) => snapshot.Lengths[ordinal] / snapshot.AverageLength;

    private SqliteCommand TextCommand()
    {
        var command = connection.CreateCommand();
        command.CommandText = "SELECT head, CASE WHEN tokens > $most / 4 THEN substr(words, 1, $most) ELSE words END FROM document WHERE ordinal = $ordinal";
        command.Parameters.AddWithValue("$most", LongestScored);
        command.Parameters.Add("$ordinal", SqliteType.Integer);
        return command;
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
