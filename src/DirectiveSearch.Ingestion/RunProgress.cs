using System.Runtime.CompilerServices;
using DirectiveSearch.Archive;

namespace DirectiveSearch.Ingestion;

/// <summary>One step of a run.</summary>
/// <param name="Passed">Files that have it behind them; those that failed, were set aside or were known already are in none.</param>
/// <param name="Waiting">Files that wait for it or are in it.</param>
public sealed record RunStep(WorkStep Step, int Passed, int Waiting);

/// <summary>How far a run is, for whoever shows it; the run may be worked off by another process.</summary>
/// <param name="FilesPerSecond">Lately, while it runs; null while nothing can be said, and when it has ended.</param>
/// <param name="Failures">By reason, the most frequent first.</param>
public sealed record RunProgress(RunSummary Run, double? FilesPerSecond, IReadOnlyList<RunFailures> Failures)
{
    public IReadOnlyList<RunStep> Steps { get; init; } = [];

    /// <summary>Files that go or went through the steps: what a step can come to.</summary>
    public int InPlay => Steps.Count == 0 ? 0 : Steps[0].Passed + Steps[0].Waiting;

    /// <summary>Since when documents wait for the index, which does not answer; null when it does.</summary>
    public DateTimeOffset? IndexAwaySince { get; init; }

    /// <summary>About how long the rest takes; null when that cannot be told.</summary>
    public TimeSpan? Left { get; init; }

    public static async Task<RunProgress?> ReadAsync(ArchiveStore archive, long runId, TimeProvider time, CancellationToken cancellation)
    {
        if (await archive.Runs.FindAsync(runId, cancellation).ConfigureAwait(false) is not { } run) return null;
        var failures = run.Failed == 0 ? [] : await archive.Runs.FailuresAsync(runId, cancellation).ConfigureAwait(false);
        if (run.State != RunState.Running) return new RunProgress(run, null, failures) { Steps = RunPace.Steps(run, new Dictionary<WorkStep, int>()) };
        var now = time.GetUtcNow();
        var standing = await archive.Runs.StandingAsync(runId, RunPace.Since(run, now), cancellation).ConfigureAwait(false);
        var away = await archive.IndexWork.AwaySinceAsync(cancellation).ConfigureAwait(false);
        return new RunProgress(run, RunPace.PerSecond(standing, now), failures)
        {
            Steps = RunPace.Steps(run, standing.Waiting),
            IndexAwaySince = away,
            Left = away is null ? RunPace.Left(run, standing, now) : null,
        };
    }

    /// <summary>Reads again and again until the run has ended, which is the last one given.</summary>
    public static async IAsyncEnumerable<RunProgress> FollowAsync(
        ArchiveStore archive, long runId, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (await Patience.AskAsync(() => ReadAsync(archive, runId, time, cancellation), cancellation).ConfigureAwait(false) is { } progress)
        {
            yield return progress;
            if (progress.Run.State != RunState.Running) yield break;
            await Task.Delay(TimeSpan.FromMilliseconds(250), time, cancellation).ConfigureAwait(false);
        }
    }
}
