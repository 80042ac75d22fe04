using DirectiveSearch.Cli.Hosting.Schedules;
using DirectiveSearch.Cli.Settings;

namespace DirectiveSearch.Cli.Hosting;

/// <summary>What portals and workers have in common: the workspace, the log, the clock, the worker, how they stop.</summary>
internal static class HostParts
{
    /// <param name="worker">Null: this program does not work, and runs no schedule.</param>
    /// <param name="asked">Cancelled when the program is asked to stop.</param>
    public static void Add(IHostApplicationBuilder builder, ProgramSettings settings, Workspace workspace, WorkerOptions? worker, CancellationToken asked)
    {
        ProgramLog.Configure(builder.Logging, settings);
        builder.Services.AddSingleton<IHostLifetime, SignalsElsewhere>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Running.LongestStop);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new StopRequest(asked));
        builder.Services.AddSingleton(new WritersRight(settings.Postgres is not null));
        builder.Services.AddSingleton(ScheduledWork.Of(settings, workspace, fires: worker is not null));
        builder.Services.AddSingleton(workspace);
        workspace.Register(builder.Services);
        Clock.Add(builder.Services, settings);
        if (settings.Hosting.OtlpEndpoint is { } endpoint) Telemetry.Add(builder.Services, endpoint);
        if (worker is null)
        {
            builder.Services.AddHostedService<HeartbeatService>();
            return;
        }

        builder.Services.AddSingleton(worker);
        builder.Services.AddHostedService<WorkerService>();
    }
}
