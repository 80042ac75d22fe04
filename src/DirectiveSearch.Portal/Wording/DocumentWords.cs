using DirectiveSearch.Archive;

namespace DirectiveSearch.Portal.Wording;

/// <summary>How a document is called in a list.</summary>
public static class DocumentWords
{
    /// <summary>Kế hoạch công tác thi đua, khen thưởng năm 2021: the type goes before a title that does not name it.</summary>
    public static string Title(DocumentSummary document) =>
        document.Type is not { } type || document.Title.StartsWith(type, StringComparison.OrdinalIgnoreCase) || document.Title == document.FileName
            ? document.Title
            : $"{type} {(BeginsWithName(document.Title) ? document.Title : Words.Small(document.Title))}";

    /// <summary>A format by its media type, as people call it.</summary>
    public static string Format(string mediaType) => mediaType switch
    {
        "application/pdf" => "PDF",
        "application/msword" => "Word 97–2003 (.doc)",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "Word (.docx)",
        "application/vnd.oasis.opendocument.text" => "OpenDocument (.odt)",
        "application/rtf" or "text/rtf" => "RTF",
        "text/html" or "multipart/related" => "trang web (.html)",
        "text/markdown" => "Markdown",
        "text/plain" => "văn bản thuần (.txt)",
        "image/png" or "image/jpeg" or "image/tiff" => "ảnh quét",
        _ => mediaType,
    };

    /// <summary>Two words in capitals are a name (Tây Ninh chung sức …), which stays as it is.</summary>
    private static bool BeginsWithName(string title) =>
        title.IndexOf(' ') is var blank and > 0 && blank + 1 < title.Length && char.IsUpper(title[blank + 1]);
}
