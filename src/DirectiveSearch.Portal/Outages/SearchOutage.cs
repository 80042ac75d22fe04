using DirectiveSearch.Search;
using Microsoft.Extensions.Logging;

namespace DirectiveSearch.Portal.Outages;

/// <summary>Tells an index that does not answer from other failures, and writes it to the log: at once, then at most once a minute.</summary>
public sealed partial class SearchOutage(ILogger<SearchOutage> log, TimeProvider time)
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private long? toldAt;

    /// <summary>Whether pages go on without the index. For filters of catch clauses, so that nothing else is caught.</summary>
    public bool Explains(Exception exception)
    {
        if (exception is not (SearchUnavailableException or SearchSetupException or IndexVersionException)) return false;
        if (IsNews()) LogAway(log, exception.Message, exception.InnerException);
        return true;
    }

    /// <summary>The index answers: the next outage is news again.</summary>
    public void Over()
    {
        lock (gate)
        {
            if (toldAt is null) return;
            toldAt = null;
        }

        LogBack(log);
    }

    private bool IsNews()
    {
        lock (gate)
        {
            if (toldAt is { } at && time.GetElapsedTime(at) < Between) return false;
            toldAt = time.GetTimestamp();
            return true;
        }
    }

    [LoggerMessage(LogLevel.Error, "Searching is away; pages say so and try again by themselves. {Reason}")]
    private static partial void LogAway(ILogger logger, string reason, Exception? cause);

    [LoggerMessage(LogLevel.Warning, "Searching is back.")]
    private static partial void LogBack(ILogger logger);
}
