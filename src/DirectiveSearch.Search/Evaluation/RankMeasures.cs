namespace DirectiveSearch.Search.Evaluation;

/// <summary>How high the first right answer stands, over many questions.</summary>
/// <param name="Mrr">Mean of 1/rank; 0 where no right answer was found.</param>
/// <param name="Recall1">Share of questions with a right answer in the first place.</param>
/// <param name="Recall10">Share of questions with a right answer among the first ten.</param>
public sealed record RankMeasures(double Mrr, double Recall1, double Recall10, int Questions)
{
    /// <summary>Hits that are looked through for the right answer.</summary>
    public const int Depth = 100;

    /// <param name="ranks">From 1; 0: not among the first <see cref="Depth"/>.</param>
    public static RankMeasures Of(IReadOnlyCollection<int> ranks) =>
        ranks.Count == 0 ? new(0, 0, 0, 0) : new(ranks.Average(Reciprocal), ranks.Average(rank => Within(rank, 1)), ranks.Average(rank => Within(rank, 10)), ranks.Count);

    public static double Reciprocal(int rank) => rank == 0 ? 0 : 1.0 / rank;

    public static double Within(int rank, int places) => rank > 0 && rank <= places ? 1 : 0;
}
