using DirectiveSearch.Archive;
using DirectiveSearch.Search;
using Microsoft.Extensions.Logging;

namespace DirectiveSearch.Portal.Outages;

/// <summary>Tells an archive or an index that does not answer from other failures, and writes it to the log: at once, then at most once a minute.</summary>
public sealed partial class Outage(ILogger<Outage> log, TimeProvider time)
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private readonly Dictionary<AwayPart, long> told = [];

    /// <summary>Whether pages go on without the index. For filters of catch clauses, so that nothing else is caught.</summary>
    public bool Explains(Exception exception) => Of(exception) == AwayPart.Index;

    /// <summary>Who does not answer; null when it is another failure.</summary>
    public AwayPart? Of(Exception exception)
    {
        AwayPart? part = exception switch
        {
            ArchiveUnavailableException => AwayPart.Archive,
            SearchUnavailableException or SearchSetupException or IndexVersionException => AwayPart.Index,
            _ => null,
        };
        if (part is { } away && IsNews(away)) LogAway(log, away, exception.Message, exception.InnerException);
        return part;
    }

    /// <summary>It answers: its next outage is news again.</summary>
    public void Over(AwayPart part)
    {
        lock (gate)
        {
            if (!told.Remove(part)) return;
        }

        LogBack(log, part);
    }

    private bool IsNews(AwayPart part)
    {
        lock (gate)
        {
            if (told.TryGetValue(part, out var at) && time.GetElapsedTime(at) < Between) return false;
            told[part] = time.GetTimestamp();
            return true;
        }
    }

    [LoggerMessage(LogLevel.Error, "{Part} is away; pages say so and try again by themselves. {Reason}")]
    private static partial void LogAway(ILogger logger, AwayPart part, string reason, Exception? cause);

    [LoggerMessage(LogLevel.Warning, "{Part} is back.")]
    private static partial void LogBack(ILogger logger, AwayPart part);
}
