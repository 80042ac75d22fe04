using System.Buffers.Binary;
using System.Text.Json;
using DirectiveSearch.Archive;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>What the parent asks of the child: the text of a file, or a part of one of its pages as a picture.</summary>
internal sealed record ConversionCall(string Path, string Name, string WorkFolder, IngestionLimits Limits, PageCrop? Crop = null);

/// <summary>What the child answers: progress (a page done), or at last a text (UTF-8) or a picture of <paramref name="BodyBytes"/> bytes that follow, or a reason.</summary>
internal sealed record ConversionAnswer(int? Page, string? MediaType, Reading Reading, IReadOnlyList<int>? PageStarts, long BodyBytes, Reason? Failure, Scan? Scan)
{
    public IReadOnlyList<string> Encodings { get; init; } = [];
}

/// <summary>Frames on a pipe: four bytes of length (little endian), that much JSON, then the body that the JSON announces.</summary>
internal static class ConversionFrames
{
    private const int LongestHeader = 4 << 20;

    public static async Task WriteAsync<T>(Stream stream, T header, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, json.Length);
        await stream.WriteAsync(length, cancellation).ConfigureAwait(false);
        await stream.WriteAsync(json, cancellation).ConfigureAwait(false);
        await stream.WriteAsync(body, cancellation).ConfigureAwait(false);
        await stream.FlushAsync(cancellation).ConfigureAwait(false);
    }

    /// <returns>Null at the end of the stream.</returns>
    /// <exception cref="InvalidDataException">The other side does not speak these frames, or floods.</exception>
    public static async Task<T?> ReadAsync<T>(Stream stream, CancellationToken cancellation)
        where T : class
    {
        var length = new byte[4];
        if (await stream.ReadAtLeastAsync(length, 4, throwOnEndOfStream: false, cancellation).ConfigureAwait(false) < 4) return null;
        var size = BinaryPrimitives.ReadInt32LittleEndian(length);
        if (size is <= 0 or > LongestHeader) throw new InvalidDataException("frame length");
        var json = new byte[size];
        await stream.ReadExactlyAsync(json, cancellation).ConfigureAwait(false);
        try
        {
            return JsonSerializer.Deserialize<T>(json) ?? throw new InvalidDataException("empty frame");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException("frame", error);
        }
    }

    public static async Task<byte[]> ReadBodyAsync(Stream stream, long bytes, long most, CancellationToken cancellation)
    {
        if (bytes < 0 || bytes > most) throw new InvalidDataException("body length");
        var body = new byte[bytes];
        await stream.ReadExactlyAsync(body, cancellation).ConfigureAwait(false);
        return body;
    }
}
