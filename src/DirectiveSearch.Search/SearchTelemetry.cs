using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DirectiveSearch.Search;

/// <summary>What is measured of searches and of writing to the index. No words that somebody searched for go out.</summary>
internal static class SearchTelemetry
{
    private const string Name = "DirectiveSearch";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> SearchSeconds = Meter.CreateHistogram<double>("directivesearch.search.duration", "s", "Time of a search, by engine and outcome.");

    private static readonly Counter<long> Entries = Meter.CreateCounter<long>("directivesearch.index.entries", "{entry}", "Entries sent to the index, by engine and outcome: done, refused, away.");

    private static readonly Counter<long> Repeats = Meter.CreateCounter<long>("directivesearch.index.repeats", "{item}", "Items of bulk requests that were sent again, by the decision that said so.");

    public static async Task<SearchResult> MeasureAsync(string engine, Func<Task<SearchResult>> search)
    {
        using var activity = Source.StartActivity("search");
        var since = Stopwatch.GetTimestamp();
        var outcome = "error";
        try
        {
            var result = await search().ConfigureAwait(false);
            outcome = "ok";
            activity?.SetTag("total", result.Total).SetTag("rung", result.Rung.ToString());
            return result;
        }
        catch (Exception error)
        {
            outcome = Outcome(error);
            if (outcome != "cancelled") activity?.SetStatus(ActivityStatusCode.Error, error.GetType().Name);
            throw;
        }
        finally
        {
            activity?.SetTag("engine", engine);
            SearchSeconds.Record(Stopwatch.GetElapsedTime(since).TotalSeconds, new("engine", engine), new("outcome", outcome));
        }
    }

    /// <param name="entries">How many were sent.</param>
    public static async Task<IReadOnlyList<RefusedEntry>> CountAsync(string engine, int entries, Func<Task<IReadOnlyList<RefusedEntry>>> write)
    {
        using var activity = Source.StartActivity("index write")?.SetTag("engine", engine).SetTag("entries", entries);
        try
        {
            var refused = await write().ConfigureAwait(false);
            Entries.Add(entries - refused.Count, new("engine", engine), new("outcome", "done"));
            if (refused.Count > 0) Entries.Add(refused.Count, new("engine", engine), new("outcome", "refused"));
            return refused;
        }
        catch (Exception error)
        {
            Entries.Add(entries, new("engine", engine), new("outcome", Outcome(error)));
            activity?.SetStatus(ActivityStatusCode.Error, error.GetType().Name);
            throw;
        }
    }

    /// <param name="decision">Why they are sent again.</param>
    public static void CountRepeat(string decision, int items)
    {
        if (items > 0) Repeats.Add(items, new KeyValuePair<string, object?>("decision", decision));
    }

    private static string Outcome(Exception error) => error switch
    {
        OperationCanceledException => "cancelled",
        SearchUnavailableException => "away",
        SearchSetupException or IndexVersionException => "setup",
        _ => "error",
    };
}
