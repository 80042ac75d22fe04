using System.IO.Compression;

namespace DirectiveSearch.Crawlers.Fetching;

/// <summary>Reads the body of an answer as far as its limits allow, counting what comes, whatever the headers claim.</summary>
internal static class LimitedBody
{
    private const int Piece = 64 * 1024;

    /// <param name="count">Of bytes that came over the wire, kept whatever happens.</param>
    /// <exception cref="BodyLimitException">It goes on beyond a limit, or is packed in a way that was not asked for.</exception>
    /// <exception cref="InvalidDataException">It is not packed as the header says.</exception>
    public static async Task CopyAsync(HttpContent content, FetchLimits limits, Stream into, WireCount count, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > limits.WireBytes) throw new BodyLimitException("too-large", limits.WireBytes);
        await using var wire = new CountedStream(await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false), limits.WireBytes, count);
        await using var body = Unpacked(wire, content.Headers.ContentEncoding);
        var buffer = new byte[Piece];
        for (var total = 0L; ;)
        {
            var read = await body.ReadAsync(buffer, cancellation).ConfigureAwait(false);
            if (read == 0) return;
            total += read;
            if (total > limits.Bytes) throw new BodyLimitException("inflates-too-far", limits.Bytes);
            await into.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
        }
    }

    private static Stream Unpacked(Stream wire, ICollection<string> encodings) => encodings.Count == 0 ? wire : encodings.Single().ToLowerInvariant() switch
    {
        "identity" => wire,
        "gzip" or "x-gzip" => new GZipStream(wire, CompressionMode.Decompress),
        "br" => new BrotliStream(wire, CompressionMode.Decompress),
        _ => throw new BodyLimitException("content-encoding", 0),
    };

    private sealed class CountedStream(Stream inner, long limit, WireCount count) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Counted(await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }

        private int Counted(int read)
        {
            count.Bytes += read;
            return count.Bytes <= limit ? read : throw new BodyLimitException("too-large", limit);
        }
    }
}

/// <summary>What came over the wire for one answer.</summary>
internal sealed class WireCount
{
    public long Bytes { get; set; }
}

/// <param name="reason">A code of Data/crawl-reasons.tsv.</param>
/// <param name="limit">Bytes.</param>
internal sealed class BodyLimitException(string reason, long limit) : Exception
{
    public string Reason => reason;

    public string Detail => $"{limit >> 20} MB";
}
