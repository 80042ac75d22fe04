using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;

namespace DirectiveSearch.Portal.Pages.Ingest;

/// <param name="MayUpload">Whether who asks may take files in.</param>
/// <param name="Problem">Why the last upload was not taken; null when there was none.</param>
public sealed record IngestPage(Page<RunSummary> Runs, Paging Paging, bool MayUpload, IngestionLimits Limits, string? Problem)
{
    /// <summary>Types that the file dialogue offers; what is accepted is told by content.</summary>
    public const string Accepted = ".txt,.md,.html,.htm,.mht,.docx,.doc,.odt,.rtf,.pdf,.png,.jpg,.jpeg,.tif,.tiff,.zip";

    /// <summary>Of one request without scripts.</summary>
    public const int MostFiles = 1000;

    public string LargestFile => $"{Limits.LargestFileBytes >> 20} MB";
}
