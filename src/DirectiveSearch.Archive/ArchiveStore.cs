namespace DirectiveSearch.Archive;

/// <summary>The archive in one folder: the truth from which every index can be rebuilt. Safe for use by many threads.</summary>
public sealed class ArchiveStore
{
    /// <summary>Opens or creates the archive in a folder and brings its schema up to date.</summary>
    public static Task<ArchiveStore> OpenAsync(string folder, TimeProvider time, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>The right to work for a folder, which one process at a time has; null when another has it. Disposing gives it back.</summary>
    public static IDisposable? TryAcquireWriter(string folder) => throw new NotImplementedException();

    public OriginalFolder Originals => throw new NotImplementedException();

    public DocumentTable Documents => throw new NotImplementedException();

    public InstrumentTable Instruments => throw new NotImplementedException();

    public MovementTable Movements => throw new NotImplementedException();

    public UnitTable Units => throw new NotImplementedException();

    public RunTable Runs => throw new NotImplementedException();

    public WorkTable Work => throw new NotImplementedException();

    /// <param name="orSample">Whether the sample is counted when it is all there is.</param>
    public Task<Statistics> CountAsync(bool orSample, CancellationToken cancellation) => throw new NotImplementedException();

    public Task<Statistics> CountAsync(CancellationToken cancellation) => CountAsync(true, cancellation);

    /// <summary>Removes a source with all documents that no other source has; the work table then takes them out of the index.</summary>
    /// <returns>The number of documents removed.</returns>
    public Task<int> RemoveSourceAsync(string source, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>When anything that readers see last changed.</summary>
    public Task<DateTimeOffset?> ChangedAtAsync(CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Whether all there is comes from the sample corpus.</summary>
    public Task<bool> HoldsSampleAsync(CancellationToken cancellation) => throw new NotImplementedException();
}
