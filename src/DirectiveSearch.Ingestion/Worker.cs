using System.Diagnostics;
using DirectiveSearch.Archive;
using Microsoft.Extensions.Logging;

namespace DirectiveSearch.Ingestion;

/// <summary>Works off the work table, beside any number of others where the archive is shared (PostgreSQL); elsewhere for the one process that holds the folder's writer lock.</summary>
public sealed partial class Worker(
    ArchiveStore archive, ConversionStep conversion, ReadingSteps reading, Heartbeat heartbeat, TimeProvider time, ILogger<Worker> logger)
{
    /// <summary>How long an idle service waits before it looks for work again.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(25);

    /// <summary>While texts come in, resolving and indexing wait this long at least, and four times as long as they last took:
    /// a group of citations is then resolved once for many documents, not once for each.</summary>
    private static readonly TimeSpan BeforeResolving = TimeSpan.FromSeconds(2);

    /// <summary>How long giving back may take when the program ends.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

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

    /// <summary>Works until cancelled, waking on new work; then gives back at once what it has. For the holder of the right to work (<see cref="ArchiveStore.TryAcquireWriter()"/>).</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await WorkAsync(ServeAsync, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // It was to end.
        }
    }

    /// <summary>Sees a run to its end: works along with all others on a shared archive; elsewhere works everything off when nobody else has the right to,
    /// or waits for who has, and takes over should that one die.</summary>
    public async Task CompleteAsync(long runId, CancellationToken cancellation)
    {
        do
        {
            using (var right = archive.TryAcquireWriter())
            {
                if (right is not null)
                {
                    await WorkAsync(stop => PatientlyAsync(archive.IsShared ? next => WorkAlongAsync(runId, next) : DrainAsync, stop), cancellation).ConfigureAwait(false);
                    return;
                }
            }

            await Task.Delay(Breath, time, cancellation).ConfigureAwait(false);
        }
        while (await IsRunningAsync(runId, cancellation).ConfigureAwait(false));
    }

    private async Task ServeAsync(CancellationToken cancellation)
    {
        await Patience.AskAsync(() => Reprocessing.EnqueueStaleAsync(archive.Work, cancellation), cancellation).ConfigureAwait(false);
        while (true)
        {
            try
            {
                await PatientlyAsync(WorkOffAsync, cancellation).ConfigureAwait(false);
                await Task.Delay(Idle, time, cancellation).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // A full disk or a busy database passes; the service must still be there when it has.
            catch (Exception error) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogStumbled(logger, error);
                await PatientlyAsync(archive.Work.AbandonAsync, cancellation).ConfigureAwait(false);
                await Task.Delay(Idle * 10, time, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task WorkAlongAsync(long runId, CancellationToken cancellation)
    {
        while (true)
        {
            await WorkOffAsync(cancellation).ConfigureAwait(false);
            if (!await IsRunningAsync(runId, cancellation).ConfigureAwait(false)) return;
            await Task.Delay(Idle, time, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<bool> IsRunningAsync(long runId, CancellationToken cancellation) =>
        await archive.Runs.FindAsync(runId, cancellation).ConfigureAwait(false) is { State: RunState.Running };

    /// <summary>Works with a heartbeat, takes over from the dead meanwhile, and gives back at its end what is not done.</summary>
    private async Task WorkAsync(Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        await Patience.AskAsync(() => heartbeat.StartAsync(cancellation), cancellation).ConfigureAwait(false);
        // Who alone has the right to work takes over at once; others let first a beat pass, in which all who waited for the archive too can tell that they live.
        if (!archive.IsShared) await TakeOverOnceAsync(cancellation).ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var takingOver = TakeOverAsync(stop.Token);
        try
        {
            await work(stop.Token).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await takingOver.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            using var soon = new CancellationTokenSource(Farewell);
            await ((Task)archive.Work.HandBackAsync(soon.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>When the archive was away, what this program had is given back before it goes on: nobody's fault.</summary>
    private Task PatientlyAsync(Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        var again = false;
        return Patience.AskAsync(
            async () =>
            {
                if (again) await archive.Work.HandBackAsync(cancellation).ConfigureAwait(false);
                again = true;
                await work(cancellation).ConfigureAwait(false);
            },
            cancellation);
    }

    private async Task TakeOverAsync(CancellationToken cancellation)
    {
        for (var there = true; ;)
        {
            await Task.Delay(heartbeat.Options.Beat, cancellation).ConfigureAwait(false);
            try
            {
                // It was away: only the next time.
                if (there) await TakeOverOnceAsync(cancellation).ConfigureAwait(false);
                else await archive.Work.PendingAsync(cancellation).ConfigureAwait(false);
                there = true;
            }
#pragma warning disable CA1031 // Whatever it is, it is tried again.
            catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
            {
                there = false;
                LogNotTakenOver(logger, error.Message);
            }
        }
    }

    private Task TakeOverOnceAsync(CancellationToken cancellation) => TakeOverAsync(archive, heartbeat.Options.Lease, cancellation);

    /// <summary>Forgets programs that are dead, takes over what they had, and closes the runs that they brought.</summary>
    public static async Task TakeOverAsync(ArchiveStore archive, TimeSpan lease, CancellationToken cancellation)
    {
        await archive.Workers.ForgetAsync(lease, cancellation).ConfigureAwait(false);
        await archive.Work.TakeOverAsync(lease, cancellation).ConfigureAwait(false);
        await archive.Runs.CloseAbandonedAsync(lease, cancellation).ConfigureAwait(false);
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

    [LoggerMessage(LogLevel.Error, "Work stumbled; it is tried again soon.")]
    private static partial void LogStumbled(ILogger logger, Exception error);

    [LoggerMessage(LogLevel.Warning, "Nothing could be taken over from dead programs: {Reason}")]
    private static partial void LogNotTakenOver(ILogger logger, string reason);
}
