using DirectiveSearch.Ingestion;

namespace DirectiveSearch.Cli.Hosting;

/// <summary>Lists a portal that does not work; whatever works is listed from when it begins to.</summary>
internal sealed class HeartbeatService(Heartbeat heartbeat) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Patience.AskAsync(() => heartbeat.StartAsync(stoppingToken), stoppingToken);
}
