using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Portal.Outages;

namespace DirectiveSearch.Cli.Hosting;

/// <summary>Told to the parts of a host that stop before it does.</summary>
/// <param name="Asked">Cancelled when somebody asks the program to stop.</param>
internal sealed record StopRequest(CancellationToken Asked);

/// <summary>The life of a started host until it is asked to stop, in the order in which it stops.</summary>
internal static class Running
{
    /// <summary>For requests under way and for what workers have in hand.</summary>
    public static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(30);

    /// <summary>Beyond this the program ends whatever still runs in it; others take its work over.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Readiness fails first, and workers take nothing new; after the time that a load balancer needs to notice, requests under way are ended.</summary>
    public static async Task UntilStoppedAsync(IHost host, ProgramSettings settings, CancellationToken asked)
    {
        var stopped = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(asked, stopped);
        await Task.Delay(Timeout.InfiniteTimeSpan, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        host.Services.GetService<Readiness>()?.Stop();
        await using var last = new Timer(_ => Environment.Exit(ExitCode.Failed), null, settings.Hosting.BeforeStopping + LongestStop + Grace, Timeout.InfiniteTimeSpan);
        await TellAsync(host.Services.GetRequiredService<Heartbeat>());
        if (host.Services.GetService<Readiness>() is not null) await Task.Delay(settings.Hosting.BeforeStopping, CancellationToken.None);
        await host.StopAsync(CancellationToken.None);
    }

    /// <summary>Lists show that it stops; an archive that is away cannot be told, and time says it.</summary>
    private static async Task TellAsync(Heartbeat heartbeat)
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await heartbeat.StopSoonAsync(soon.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}

/// <summary>Leaves signals to the program.</summary>
internal sealed class SignalsElsewhere : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
