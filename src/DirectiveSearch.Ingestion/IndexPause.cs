namespace DirectiveSearch.Ingestion;

/// <summary>How long to leave an index alone that did not answer: twice as long each time, 0.5 to 30 seconds, spread so that many do not come back at once.</summary>
public static class IndexPause
{
    private const double Shortest = 0.5;
    private const double Longest = 30;

    /// <param name="failures">In a row, from 1.</param>
    /// <param name="random">0 to 1.</param>
    public static TimeSpan After(int failures, double random) =>
        TimeSpan.FromSeconds(Math.Max(Shortest, Math.Min(Longest, Shortest * Math.Pow(2, failures)) * (0.5 + (random / 2))));

    public static TimeSpan After(int failures)
    {
#pragma warning disable CA5394 // Only spreads retries over time.
        return After(failures, Random.Shared.NextDouble());
#pragma warning restore CA5394
    }
}
