using System.Collections.Concurrent;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Converts originals, each in a child process with limits; children are kept for the next file. Safe for use by many threads.</summary>
public sealed class Converter(ConversionOptions options, IngestionLimits limits) : IDisposable
{
    private readonly ConcurrentBag<ConversionProcess> idle = [];
    /// <summary>Files that can be converted at the same time.</summary>
    public int Processes => options.Processes;

    private readonly SemaphoreSlim places = new(options.Processes);

    /// <param name="path">Of the original on disk; it is only read.</param>
    /// <param name="name">As its source calls it.</param>
    public async Task<ConversionResult> ConvertAsync(string path, string name, CancellationToken cancellation)
    {
        if (FileConverter.TryPlainText(path, name, limits) is { } plain) return plain;
        await places.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            async Task<ConversionResult> OnceAsync() => await AskAsync(process => process.ConvertAsync(path, name, cancellation), message => ConversionResult.Failed("conversion-crash", message)).ConfigureAwait(false);
            var result = await OnceAsync().ConfigureAwait(false);
            // A crash may be the machine's (memory taken by others): once more, alone with the file, tells.
            return result.Failure?.Code == "conversion-crash" ? await OnceAsync().ConfigureAwait(false) : result;
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>A part of a page of a PDF or an image as a JPEG; null when there is none to be had.</summary>
    /// <param name="path">Of the original on disk.</param>
    public async Task<byte[]?> CropAsync(string path, PageCrop crop, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await AskAsync<byte[]?>(process => process.CropAsync(path, crop, cancellation), _ => null).ConfigureAwait(false);
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var process)) process.Dispose();
        places.Dispose();
    }

    private async Task<T> AskAsync<T>(Func<ConversionProcess, Task<T>> ask, Func<string, T> notStarted)
    {
        ConversionProcess? process = null;
        try
        {
            if (!idle.TryTake(out process)) process = new ConversionProcess(options, limits);
            return await ask(process).ConfigureAwait(false);
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            return notStarted(error.Message);
        }
        finally
        {
            if (process is { Usable: true }) idle.Add(process);
            else process?.Dispose();
        }
    }
}
