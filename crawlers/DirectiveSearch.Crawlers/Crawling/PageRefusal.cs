using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Crawlers.Layouts;

namespace DirectiveSearch.Crawlers.Crawling;

/// <summary>What a server sent, with the status of success, in place of what was asked for: a check of the visitor, a log-in, a page that is missing or broken.</summary>
/// <param name="Code">Of Data/crawl-reasons.tsv.</param>
/// <param name="Sign">By what it was known.</param>
public sealed record PageRefusal(string Code, string Sign)
{
    /// <summary>Bytes of a file that are looked at.</summary>
    public const int FileBegin = 64 * 1024;

    private const int FewestWordsOfDocument = 500;
    private static readonly string[] BinaryFiles = [".pdf", ".docx", ".odt", ".zip", ".rar", ".7z", ".tif", ".tiff", ".jpg", ".jpeg", ".png"];
    private static readonly string[] OfficeFiles = [".doc", ".rtf", ".xls"];
    private static readonly string[] Openings = ["<!doctype html", "<html", "<head", "<body", "<script", "<title", "<meta", "<div", "<error>"];

    /// <param name="asked">Before redirects.</param>
    /// <param name="read">Rows of a list or fields of a document were found on it: then only a redirect to a log-in tells against it.</param>
    /// <returns>Null: nothing tells against it.</returns>
    public static PageRefusal? OfPage(Uri asked, FetchAnswer answer, byte[] body, bool read)
    {
        if (RefusalSigns.OfRedirect(asked, answer.Address) is { } moved && (!read || moved.Code == "login-page")) return moved;
        if (read) return null;
        if (!body.AsSpan().ContainsAnyExcept("\0 \t\r\n"u8)) return new PageRefusal("empty-answer", "");
        if (RefusalSigns.IsHome(answer.Address) && !RefusalSigns.IsHome(asked)) return new PageRefusal("missing-page", answer.Address.AbsoluteUri);
        using var page = Selection.Parse(PageReader.Text(answer, body));
        return RefusalSigns.OfPage(page);
    }

    /// <summary>Of what was asked for as a file. What is no page at all is for the converter to tell.</summary>
    /// <param name="begin">Its first bytes, <see cref="FileBegin"/> of them are enough.</param>
    /// <param name="name">As the portal or the server gives it.</param>
    public static PageRefusal? OfFile(Uri asked, FetchAnswer answer, byte[] begin, string name)
    {
        if (!begin.AsSpan().ContainsAnyExcept("\0 \t\r\n"u8)) return new PageRefusal("empty-answer", "");
        if (!IsPage(begin)) return null;
        if (RefusalSigns.OfRedirect(asked, answer.Address) is { } moved) return moved;
        using var page = Selection.Parse(PageReader.Text(answer, begin));
        if (RefusalSigns.OfPage(page) is { } known) return known;
        if (HasEnd(name, BinaryFiles) || HasEnd(asked.AbsolutePath, BinaryFiles)) return new PageRefusal("page-not-file", RefusalSigns.TitleOf(page));
        // Word saves pages under its own names: those are long, or carry its marks.
        var isOffice = (HasEnd(name, OfficeFiles) || HasEnd(asked.AbsolutePath, OfficeFiles)) && begin.AsSpan().IndexOf("urn:schemas-microsoft-com:office"u8) >= 0;
        return isOffice || RefusalSigns.Words(page).Length >= FewestWordsOfDocument ? null : new PageRefusal("page-not-file", RefusalSigns.TitleOf(page));
    }

    private static bool IsPage(ReadOnlySpan<byte> begin)
    {
        begin = (begin.StartsWith("\uFEFF"u8) ? begin[3..] : begin).TrimStart(" \t\r\n\0"u8);
        if (begin.Length == 0 || begin[0] is not ((byte)'<' or (byte)'{')) return false;
        var head = System.Text.Encoding.Latin1.GetString(begin[..Math.Min(begin.Length, 1024)]);
        return head.StartsWith("{\"", StringComparison.Ordinal)
            || Array.Exists(Openings, opening => head.Contains(opening, StringComparison.OrdinalIgnoreCase));
    }

    private static bool HasEnd(string name, string[] ends) => Array.Exists(ends, end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));
}
