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

    /// <summary>Two words in capitals are a name (Tây Ninh chung sức …), which stays as it is.</summary>
    private static bool BeginsWithName(string title) =>
        title.IndexOf(' ') is var blank and > 0 && blank + 1 < title.Length && char.IsUpper(title[blank + 1]);
}
