using System.Diagnostics;
using System.Diagnostics.Metrics;
using DirectiveSearch.Archive;

namespace DirectiveSearch.Ingestion;

/// <summary>What is measured of work: each batch of each step, each run that is offered. Neither names nor texts of documents go out.</summary>
public static class WorkTelemetry
{
    /// <summary>Of every source and meter of this program.</summary>
    public const string Name = "DirectiveSearch";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> BatchSeconds = Meter.CreateHistogram<double>("directivesearch.step.duration", "s", "Time of a batch, by step.");

    private static readonly Histogram<int> BatchItems = Meter.CreateHistogram<int>("directivesearch.step.items", "{item}", "Items of a batch, by step.");

    /// <summary>Measures a batch until disposed.</summary>
    internal static Batch Measure(WorkStep step, int items) => new(step, items);

    /// <summary>A run that is being offered, until disposed.</summary>
    internal static Activity? Run(string kind, long run) => Source.StartActivity("run")?.SetTag("kind", kind).SetTag("run", run);

    internal readonly struct Batch : IDisposable
    {
        private readonly long since = Stopwatch.GetTimestamp();
        private readonly KeyValuePair<string, object?> step;
        private readonly Activity? activity;

        public Batch(WorkStep step, int items)
        {
            var name = step.ToString().ToLowerInvariant();
            this.step = new("step", name);
            activity = Source.StartActivity($"step {name}")?.SetTag("items", items);
            BatchItems.Record(items, this.step);
        }

        public void Dispose()
        {
            BatchSeconds.Record(Stopwatch.GetElapsedTime(since).TotalSeconds, step);
            activity?.Dispose();
        }
    }
}
