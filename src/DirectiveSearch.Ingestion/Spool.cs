using DirectiveSearch.Archive;

namespace DirectiveSearch.Ingestion;

/// <summary>Streams that can be read only once, as files that go when they are closed.</summary>
internal static class Spool
{
    private const int BufferSize = 81920;

    /// <exception cref="OriginalTooLargeException">More than <paramref name="largest"/> bytes came.</exception>
    public static async Task<FileStream> ToFileAsync(Stream content, long largest, CancellationToken cancellation)
    {
        var path = Path.Combine(Path.GetTempPath(), "directivesearch-" + Path.GetRandomFileName());
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.DeleteOnClose);
        try
        {
            var buffer = new byte[BufferSize];
            for (int read; (read = await content.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
            {
                if (file.Position + read > largest) throw new OriginalTooLargeException(largest);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
            }

            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
