using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Ingestion;

/// <summary>Storing results so that one that cannot be stored stops no other.</summary>
internal static class LeasedWork
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>Stores a batch at once or, when that fails, each result alone; what fails alone is put back with its reason.</summary>
    public static async Task StoreAsync<T>(WorkTable work, IReadOnlyList<T> results, Func<T, WorkItem> itemOf, Func<IReadOnlyList<T>, Task> storeAsync)
    {
        if (results.Count == 0) return;
        try
        {
            await storeAsync(results).ConfigureAwait(false);
        }
        catch (Exception) when (results.Count > 1)
        {
            foreach (var result in results) await StoreAsync(work, [result], itemOf, storeAsync).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            await work.FailAsync(itemOf(results[0]), Failure(error), CancellationToken.None).ConfigureAwait(false);
        }
    }

    public static WorkFailure Failure(Exception error) =>
        Failure(error is ReasonException known ? known.Reason : new Reason("internal", $"{error.GetType().Name}: {error.Message}"), retryable: true);

    public static WorkFailure Failure(Reason reason, bool retryable) => new(reason.Code, reason.Sentence, retryable);

    /// <summary>Prolongs leases until disposed.</summary>
    public static IAsyncDisposable KeepLeased(WorkTable work, IReadOnlyList<WorkItem> items) => new Heartbeat(work, items);

    private sealed class Heartbeat : IAsyncDisposable
    {
        private readonly CancellationTokenSource stop = new();
        private readonly Task beating;

        public Heartbeat(WorkTable work, IReadOnlyList<WorkItem> items) => beating = BeatAsync(work, items);

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await beating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stop.Dispose();
        }

        private async Task BeatAsync(WorkTable work, IReadOnlyList<WorkItem> items)
        {
            using var timer = new PeriodicTimer(Lease / 4);
            while (await timer.WaitForNextTickAsync(stop.Token).ConfigureAwait(false)) await work.RenewAsync(items, Lease, stop.Token).ConfigureAwait(false);
        }
    }
}
