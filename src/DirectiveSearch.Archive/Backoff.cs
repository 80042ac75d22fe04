namespace DirectiveSearch.Archive;

/// <summary>How long an item waits before it is tried again: twice as long each time, at most ten minutes, spread so that many do not come back at once.</summary>
internal static class Backoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <param name="times">How often it failed or was abandoned before, from 0.</param>
    public static TimeSpan After(int times)
    {
        var longest = Math.Min(Longest.TotalSeconds, Math.Pow(2, times));
#pragma warning disable CA5394 // Only spreads retries over time.
        return TimeSpan.FromSeconds(longest * (0.5 + (Random.Shared.NextDouble() / 2)));
#pragma warning restore CA5394
    }
}
