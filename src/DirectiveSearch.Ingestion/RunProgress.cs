using System.Runtime.CompilerServices;
using DirectiveSearch.Archive;

namespace DirectiveSearch.Ingestion;

/// <summary>How far a run is, for whoever shows it; the run may be worked off by another process.</summary>
/// <param name="DocumentsPerSecond">Since the run began.</param>
/// <param name="FailedByReason">Code of Data/reasons.tsv and count, the most frequent first.</param>
public sealed record RunProgress(RunSummary Run, double DocumentsPerSecond, IReadOnlyList<(string ReasonCode, int Count)> FailedByReason)
{
    /// <summary>Since when documents wait for the index, which does not answer; null when it does.</summary>
    public DateTimeOffset? IndexAwaySince { get; init; }

    private const int ItemsAtATime = 1000;

    public static async Task<RunProgress?> ReadAsync(ArchiveStore archive, long runId, TimeProvider time, CancellationToken cancellation)
    {
        if (await archive.Runs.FindAsync(runId, cancellation).ConfigureAwait(false) is not { } run) return null;
        var seconds = ((run.FinishedAt ?? time.GetUtcNow()) - run.StartedAt).TotalSeconds;
        var failed = run.Failed == 0 ? [] : await FailedAsync(archive, runId, cancellation).ConfigureAwait(false);
        var away = run.State == RunState.Running ? await archive.IndexWork.AwaySinceAsync(cancellation).ConfigureAwait(false) : null;
        return new RunProgress(run, seconds > 0 ? run.Done / seconds : 0, failed) { IndexAwaySince = away };
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

    private static async Task<IReadOnlyList<(string ReasonCode, int Count)>> FailedAsync(ArchiveStore archive, long runId, CancellationToken cancellation)
    {
        var counts = new Dictionary<string, int>();
        for (var skip = 0; ; skip += ItemsAtATime)
        {
            var page = await archive.Runs.ItemsAsync(runId, RunItemState.Failed, skip, ItemsAtATime, cancellation).ConfigureAwait(false);
            foreach (var item in page.Items) counts[item.ReasonCode ?? "internal"] = counts.GetValueOrDefault(item.ReasonCode ?? "internal") + 1;
            if (page.Items.Count < ItemsAtATime) break;
        }

        return [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value))];
    }
}
