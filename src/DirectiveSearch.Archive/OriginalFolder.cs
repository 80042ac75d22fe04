using System.Buffers;
using System.Security.Cryptography;

namespace DirectiveSearch.Archive;

/// <summary>The bytes as fetched, one file per SHA-256 under originals/ab/; a file once there is never changed.
/// Where the archive stands on a server the bytes are kept there too, and a worker that lacks one fetches it.</summary>
public sealed partial class OriginalFolder
{
    private const int BufferSize = 128 << 10;

    private readonly string root;
    private readonly string arriving;
    private readonly OriginalPieces? shared;

    internal OriginalFolder(string folder, OriginalPieces? shared, bool readOnly = false)
    {
        this.shared = shared;
        root = Path.Combine(folder, "originals");
        arriving = Path.Combine(root, "arriving");
        if (!readOnly) Directory.CreateDirectory(arriving);
    }

    /// <summary>Keeps a stream's bytes: written aside, flushed to disk, then renamed.</summary>
    /// <returns>With media type application/octet-stream; conversion finds the true one.</returns>
    /// <exception cref="OriginalTooLargeException">More than <paramref name="largest"/> bytes came; nothing is kept.</exception>
    public async Task<Original> StoreAsync(Stream content, long largest, CancellationToken cancellation)
    {
        var aside = Path.Combine(arriving, Path.GetRandomFileName());
        try
        {
            var original = await WriteAsync(content, aside, largest, cancellation);
            var place = Place(original.Sha256);
            if (!File.Exists(place))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                File.Move(aside, place, overwrite: true);
            }

            if (shared is not null) await shared.KeepAsync(original.Sha256, place, cancellation);
            return original;
        }
        finally
        {
            File.Delete(aside);
        }
    }

    /// <summary>The path of an original for converters that read files; null when it is not kept.</summary>
    public async Task<string?> FindAsync(string sha256, CancellationToken cancellation)
    {
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower)) return null;
        if (File.Exists(Place(sha256))) return Place(sha256);
        return shared is not null && await FetchAsync(shared, sha256, cancellation) ? Place(sha256) : null;
    }

    private async Task<bool> FetchAsync(OriginalPieces pieces, string sha256, CancellationToken cancellation)
    {
        await using var content = await pieces.OpenAsync(sha256, cancellation);
        if (content is null) return false;
        var aside = Path.Combine(arriving, Path.GetRandomFileName());
        try
        {
            var fetched = await WriteAsync(content, aside, long.MaxValue, cancellation);
            if (fetched.Sha256 != sha256) throw new InvalidDataException($"Bản gốc {sha256} trong cơ sở dữ liệu bị hỏng.");
            Directory.CreateDirectory(Path.GetDirectoryName(Place(sha256))!);
            File.Move(aside, Place(sha256), overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(aside);
        }
    }

    private string Place(string sha256) => Path.Combine(root, sha256[..2], sha256);

    private static async Task<Original> WriteAsync(Stream content, string path, long largest, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long size = 0;
            int read;
            while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
            {
                if ((size += read) > largest) throw new OriginalTooLargeException(largest);
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            file.Flush(flushToDisk: true);
            return new Original(Convert.ToHexStringLower(hash.GetHashAndReset()), size, "application/octet-stream");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

public sealed class OriginalTooLargeException(long largest) : IOException($"Tệp lớn hơn {largest} byte.")
{
    public long Largest { get; } = largest;
}
