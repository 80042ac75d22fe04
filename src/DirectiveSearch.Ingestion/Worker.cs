using System.Diagnostics;
using DirectiveSearch.Archive;
using Microsoft.Extensions.Logging;

namespace DirectiveSearch.Ingestion;

/// <summary>Works off the work table until it is empty (or for ever, as a service). One process at a time works for a folder: the holder of its writer lock.</summary>
public sealed class Worker(ArchiveStore archive, ConversionStep conversion, ReadingSteps reading, TimeProvider time, ILogger<Worker> logger)
{
    /// <summary>How long an idle service waits before it looks for work again.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(25);

    /// <summary>While texts come in, resolving and indexing wait this long at least, and four times as long as they last took:
    /// a group of citations is then resolved once for many documents, not once for each.</summary>
    private static readonly TimeSpan BeforeResolving = TimeSpan.FromSeconds(2);

    /// <summary>Puts right what a dead process left, and enqueues what a better converter or extractor would read anew. For the holder of the writer lock, at its start.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        await archive.Work.ReleaseAsync(cancellation).ConfigureAwait(false);
        await archive.Runs.CloseAbandonedAsync(cancellation).ConfigureAwait(false);
        await archive.Work.EnqueueStaleAsync(WorkStep.Convert, Conversion.FileConverter.Version, cancellation).ConfigureAwait(false);
        await archive.Work.EnqueueStaleAsync(WorkStep.Extract, Directives.Extractor.Version, cancellation).ConfigureAwait(false);
    }

    /// <summary>Works until nothing is left to do, what waits for a retry included.</summary>
    public async Task DrainAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await WorkOffAsync(cancellation).ConfigureAwait(false);
            if (await archive.Work.NextAsync(cancellation).ConfigureAwait(false) is null) return;
            await Task.Delay(reading.IndexIsAway ? Idle : Breath, time, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Works until cancelled, waking on new work.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await PrepareAsync(cancellation).ConfigureAwait(false);
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await WorkOffAsync(cancellation).ConfigureAwait(false);
                await Task.Delay(Idle, time, cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A full disk or a busy database passes; the service must still be there when it has.
            catch (Exception error)
#pragma warning restore CA1031
            {
                logger.LogError(error, "Work stopped; trying again soon");
                await Task.Delay(Idle * 10, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Sees a run to its end: works it off when nobody else holds the folder's writer lock, else waits for who does, and takes over should it die.</summary>
    public async Task CompleteAsync(string folder, long runId, CancellationToken cancellation)
    {
        do
        {
            using (var writer = ArchiveStore.TryAcquireWriter(folder))
            {
                if (writer is not null)
                {
                    // What a dead process left behind is done too, even when this run brought nothing new.
                    await archive.Work.ReleaseAsync(cancellation).ConfigureAwait(false);
                    await DrainAsync(cancellation).ConfigureAwait(false);
                    return;
                }
            }

            await Task.Delay(Breath, time, cancellation).ConfigureAwait(false);
        }
        while (await archive.Runs.FindAsync(runId, cancellation).ConfigureAwait(false) is { State: RunState.Running });
    }

    /// <summary>Converts beside reading, so that a slow scan keeps nothing waiting.</summary>
    private async Task WorkOffAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var converting = Task.Run(() => conversion.RunAsync(stop.Token), stop.Token);
        try
        {
            await ReadAsync(converting, stop.Token).ConfigureAwait(false);
        }
        finally
        {
            // When reading fails, converting must not go on behind the caller's back.
            if (!converting.IsCompleted) await stop.CancelAsync().ConfigureAwait(false);
            await converting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await converting.ConfigureAwait(false);
    }

    private async Task ReadAsync(Task converting, CancellationToken cancellation)
    {
        var since = Stopwatch.StartNew();
        var pause = BeforeResolving;
        while (true)
        {
            var last = converting.IsCompleted;
            var extracted = await reading.ExtractAsync(cancellation).ConfigureAwait(false);
            if (extracted > 0 && since.Elapsed < pause) continue;
            since.Restart();
            var indexed = await reading.ResolveAndIndexAsync(cancellation).ConfigureAwait(false);
            pause = TimeSpan.FromTicks(Math.Max(BeforeResolving.Ticks, since.Elapsed.Ticks * 4));
            since.Restart();
            if (extracted + indexed > 0) continue;
            if (last) return;
            await Task.WhenAny(converting, Task.Delay(Breath, time, cancellation)).ConfigureAwait(false);
        }
    }
}
