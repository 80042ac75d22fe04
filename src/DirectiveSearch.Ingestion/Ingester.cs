using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Ingestion;

/// <summary>A file that is offered for ingestion.</summary>
/// <param name="Locator">Path or name as its source knows it, shown to people.</param>
public sealed record OfferedFile(string Locator, Func<CancellationToken, Task<Stream>> OpenAsync);

/// <summary>The door for documents: records a run with its files and enqueues their work; the worker does the rest.</summary>
public sealed class Ingester(ArchiveStore archive, IngestionLimits limits, Heartbeat heartbeat)
{
    /// <summary>Kind and source of the documents that come with the program.</summary>
    public const string Sample = "sample";

    /// <summary>Kind and source of what people send from the page.</summary>
    public const string Upload = "upload";

    private const int FilesAtATime = 64;

    /// <summary>Creates a run, stores every original (or its failure) and enqueues it; the files are read within this call.
    /// The first real files take the sample's place: the run's label then says so.</summary>
    /// <param name="kind">ingest, upload or sample.</param>
    /// <returns>The run's id.</returns>
    public async Task<long> OfferAsync(string kind, string label, IAsyncEnumerable<OfferedFile> files, CancellationToken cancellation)
    {
        await heartbeat.StartAsync(cancellation).ConfigureAwait(false);
        var batches = files.Chunk(FilesAtATime).GetAsyncEnumerator(cancellation);
        await using var closing = batches.ConfigureAwait(false);
        var any = await batches.MoveNextAsync().ConfigureAwait(false);
        if (any && kind != Sample) label += await RemoveSampleAsync(cancellation).ConfigureAwait(false);
        var run = await archive.Runs.StartAsync(kind, SourceOf(kind), label, cancellation).ConfigureAwait(false);
        using var measured = WorkTelemetry.Run(kind, run);
        var complete = false;
        try
        {
            for (; any; any = await batches.MoveNextAsync().ConfigureAwait(false))
            {
                var batch = batches.Current;
                // What people send from a page cannot be read twice; they are told at once.
                if (kind == Upload) await ReceiveAsync(run, batch, cancellation).ConfigureAwait(false);
                else await Patience.AskAsync(() => ReceiveAsync(run, batch, cancellation), cancellation).ConfigureAwait(false);
            }

            complete = true;
        }
        finally
        {
            await Patience.AskAsync(() => archive.Runs.CloseAsync(run, cancelled: !complete, CancellationToken.None), cancellation).ConfigureAwait(false);
        }

        return run;
    }

    /// <summary>Begins an upload whose files come in requests of their own; it stays open until <see cref="EndUploadAsync"/>, or until long nothing came.</summary>
    /// <returns>The run's id.</returns>
    public async Task<long> BeginUploadAsync(string label, CancellationToken cancellation)
    {
        await heartbeat.StartAsync(cancellation).ConfigureAwait(false);
        label += await RemoveSampleAsync(cancellation).ConfigureAwait(false);
        return await archive.Runs.StartAsync(Upload, Upload, label, cancellation).ConfigureAwait(false);
    }

    /// <summary>Takes files of an upload, one after the other. What is answered is kept; when the same files are sent again, nothing changes.</summary>
    /// <exception cref="IOException">A file did not come to its end, or the disk is full: nothing of these files counts, and they must be sent again.</exception>
    public async Task<IReadOnlyList<RunItem>> TakeUploadAsync(long run, IAsyncEnumerable<OfferedFile> files, CancellationToken cancellation)
    {
        var received = new List<ReceivedFile>();
        await foreach (var file in files.WithCancellation(cancellation).ConfigureAwait(false)) received.AddRange(await TakeSentAsync(file, cancellation).ConfigureAwait(false));
        return await archive.Runs.ReceiveAsync(run, received, cancellation).ConfigureAwait(false);
    }

