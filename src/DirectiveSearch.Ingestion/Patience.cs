using System.Diagnostics;
using DirectiveSearch.Archive;

namespace DirectiveSearch.Ingestion;

/// <summary>Asks again, after a growing pause, as long as the archive is away.</summary>
public static class Patience
{
    /// <summary>After that long without a failure the pauses grow from the shortest again.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(1);

    /// <param name="ask">Safe to repeat.</param>
    public static async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellation)
    {
        var since = Stopwatch.StartNew();
        for (var failures = 1; ; failures++)
        {
            try
            {
                return await ask().ConfigureAwait(false);
            }
            catch (ArchiveUnavailableException)
            {
                if (since.Elapsed > Forgotten) failures = 1;
                await Task.Delay(IndexPause.After(failures), cancellation).ConfigureAwait(false);
                since.Restart();
            }
        }
    }

    /// <param name="ask">Safe to repeat.</param>
    public static Task AskAsync(Func<Task> ask, CancellationToken cancellation) => AskAsync(
        async () =>
        {
            await ask().ConfigureAwait(false);
            return true;
        },
        cancellation);
}
