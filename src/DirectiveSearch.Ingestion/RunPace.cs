using DirectiveSearch.Archive;

namespace DirectiveSearch.Ingestion;

/// <summary>What counts of files say about speed and the time that is left; nothing is said that they do not carry.</summary>
public static class RunPace
{
    /// <summary>The present rate is that of the last minute.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Less is no rate.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(3);

    /// <summary>Sooner nothing is promised: what is quick comes first.</summary>
    private static readonly TimeSpan ShortestForPromise = TimeSpan.FromSeconds(15);

    /// <summary>A rate of fewer files promises nothing.</summary>
    private const int Fewest = 3;

    /// <summary>From when on files count for the present rate.</summary>
    public static DateTimeOffset Since(RunSummary run, DateTimeOffset now) => run.StartedAt > now - Window ? run.StartedAt : now - Window;

    /// <summary>Files per second; null when too little was seen.</summary>
    public static double? PerSecond(RunStanding standing, DateTimeOffset now) =>
        now - standing.Since is var seen && seen >= Shortest && standing.Finished >= Fewest ? standing.Finished / seen.TotalSeconds : null;

    /// <summary>Null while more files may come, without a rate, too soon, and when nothing is left.</summary>
    public static TimeSpan? Left(RunSummary run, RunStanding standing, DateTimeOffset now) =>
        run is { State: RunState.Running, IsReceiving: false } && run.Total > run.Done && now - standing.Since >= ShortestForPromise && PerSecond(standing, now) is > 0 and var rate
            ? TimeSpan.FromSeconds((run.Total - run.Done) / rate) : null;

    /// <summary>All four steps in their order; a file that waits for one has the ones before it behind it.</summary>
    public static IReadOnlyList<RunStep> Steps(RunSummary run, IReadOnlyDictionary<WorkStep, int> waiting) =>
        [.. Enum.GetValues<WorkStep>().Select(step => new RunStep(step, run.New + waiting.Where(other => other.Key > step).Sum(other => other.Value), waiting.GetValueOrDefault(step)))];
}
