using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Ingestion;

/// <summary>How many documents were enqueued for which step; the steps behind follow by themselves.</summary>
public sealed record Reprocessed(int Converted, int Extracted, int Resolved);

/// <summary>Sends documents through the steps again.</summary>
public static class Reprocessing
{
    /// <summary>Only what an earlier version of a step made; each document is counted at the first step that it needs.</summary>
    public static async Task<Reprocessed> EnqueueStaleAsync(WorkTable work, CancellationToken cancellation) => new(
        await work.EnqueueStaleAsync(WorkStep.Convert, FileConverter.Version, cancellation).ConfigureAwait(false),
        await work.EnqueueStaleAsync(WorkStep.Extract, Directives.Extractor.Version, cancellation).ConfigureAwait(false),
        await work.EnqueueStaleAsync(WorkStep.Resolve, Directives.Resolution.Resolver.Version, cancellation).ConfigureAwait(false));
}
