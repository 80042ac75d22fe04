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
            var result = await ConvertOnceAsync(path, name, cancellation).ConfigureAwait(false);
            // A crash may be the machine's (memory taken by others): once more, alone with the file, tells.
            return result.Failure?.Code == "conversion-crash" ? await ConvertOnceAsync(path, name, cancellation).ConfigureAwait(false) : result;
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

    private async Task<ConversionResult> ConvertOnceAsync(string path, string name, CancellationToken cancellation)
    {
        ConversionProcess? process = null;
        try
        {
            if (!idle.TryTake(out process)) process = new ConversionProcess(options, limits);
            return await process.ConvertAsync(path, name, cancellation).ConfigureAwait(false);
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            return ConversionResult.Failed("conversion-crash", error.Message);
        }
        finally
        {
            if (process is { Usable: true }) idle.Add(process);
            else process?.Dispose();
        }
    }
}
