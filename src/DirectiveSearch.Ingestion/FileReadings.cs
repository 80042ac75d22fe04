using System.Collections.Concurrent;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Ingestion;

/// <summary>Readings of files that are going on, and the latest of those that hold several documents: scans take long, and all documents of a file come out of one
/// reading. Safe for use by many threads.</summary>
public sealed class FileReadings
{
    private const int MostKept = 16;

    private readonly ConcurrentDictionary<string, Lazy<Task<ConversionResult>>> readings = new();
    private readonly ConcurrentDictionary<string, bool> kept = new();
    private readonly ConcurrentQueue<string> order = new();

    /// <param name="sha256">Of the file.</param>
    public async Task<ConversionResult> ReadAsync(string sha256, Func<Task<ConversionResult>> read)
    {
        var reading = readings.GetOrAdd(sha256, _ => new Lazy<Task<ConversionResult>>(read));
        try
        {
            return await reading.Value.ConfigureAwait(false);
        }
        finally
        {
            if (!kept.ContainsKey(sha256)) readings.TryRemove(KeyValuePair.Create(sha256, reading));
        }
    }

    /// <summary>Another document of the file will be asked for.</summary>
    public void Keep(string sha256, ConversionResult result)
    {
        if (!kept.TryAdd(sha256, true)) return;
        readings[sha256] = new Lazy<Task<ConversionResult>>(Task.FromResult(result));
        order.Enqueue(sha256);
        while (order.Count > MostKept && order.TryDequeue(out var oldest))
        {
            kept.TryRemove(oldest, out _);
            readings.TryRemove(oldest, out _);
        }
    }
}
