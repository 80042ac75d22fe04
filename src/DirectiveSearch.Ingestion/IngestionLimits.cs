namespace DirectiveSearch.Ingestion;

/// <summary>Bounds of what one file may cost.</summary>
public sealed record IngestionLimits
{
    public long LargestFileBytes { get; init; } = 512L << 20;

    /// <summary>Longer texts are kept as originals and not analysed.</summary>
    public long LargestTextBytes { get; init; } = 20L << 20;

    /// <summary>Without progress (a page done) for this long, a conversion is stopped.</summary>
    public TimeSpan ConversionTime { get; init; } = TimeSpan.FromSeconds(60);

    public long ConversionMemoryBytes { get; init; } = 1L << 30;

    public long InflationRatio { get; init; } = 100;

    /// <summary>All that comes out of one zip of files, with the zips within it.</summary>
    public long LargestArchiveBytes { get; init; } = 2L << 30;

    /// <summary>How deep zips may lie within zips; the outermost is the first.</summary>
    public int ArchiveDepth { get; init; } = 3;

    /// <summary>Scanned pages of one file that are read by machine; each may take <see cref="ConversionTime"/>.</summary>
    public int LargestScanPages { get; init; } = 300;
}
