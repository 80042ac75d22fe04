using System.IO.Compression;
using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

public enum PackageKind
{
    /// <summary>A plain archive of files.</summary>
    Archive,
    Word,
    OpenDocumentText,
    Spreadsheet,
    Presentation,
    OtherDocument,
}

/// <summary>Tells by its entries whether a zip is one document, and which.</summary>
public static class PackageKinds
{
    private const string OpenDocument = "application/vnd.oasis.opendocument.";

    private const int LongestMediaType = 128;

    public static PackageKind Of(ZipArchive archive)
    {
        if (archive.GetEntry("[Content_Types].xml") is not null)
        {
            bool Holds(string folder) => archive.Entries.Any(entry => entry.FullName.StartsWith(folder, StringComparison.OrdinalIgnoreCase));
            return Holds("word/") ? PackageKind.Word : Holds("xl/") ? PackageKind.Spreadsheet : Holds("ppt/") ? PackageKind.Presentation : PackageKind.OtherDocument;
        }

        if (archive.GetEntry("mimetype") is { } media) return OfMediaType(Head(media));
        return archive.GetEntry("META-INF/manifest.xml") is not null && archive.GetEntry("content.xml") is not null ? PackageKind.OpenDocumentText : PackageKind.Archive;
    }

    private static PackageKind OfMediaType(string media) =>
        media.StartsWith(OpenDocument + "text", StringComparison.Ordinal) ? PackageKind.OpenDocumentText
        : media.StartsWith(OpenDocument + "spreadsheet", StringComparison.Ordinal) ? PackageKind.Spreadsheet
        : media.StartsWith(OpenDocument + "presentation", StringComparison.Ordinal) ? PackageKind.Presentation
        : media.StartsWith("application/", StringComparison.Ordinal) ? PackageKind.OtherDocument
        : PackageKind.Archive;

    private static string Head(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        var head = new byte[LongestMediaType];
        return Encoding.ASCII.GetString(head, 0, content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
    }
}
