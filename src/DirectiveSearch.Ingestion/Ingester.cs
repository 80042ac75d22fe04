using DirectiveSearch.Archive;
using DirectiveSearch.Search;

namespace DirectiveSearch.Ingestion;

/// <summary>A file that is offered for ingestion.</summary>
/// <param name="Locator">Path or name as its source knows it, shown to people.</param>
public sealed record OfferedFile(string Locator, Func<CancellationToken, Task<Stream>> OpenAsync);

/// <summary>Bounds of what one file may cost.</summary>
public sealed record IngestionLimits
{
    public long LargestFileBytes { get; init; } = 512L << 20;

    /// <summary>Longer texts are kept as originals and not analysed.</summary>
    public long LargestTextBytes { get; init; } = 20L << 20;

    /// <summary>Without progress (a page done), a conversion is stopped.</summary>
    public TimeSpan ConversionTime { get; init; } = TimeSpan.FromSeconds(60);

    public long ConversionMemoryBytes { get; init; } = 1L << 30;

    public long InflationRatio { get; init; } = 100;

    /// <summary>Scanned pages of one file that are read by machine; each may take <see cref="ConversionTime"/>.</summary>
    public int LargestScanPages { get; init; } = 300;
}

/// <summary>The door for documents: records a run with its files and enqueues their work; the worker does the rest.</summary>
public sealed class Ingester
{
    /// <summary>Creates a run, stores every original (or its failure) and enqueues it; the files are read within this call.</summary>
    /// <param name="kind">ingest, upload or sample.</param>
    /// <returns>The run's id.</returns>
    public Task<long> OfferAsync(string kind, string label, IAsyncEnumerable<OfferedFile> files, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Puts the failed files of a run back to work.</summary>
    public Task<int> RetryFailedAsync(long runId, CancellationToken cancellation) => throw new NotImplementedException();
}

/// <summary>Works off the work table until it is empty (or for ever, as a service).</summary>
public sealed class Worker
{
    /// <summary>Works until nothing is left to do.</summary>
    public Task DrainAsync(CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Works until cancelled, waking on new work.</summary>
    public Task RunAsync(CancellationToken cancellation) => throw new NotImplementedException();
}

/// <summary>Rebuilds the index from the archive beside the live one, and swaps it in.</summary>
public static class Reindexer
{
    public static Task<long> ReindexAsync(ArchiveStore archive, ISearchIndex index, IProgress<(long Done, long Total)> progress, CancellationToken cancellation) => throw new NotImplementedException();
}
