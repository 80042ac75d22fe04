using System.Diagnostics.Metrics;
using System.Reflection;
using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace DirectiveSearch.Cli.Hosting;

/// <summary>Sends traces and metrics by OTLP over HTTP, and keeps count of what waits.</summary>
internal sealed partial class Telemetry : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(15);

    /// <summary>Statements and addresses of others are not ours to send: the database and the clock are counted, not traced.</summary>
    private static readonly string[] Sources = [WorkTelemetry.Name, "Microsoft.AspNetCore"];

    private static readonly string[] Meters = [WorkTelemetry.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime", "Npgsql", "Quartz"];

    private readonly ArchiveStore archive;
    private readonly ILogger<Telemetry> log;
    private readonly Meter meter = new(WorkTelemetry.Name);
    private readonly TracerProvider tracing;
    private readonly MeterProvider metering;
    private volatile IReadOnlyList<StepStanding> steps = [];

    private Telemetry(Uri endpoint, ArchiveStore archive, ILogger<Telemetry> log)
    {
        (this.archive, this.log) = (archive, log);
        meter.CreateObservableGauge("directivesearch.work.waiting", () => Each(step => step.Pending), "{item}", "Items left to do, by step. Every program tells the same of one archive.");
        meter.CreateObservableGauge("directivesearch.work.put_away", () => Each(step => step.Dead), "{item}", "Dead letters, by step.");
        meter.CreateObservableGauge("directivesearch.work.age", () => Each(Age), "s", "How long the oldest item waits, by step.");
        var resource = ResourceBuilder.CreateEmpty().AddService("directivesearch", serviceVersion: Version, serviceInstanceId: archive.WorkerId);
        tracing = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources).AddOtlpExporter(options => Send(options, endpoint, "v1/traces")).Build();
        metering = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter((options, _) => Send(options, endpoint, "v1/metrics")).Build();
    }

    private static string Version => Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    public static void Add(IServiceCollection services, Uri endpoint) => services.AddHostedService(
        provider => new Telemetry(endpoint, provider.GetRequiredService<ArchiveStore>(), provider.GetRequiredService<ILogger<Telemetry>>()));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var looks = new PeriodicTimer(BetweenLooks);
        do
        {
            try
            {
                steps = (await archive.Jobs.ReadAsync(stoppingToken)).Steps;
            }
#pragma warning disable CA1031 // Measuring must not stop for what it cannot measure just now.
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                steps = [];
                LogNotMeasured(log, exception.Message);
            }
        }
        while (await looks.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>What was gathered until now is sent before the program ends.</summary>
    public override void Dispose()
    {
        base.Dispose();
        tracing.Dispose();
        metering.Dispose();
        meter.Dispose();
    }

    private IEnumerable<Measurement<double>> Each(Func<StepStanding, double> value) =>
        steps.Select(step => new Measurement<double>(value(step), new KeyValuePair<string, object?>("step", step.Step.ToString().ToLowerInvariant())));

    private static double Age(StepStanding step) => step.Oldest is { } since ? Math.Max(0, (DateTimeOffset.UtcNow - since).TotalSeconds) : 0;

    private static void Send(OtlpExporterOptions options, Uri endpoint, string path) =>
        (options.Protocol, options.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/{path}"));

    [LoggerMessage(LogLevel.Warning, "What waits could not be counted: {Reason}")]
    private static partial void LogNotMeasured(ILogger logger, string reason);
}
