using DirectiveSearch.Archive;

namespace DirectiveSearch.Ingestion;

/// <summary>What a page asks of the programs that crawl.</summary>
/// <param name="StartAsync">Of a source, by its slug; true lets a paused run go on. Null when it begins, in this or another process that works; else what forbids it, in Vietnamese.</param>
public sealed record CrawlRunner(Func<string, CrawlMode, bool, CancellationToken, Task<string?>> StartAsync);
