namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>The words of a rich text file (RTF): headers, then paragraphs and table cells as lines, then notes.</summary>
public static class RtfText
{
    /// <exception cref="ReasonException">damaged, text-too-long.</exception>
    public static string Read(byte[] file, IngestionLimits limits) => new RtfReader(file, limits).Read();
}
