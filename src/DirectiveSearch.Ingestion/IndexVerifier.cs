using DirectiveSearch.Archive;
using DirectiveSearch.Search;

namespace DirectiveSearch.Ingestion;

/// <summary>What verification found.</summary>
/// <param name="Documents">In the archive.</param>
/// <param name="Differences">Documents that differ and are not on their way.</param>
/// <param name="Refused">Of these, the ones that the index will not take, with the reason in Vietnamese.</param>
/// <param name="OnTheirWay">Documents whose change waits for the worker or was just written.</param>
public sealed record IndexVerification(
    long Documents, IReadOnlyList<IndexDifference> Differences, IReadOnlyDictionary<string, string> Refused, long OnTheirWay)
{
    public bool Equal => Differences.Count == 0;

    public int Count(IndexDifferenceKind kind) => Differences.Count(difference => difference.Kind == kind);
}

/// <summary>Compares index and archive at any time, also while documents come in.</summary>
public static class IndexVerifier
{
    /// <summary>More differences than this are told without a second look: no worker writes so much during one.</summary>
    private const int MostLookedAtAgain = 200_000;

    private const int DifferencesAtATime = 500;

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>A document differs when it did in two looks, unchanged, and no work waited for it between them.</summary>
    public static async Task<IndexVerification> VerifyAsync(
        ArchiveStore archive, ISearchIndex index, TimeProvider time, IProgress<ReconcileProgress> progress, CancellationToken cancellation)
    {
        var first = await LookAsync(archive, index, progress, cancellation).ConfigureAwait(false);
        if (first.Differences.Count is 0 or > MostLookedAtAgain) return first;
        await Task.Delay(Moment, time, cancellation).ConfigureAwait(false);
        var second = await LookAsync(archive, index, progress, cancellation).ConfigureAwait(false);
        var known = first.Differences.ToHashSet();
        var lasting = second.Differences.Where(known.Contains).ToList();
        return second with { Differences = lasting, OnTheirWay = second.OnTheirWay + second.Differences.Count - lasting.Count };
    }

    private static async Task<IndexVerification> LookAsync(ArchiveStore archive, ISearchIndex index, IProgress<ReconcileProgress> progress, CancellationToken cancellation)
    {
        var total = (await archive.CountAsync(cancellation).ConfigureAwait(false)).Documents;
        var passed = 0L;
        var (differences, refused, onTheirWay) = (new List<IndexDifference>(), new Dictionary<string, string>(), 0L);
        await index.RefreshAsync(cancellation).ConfigureAwait(false);
        var revisions = Reconciler.RevisionsAsync(archive, cancellation).Select(row =>
        {
            if (++passed % 10_000 == 0) progress.Report(new ReconcileProgress(passed, Math.Max(total, passed), 0));
            return row;
        });
        await foreach (var batch in IndexComparison.CompareAsync(revisions, index.ListAsync(cancellation), cancellation).Chunk(DifferencesAtATime).WithCancellation(cancellation).ConfigureAwait(false))
        {
            var standing = await archive.IndexWork.StandingAsync([.. batch.Select(difference => difference.Id)], cancellation).ConfigureAwait(false);
            foreach (var difference in batch)
            {
                if (!standing.TryGetValue(difference.Id, out var work)) differences.Add(difference);
                else if (!work.PutAway) onTheirWay++;
                else
                {
                    differences.Add(difference);
                    refused[difference.Id] = work.Reason ?? "";
                }
            }
        }

        return new IndexVerification(passed, differences, refused, onTheirWay);
    }
}
