using DirectiveSearch.Archive;
using DirectiveSearch.Search;

namespace DirectiveSearch.Ingestion;

public enum ReindexPhase
{
    Fill,
    CatchUp,
    Publish,
    Verify,
    /// <summary>The index does not answer; it is asked again soon.</summary>
    Wait,
}

public sealed record ReindexProgress(ReindexPhase Phase, ReconcileProgress Walk);

/// <param name="Written">Documents written in all walks.</param>
public sealed record ReindexResult(bool Resumed, long Written, IndexVerification Verification);

/// <summary>Fills a generation beside the one in use, puts it in use, and takes over what was written to the other one until then.</summary>
public sealed class Reindexer(ArchiveStore archive, TimeProvider time, IProgress<ReindexProgress> progress)
{
    /// <summary>What comes in during a walk over so few differences is left for after the swap.</summary>
    private const int FewEnough = 256;

    private const int MostWalks = 20;

    /// <summary>Goes on where a build that was stopped had come to. The worker of this or another process may write to the index in use all the while.</summary>
    public async Task<ReindexResult> RunAsync(Func<CancellationToken, Task<IndexBuild>> begin, CancellationToken cancellation)
    {
        var build = await PatientlyAsync(() => begin(cancellation), cancellation).ConfigureAwait(false);
        var walk = await WalkAsync(build.Index, ReindexPhase.Fill, cancellation).ConfigureAwait(false);
        var written = walk.Changed;
        for (var walks = 1; walk.Changed > FewEnough && walks < MostWalks; walks++)
        {
            walk = await WalkAsync(build.Index, ReindexPhase.CatchUp, cancellation).ConfigureAwait(false);
            written += walk.Changed;
        }

        Report(ReindexPhase.Publish, walk.Documents);
        await PatientlyAsync(() => build.PublishAsync(cancellation), cancellation).ConfigureAwait(false);
        var (mended, verification) = await MendAsync(build.Index, cancellation).ConfigureAwait(false);
        return new ReindexResult(build.Resumed, written + mended, verification);
    }

    /// <summary>Compares, changing nothing.</summary>
    public Task<IndexVerification> VerifyAsync(ISearchIndex index, CancellationToken cancellation) => PatientlyAsync(
        () => IndexVerifier.VerifyAsync(archive, index, time, new Forward(progress, ReindexPhase.Verify), cancellation), cancellation);

    /// <summary>Mends an index in use until nothing but what it refuses differs.</summary>
    /// <returns>What differs after that.</returns>
    public async Task<IndexVerification> RepairAsync(ISearchIndex index, CancellationToken cancellation) => (await MendAsync(index, cancellation).ConfigureAwait(false)).Verification;

    /// <summary>What was being written to the generation before when it went out of use was in the archive by then, so a walk after the swap finds it.</summary>
    private async Task<(long Written, IndexVerification Verification)> MendAsync(ISearchIndex index, CancellationToken cancellation)
    {
        var putAway = await archive.IndexWork.PutAwayAsync(cancellation).ConfigureAwait(false);
        var written = 0L;
        for (var walks = 1; ; walks++)
        {
            var walk = await WalkAsync(index, ReindexPhase.Verify, cancellation).ConfigureAwait(false);
            written += walk.Changed;
            await SettleAsync(putAway, walk, cancellation).ConfigureAwait(false);
            var found = await VerifyAsync(index, cancellation).ConfigureAwait(false);
            if (found.Differences.Count == found.Refused.Count || walks == MostWalks) return (written, found);
        }
    }

    /// <summary>Dead letters are what a walk over everything found refused, no more and no less.</summary>
    private async Task SettleAsync(IReadOnlyList<IndexStanding> putAway, Reconciled walk, CancellationToken cancellation)
    {
        await archive.IndexWork.AcceptAsync([.. putAway.Select(standing => standing.Item).Where(item => !walk.Refused.ContainsKey(item.DocumentId))], cancellation).ConfigureAwait(false);
        await archive.IndexWork.RefuseAsync(walk.Refused.ToDictionary(pair => pair.Key, pair => IndexStep.Refusal(pair.Value)), cancellation).ConfigureAwait(false);
    }

    private Task<Reconciled> WalkAsync(ISearchIndex index, ReindexPhase phase, CancellationToken cancellation) =>
        PatientlyAsync(() => Reconciler.RunAsync(archive, index, new Forward(progress, phase), cancellation), cancellation);

    private async Task PatientlyAsync(Func<Task> attempt, CancellationToken cancellation) => await PatientlyAsync(
        async () =>
        {
            await attempt().ConfigureAwait(false);
            return true;
        },
        cancellation).ConfigureAwait(false);

    private async Task<T> PatientlyAsync<T>(Func<Task<T>> attempt, CancellationToken cancellation)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (SearchUnavailableException)
            {
                Report(ReindexPhase.Wait, 0);
                await Task.Delay(IndexPause.After(failures), time, cancellation).ConfigureAwait(false);
            }
        }
    }

    private void Report(ReindexPhase phase, long documents) => progress.Report(new ReindexProgress(phase, new ReconcileProgress(documents, documents, 0)));

    private sealed class Forward(IProgress<ReindexProgress> progress, ReindexPhase phase) : IProgress<ReconcileProgress>
    {
        public void Report(ReconcileProgress value) => progress.Report(new ReindexProgress(phase, value));
    }
}
