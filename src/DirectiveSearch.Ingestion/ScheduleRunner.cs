namespace DirectiveSearch.Ingestion;

/// <summary>Runs a schedule at once, beside its times; a service of every program that holds the clock.</summary>
/// <param name="RunAsync">By name, in this or another process that works; false when there is no such schedule.</param>
public sealed record ScheduleRunner(Func<string, CancellationToken, Task<bool>> RunAsync);

/// <summary>Names of the schedules there are, as the archive keeps them.</summary>
public static class ScheduleNames
{
    /// <summary>Dead programs, runs and counts that nobody will go on with, what has run out.</summary>
    public const string Housekeeping = "housekeeping";

    /// <summary>Index and archive are compared, and what differs is mended.</summary>
    public const string IndexComparison = "index-comparison";

    /// <summary>What the database needs to stay quick.</summary>
    public const string Upkeep = "upkeep";

    public const string Backup = "backup";

    /// <summary>Before the slug of a source: its newest documents are looked for.</summary>
    public const string Crawl = "crawl-";

    /// <summary>Before the slug of a source: everything of it is asked for again.</summary>
    public const string Sweep = "sweep-";

    /// <summary>Before the slug of a source: what failed is asked for again.</summary>
    public const string Retry = "retry-";
}
