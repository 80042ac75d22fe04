using DirectiveSearch.Ingestion;

namespace DirectiveSearch.Cli.Hosting;

/// <summary>Lists a program from its start, whether it works, waits for the right to, or only serves.</summary>
internal sealed class HeartbeatService(Heartbeat heartbeat) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Patience.AskAsync(() => heartbeat.StartAsync(stoppingToken), stoppingToken);
}
