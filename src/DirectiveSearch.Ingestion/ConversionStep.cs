using System.Diagnostics;
using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Ingestion;

/// <summary>The first step: originals become texts, are set aside, or fail with a reason.</summary>
public sealed class ConversionStep(ArchiveStore archive, Converter converter, WorkOptions options)
{
    private const int ItemsAtATime = 64;

    /// <summary>Texts of this many characters are stored together, so that a batch of long ones is not held in memory.</summary>
    private const int CharactersAtATime = 4_000_000;

    /// <summary>What is converted waits no longer for its slower neighbours.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(500);

    private readonly FileReadings readings = new();

    /// <summary>Works until no original waits.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var items = await archive.Work.LeaseAsync(WorkStep.Convert, ItemsAtATime, options.Lease, cancellation).ConfigureAwait(false);
            if (items.Count == 0) return;
            using var batch = WorkTelemetry.Measure(WorkStep.Convert, items.Count);
            await ConvertAsync(items, cancellation).ConfigureAwait(false);
        }
    }

    private async Task ConvertAsync(IReadOnlyList<WorkItem> items, CancellationToken cancellation)
    {
        var sources = await archive.Documents.ConversionSourcesAsync([.. items.Select(item => item.DocumentId)], cancellation).ConfigureAwait(false);
        var waiting = new List<Archive.Conversion>();
        var since = Stopwatch.StartNew();
        using var storing = new SemaphoreSlim(1);
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = converter.Processes, CancellationToken = cancellation };
        await Parallel.ForEachAsync(items, atOnce, async (item, stop) =>
        {
            if (await ConvertAsync(item, sources.GetValueOrDefault(item.DocumentId), stop).ConfigureAwait(false) is not { } converted) return;
            await storing.WaitAsync(stop).ConfigureAwait(false);
            try
            {
                waiting.Add(converted);
                if (since.Elapsed < LongestWait && waiting.Sum(result => (long)(result.Text?.Length ?? 0)) < CharactersAtATime) return;
                await StoreAsync(waiting, stop).ConfigureAwait(false);
                since.Restart();
            }
            finally
            {
                storing.Release();
            }
        }).ConfigureAwait(false);
        await StoreAsync(waiting, cancellation).ConfigureAwait(false);
    }

    private async Task StoreAsync(List<Archive.Conversion> waiting, CancellationToken cancellation)
    {
        await LeasedWork.StoreAsync(
            archive.Work, [.. waiting], result => result.Item, results => archive.Work.ConvertedAsync([.. results], FileConverter.Version, cancellation)).ConfigureAwait(false);
        waiting.Clear();
    }

    /// <summary>Null when it failed, which is written down at once.</summary>
    private async Task<Archive.Conversion?> ConvertAsync(WorkItem item, ConversionSource? source, CancellationToken cancellation)
    {
        var path = source is null ? null : await archive.Originals.FindAsync(source.Original.Sha256, cancellation).ConfigureAwait(false);
        var since = Stopwatch.StartNew();
        var result = path is null
            ? ConversionResult.Failed("internal", "không còn bản gốc")
            : await readings.ReadAsync(source!.Original.Sha256, () => converter.ConvertAsync(path, source.FileName, cancellation)).ConfigureAwait(false);
        if (result.Converted is not { } converted)
        {
            await archive.Work.FailAsync(item, LeasedWork.Failure(result.Failure!, retryable: false), cancellation).ConfigureAwait(false);
            return null;
        }

        // Whoever may see one document of a file may load the whole file.
        var parts = FileParts.Of(converted);
        if (parts.Count > 1) readings.Keep(source!.Original.Sha256, result);
        var secret = parts.Select(part => SecrecyStamp.Find(part.Text)).FirstOrDefault(stamp => stamp is not null) is { } stamp ? new Reason("secret", stamp) : null;
        if (source!.Part > parts.Count)
        {
            await archive.Work.FailAsync(item, LeasedWork.Failure(new Reason("part-gone"), retryable: false), cancellation).ConfigureAwait(false);
            return null;
        }

        converted = parts[source.Part - 1];
        return new Archive.Conversion(
            item, converted.MediaType, secret is null ? converted.Text : null, converted.Reading, secret is null ? null : new SetAside(secret.Code, secret.Sentence))
        {
            Scan = secret is null ? converted.Scan : null,
            Parts = source.Part == 1 ? parts.Count : 0,
            Facts = FactsOf(converted, since.Elapsed),
        };
    }

    private static StepFacts FactsOf(ConvertedText converted, TimeSpan took) => new()
    {
        Milliseconds = (long)took.TotalMilliseconds,
        MediaType = converted.MediaType,
        Characters = converted.Text.Length,
        Pages = converted.PageStarts.Count,
        Encodings = converted.Encodings.Count > 0 ? converted.Encodings : null,
        DoubtfulWords = converted.Scan?.Doubts.Count,
    };
}
