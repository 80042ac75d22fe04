using DirectiveSearch.Archive;

namespace DirectiveSearch.Ingestion;

/// <summary>What a page asks of the programs that crawl.</summary>
/// <param name="StartAsync">Of a source, by its slug; true lets a paused run go on. Null when it begins, in this or another process that works; else what forbids it, in Vietnamese.</param>
public sealed record CrawlRunner(Func<string, CrawlMode, bool, CancellationToken, Task<string?>> StartAsync);

/// <summary>What the schedules of a source are called in the archive.</summary>
public static class CrawlSchedules
{
    private const string Crawling = "crawl-";
    private const string Sweeping = "sweep-";

    public static string Crawl(string slug) => Crawling + slug;

    public static string Sweep(string slug) => Sweeping + slug;

    /// <summary>The source of a schedule and whether it sweeps; null: it is a schedule of something else.</summary>
    public static (string Slug, bool IsSweep)? Parse(string name) =>
        name.StartsWith(Crawling, StringComparison.Ordinal) ? (name[Crawling.Length..], false)
        : name.StartsWith(Sweeping, StringComparison.Ordinal) ? (name[Sweeping.Length..], true) : null;
}
