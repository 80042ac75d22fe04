namespace DirectiveSearch.Archive;

/// <summary>The bytes as fetched, one file per SHA-256 under originals/ab/; a file once there is never changed.</summary>
public sealed class OriginalFolder
{
    /// <summary>Keeps a stream's bytes: written aside, flushed to disk, then renamed.</summary>
    /// <returns>With media type application/octet-stream; conversion finds the true one.</returns>
    /// <exception cref="OriginalTooLargeException">More than <paramref name="largest"/> bytes came; nothing is kept.</exception>
    public Task<Original> StoreAsync(Stream content, long largest, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>The path of an original for converters that read files; null when it is not kept.</summary>
    public string? PathOf(string sha256) => throw new NotImplementedException();
}

public sealed class OriginalTooLargeException(long largest) : IOException($"Tệp lớn hơn {largest} byte.")
{
    public long Largest { get; } = largest;
}