    /// <summary>What breaks off on its way is no file that cannot be read.</summary>
    private async Task<IReadOnlyList<ReceivedFile>> TakeSentAsync(OfferedFile file, CancellationToken cancellation)
    {
        try
        {
            var sent = await Spool.ToFileAsync(await file.OpenAsync(cancellation).ConfigureAwait(false), limits.LargestFileBytes, cancellation).ConfigureAwait(false);
            await using var closing = sent.ConfigureAwait(false);
            return await TakeAsync(new OfferedFile(file.Locator, _ => Task.FromResult<Stream>(sent)), cancellation).ConfigureAwait(false);
        }
        catch (OriginalTooLargeException error)
        {
            return [Refused(file.Locator, Refusal(error)!)];
        }
    }

    /// <summary>Keeps the originals of a file that a crawl fetched, for the run's own transaction to record. The first one takes the sample's place.</summary>
    public async Task<IReadOnlyList<ReceivedFile>> TakeFetchedAsync(OfferedFile file, CancellationToken cancellation)
    {
        await RemoveSampleAsync(cancellation).ConfigureAwait(false);
        return await TakeAsync(file, cancellation).ConfigureAwait(false);
    }

    public Task EndUploadAsync(long run, CancellationToken cancellation) => archive.Runs.CloseAsync(run, cancelled: false, cancellation);

    private static string SourceOf(string kind) => kind switch
    {
        Sample => Sample,
        Upload => Upload,
        _ => "folder",
    };

    private async Task<string> RemoveSampleAsync(CancellationToken cancellation)
    {
        if (!await archive.HoldsSampleAsync(cancellation).ConfigureAwait(false)) return "";
        var removed = await archive.RemoveSourceAsync(Sample, cancellation).ConfigureAwait(false);
        return $" (đã gỡ {removed} văn bản của dữ liệu mẫu)";
    }

    /// <summary>Stores originals a few at a time, since each waits for the disk, and records them in their order.</summary>
    private async Task ReceiveAsync(long run, OfferedFile[] files, CancellationToken cancellation)
    {
        var received = new IReadOnlyList<ReceivedFile>[files.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellation };
        await Parallel.ForAsync(0, files.Length, options, async (index, stop) => received[index] = await TakeAsync(files[index], stop).ConfigureAwait(false)).ConfigureAwait(false);
        await archive.Runs.ReceiveAsync(run, [.. received.SelectMany(these => these)], cancellation).ConfigureAwait(false);
    }

    /// <summary>A zip of files is taken as those files.</summary>
    private async Task<IReadOnlyList<ReceivedFile>> TakeAsync(OfferedFile file, CancellationToken cancellation)
    {
        try
        {
            var offered = await file.OpenAsync(cancellation).ConfigureAwait(false);
            await using var closing = offered.ConfigureAwait(false);
            var content = offered.CanSeek ? offered : await Spool.ToFileAsync(offered, limits.LargestFileBytes, cancellation).ConfigureAwait(false);
            await using var spooled = content.ConfigureAwait(false);
            if (content.Length > limits.LargestFileBytes) throw new OriginalTooLargeException(limits.LargestFileBytes);
            return await new ZipUnpacker(limits, StoreAsync).TryUnpackAsync(file.Locator, content, cancellation).ConfigureAwait(false)
                ?? [await StoreAsync(file.Locator, content, cancellation).ConfigureAwait(false)];
        }
        catch (Exception error) when (Refusal(error) is not null)
        {
            return [Refused(file.Locator, Refusal(error)!)];
        }
    }

    private async Task<ReceivedFile> StoreAsync(string locator, Stream content, CancellationToken cancellation)
    {
        try
        {
            var original = await archive.Originals.StoreAsync(content, limits.LargestFileBytes, cancellation).ConfigureAwait(false);
            return original.Size > 0 ? new ReceivedFile(locator, original) : Refused(locator, new Reason("empty"));
        }
        catch (OriginalTooLargeException error)
        {
            return Refused(locator, Refusal(error)!);
        }
    }

    private static Reason? Refusal(Exception error) => error switch
    {
        ReasonException named => named.Reason,
        OriginalTooLargeException large => new Reason("file-too-large", $"{large.Largest >> 20} MB"),
        IOException or UnauthorizedAccessException or System.Security.SecurityException => new Reason("unreadable", error.Message),
        _ => null,
    };

    private static ReceivedFile Refused(string locator, Reason reason) => new(locator, null, reason.Code, reason.Sentence);
}
