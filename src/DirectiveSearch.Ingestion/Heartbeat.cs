using System.Reflection;
using DirectiveSearch.Archive;
using Microsoft.Extensions.Logging;

namespace DirectiveSearch.Ingestion;

/// <summary>Tells the archive that this program lives, and keeps leased what it has, from when it first offers or works until it ends. One for a program.</summary>
/// <param name="verb">serve, work, ingest …</param>
public sealed partial class Heartbeat(ArchiveStore archive, WorkOptions options, string verb, ILogger<Heartbeat> logger) : IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

    private static readonly string Version = typeof(Heartbeat).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    private readonly CancellationTokenSource stop = new();
    private readonly SemaphoreSlim starting = new(1);
    private Task? beating;
    private volatile bool stopping;

    public WorkOptions Options => options;

    /// <summary>Registers this program, at the first call, and goes on telling that it lives.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        await starting.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (beating is not null) return;
            await BeatAsync(cancellation).ConfigureAwait(false);
            beating = GoOnAsync();
        }
        finally
        {
            starting.Release();
        }
    }

    /// <summary>Tells that this program ends soon.</summary>
    public async Task StopSoonAsync(CancellationToken cancellation)
    {
        stopping = true;
        if (beating is not null) await BeatAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Gives back what this program has and strikes it off; when the archive is away, time does it.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        if (beating is not null)
        {
            await beating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await LeaveAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        stop.Dispose();
        starting.Dispose();
    }

    private Task BeatAsync(CancellationToken cancellation) => archive.Workers.BeatAsync(verb, Version, stopping, cancellation);

    private async Task GoOnAsync()
    {
        using var timer = new PeriodicTimer(options.Beat);
        while (await timer.WaitForNextTickAsync(stop.Token).ConfigureAwait(false))
        {
            try
            {
                await BeatAsync(stop.Token).ConfigureAwait(false);
                await archive.Work.RenewAsync(options.Lease, stop.Token).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // It must still beat when whatever it is has passed.
            catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
            {
                LogMissed(logger, error.Message);
            }
        }
    }

    private async Task LeaveAsync()
    {
        using var soon = new CancellationTokenSource(Farewell);
        await archive.Work.HandBackAsync(soon.Token).ConfigureAwait(false);
        await archive.Workers.RemoveAsync(soon.Token).ConfigureAwait(false);
    }

    [LoggerMessage(LogLevel.Warning, "A heartbeat was missed: {Reason}")]
    private static partial void LogMissed(ILogger logger, string reason);
}
