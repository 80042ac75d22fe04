using System.Collections.Concurrent;
using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Twins;
using DirectiveSearch.Ingestion.Conversion;
using DirectiveSearch.Search;

namespace DirectiveSearch.Ingestion;

/// <summary>The steps after conversion: texts are read, citations resolved, the index written.</summary>
public sealed class ReadingSteps(ArchiveStore archive, ISearchIndex index, WorkOptions options, TimeProvider time)
{
    private const int TextsAtATime = 64;

    private const int ResolvedAtATime = 1024;

    private readonly IndexStep indexing = new(archive, index, options, time);

    /// <summary>The index did not answer when last asked: what waits for it is no reason to hurry.</summary>
    public bool IndexIsAway => indexing.IsAway;

    /// <summary>Reads one batch of texts.</summary>
    /// <returns>How many items were taken; 0 when none waits.</returns>
    public async Task<int> ExtractAsync(CancellationToken cancellation)
    {
        var items = await archive.Work.LeaseAsync(WorkStep.Extract, TextsAtATime, options.Lease, cancellation).ConfigureAwait(false);
        if (items.Count == 0) return 0;
        using var measured = WorkTelemetry.Measure(WorkStep.Extract, items.Count);
        var texts = await archive.Documents.ConvertedTextsAsync([.. items.Select(item => item.DocumentId)], cancellation).ConfigureAwait(false);
        var results = new ConcurrentBag<Extracted>();
        await Parallel.ForEachAsync(items, cancellation, async (item, stop) =>
        {
            if (await ReadAsync(item, texts.GetValueOrDefault(item.DocumentId), stop).ConfigureAwait(false) is { } extracted) results.Add(extracted);
        }).ConfigureAwait(false);
        await LeasedWork.StoreAsync(
            archive.Work, [.. results], result => result.Item, batch => archive.Work.ExtractedAsync([.. batch], Extractor.Version, cancellation)).ConfigureAwait(false);
        return items.Count;
    }

    /// <summary>Resolves all that waits, then brings the index up to it.</summary>
    /// <returns>How many items were taken.</returns>
    public async Task<int> ResolveAndIndexAsync(CancellationToken cancellation)
    {
        var taken = 0;
        for (int batch; (batch = await ResolveAsync(cancellation).ConfigureAwait(false)) > 0;) taken += batch;
        for (int batch; (batch = await indexing.RunAsync(cancellation).ConfigureAwait(false)) > 0;) taken += batch;
        return taken;
    }

    /// <summary>Null when it failed, which is written down at once: the same text would fail again.</summary>
    private async Task<Extracted?> ReadAsync(WorkItem item, ReadableText? text, CancellationToken cancellation)
    {
        try
        {
            return text is null ? throw new InvalidOperationException("không còn văn bản") : Read(item, text);
        }
#pragma warning disable CA1031 // Whatever one text does to the extractor, the others go on.
        catch (Exception error) when (error is not (OperationCanceledException or ArchiveUnavailableException))
#pragma warning restore CA1031
        {
            await archive.Work.FailAsync(item, LeasedWork.Failure(error) with { Retryable = false }, cancellation).ConfigureAwait(false);
            return null;
        }
    }

    private static Extracted Read(WorkItem item, ReadableText text)
    {
        var corrected = text.Correct();
        var words = corrected?.Text ?? text.Text;
        var doubts = text.Scan?.With(corrected?.Edits ?? []).Doubts ?? [];
        var read = Extractor.Extract(words, text.Fields);
        return new Extracted(item, DoubtfulWords.Mark(read, doubts)) { Corrected = corrected, Doubts = ReadingDoubt.Of(words, DoubtfulWords.Of(read, doubts)), Print = Fingerprint.Of(words) };
    }

    private async Task<int> ResolveAsync(CancellationToken cancellation)
    {
        var items = await archive.Work.LeaseAsync(WorkStep.Resolve, ResolvedAtATime, options.Lease, cancellation).ConfigureAwait(false);
        if (items.Count == 0) return 0;
        using var measured = WorkTelemetry.Measure(WorkStep.Resolve, items.Count);
        await LeasedWork.StoreAsync(archive.Work, items, item => item, batch => archive.Work.ResolveAsync([.. batch], cancellation)).ConfigureAwait(false);
        return items.Count;
    }
}
