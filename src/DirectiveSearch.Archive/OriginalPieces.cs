namespace DirectiveSearch.Archive;

/// <summary>Originals in the database, in pieces, so that no statement carries a whole file.</summary>
internal sealed partial class OriginalPieces(Database database)
{
    private const int PieceSize = 1 << 20;

    /// <summary>Keeps a file's bytes unless they are kept already; all pieces or none.</summary>
    public async Task KeepAsync(string sha256, string path, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        if (await session.FirstAsync<int>("SELECT count(*) FROM original_pieces WHERE sha256 = @Sha256", new { Sha256 = sha256 }) > 0) return;
        await using var file = File.OpenRead(path);
        var buffer = new byte[PieceSize];
        for (var position = 0; ; position++)
        {
            var read = await file.ReadAtLeastAsync(buffer, PieceSize, throwOnEndOfStream: false, cancellation);
            if (read == 0 && position > 0) break;
            await session.ExecuteAsync(
                "INSERT INTO original_pieces (sha256, position, bytes) VALUES (@Sha256, @Position, @Bytes) ON CONFLICT (sha256, position) DO NOTHING",
                new { Sha256 = sha256, Position = position, Bytes = buffer[..read] });
            if (read < PieceSize) break;
        }

        await session.CommitAsync();
    }

    /// <summary>The bytes from the first to the last, or null when they are not kept.</summary>
    public async Task<Stream?> OpenAsync(string sha256, CancellationToken cancellation)
    {
        var pieces = await CountAsync(sha256, cancellation);
        return pieces == 0 ? null : new PieceStream(position => ReadAsync(sha256, position, cancellation), pieces);
    }

    private async Task<int> CountAsync(string sha256, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await session.FirstAsync<int>("SELECT count(*) FROM original_pieces WHERE sha256 = @Sha256", new { Sha256 = sha256 });
    }

    private async Task<byte[]> ReadAsync(string sha256, int position, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await session.FirstAsync<byte[]>(
            "SELECT bytes FROM original_pieces WHERE sha256 = @Sha256 AND position = @Position", new { Sha256 = sha256, Position = position }) ?? [];
    }

    /// <summary>Reads one piece after the other.</summary>
    private sealed class PieceStream(Func<int, Task<byte[]>> pieceAsync, int pieces) : Stream
    {
        private byte[] piece = [];
        private int next;
        private int at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (at == piece.Length && next < pieces) (piece, at) = (await pieceAsync(next++), 0);
            var count = Math.Min(buffer.Length, piece.Length - at);
            piece.AsMemory(at, count).CopyTo(buffer);
            at += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }
    }
}
