namespace DirectiveSearch.Search.Evaluation;

/// <param name="Gained">Questions that now have a right answer among the first ten, and had none.</param>
public sealed record WayComparison(string Name, Interval Mrr, Interval Recall10, IReadOnlyList<string> Gained, IReadOnlyList<string> Lost);

/// <summary>What one run gained and lost against another, over the questions that both have.</summary>
/// <param name="Backend">Of the run compared with.</param>
public sealed record RunComparison(string Backend, int Questions, IReadOnlyList<WayComparison> Ways)
{
    /// <summary>Null when they share no question.</summary>
    public static RunComparison? Of(RankRun before, RankRun after)
    {
        var earlier = before.Questions.DistinctBy(question => question.Question).ToDictionary(question => question.Question);
        var shared = after.Questions.Where(question => earlier.ContainsKey(question.Question)).Select(question => (Then: earlier[question.Question], Now: question)).ToList();
        return shared.Count == 0 ? null : new RunComparison(before.Backend, shared.Count, [.. Typing.Ways.Select((way, index) => Compare(way.Name, shared, index))]);
    }

    private static WayComparison Compare(string name, IReadOnlyList<(QuestionRanks Then, QuestionRanks Now)> shared, int way)
    {
        Interval Of(Func<int, double> value) =>
            PairedBootstrap.Compare([.. shared.Select(pair => value(pair.Then.Ranks[way]))], [.. shared.Select(pair => value(pair.Now.Ranks[way]))]);
        IReadOnlyList<string> Changed(double then, double now) =>
            [.. shared.Where(pair => RankMeasures.Within(pair.Then.Ranks[way], 10) == then && RankMeasures.Within(pair.Now.Ranks[way], 10) == now).Select(pair => pair.Now.Question)];
        return new WayComparison(name, Of(RankMeasures.Reciprocal), Of(rank => RankMeasures.Within(rank, 10)), Changed(0, 1), Changed(1, 0));
    }
}
