using AngleSharp.Dom;

namespace DirectiveSearch.Crawlers.Layouts;

/// <summary>Where a page leads to files: links, buttons with a script, frames that show a file.</summary>
internal static class FileLinks
{
    /// <summary>No document has more; what goes on is a page of something else.</summary>
    private const int MostFiles = 200;

    private const string Candidates = "a, [data-file], [data-url], [onclick], iframe[src], object[data], embed[src]";
    private static readonly string[] Attributes = ["href", "data-file", "data-url", "src", "data"];
    private static readonly string[] Extensions = [".pdf", ".doc", ".docx", ".rtf", ".odt", ".zip", ".rar", ".7z", ".tif", ".tiff", ".jpg", ".jpeg", ".png"];
    private static readonly string[] Pictures = [".jpg", ".jpeg", ".png"];

    /// <summary>Each file once, in the order of the page.</summary>
    /// <param name="chosen">The elements were named by a selector: what they lead to is taken for a file whatever its name.</param>
    public static IReadOnlyList<PortalFile> In(IEnumerable<IElement> places, Uri page, bool chosen = false)
    {
        var files = new List<PortalFile>();
        var known = new HashSet<Uri>();
        foreach (var element in places.SelectMany(place => place.Matches(Candidates) ? place.QuerySelectorAll(Candidates).Prepend(place) : place.QuerySelectorAll(Candidates)))
        {
            foreach (var (written, sure) in Written(element))
            {
                if (Address(written, page) is not { } address || !(chosen || sure || IsFile(address, element))) continue;
                if (known.Add(address)) files.Add(new PortalFile(address, NameOf(address, PageText.Of(element))));
                if (files.Count == MostFiles) return files;
            }
        }

        return files;
    }

    public static bool IsFile(Uri address) => IsFile(address, null);

    /// <summary>An address as pages write it; null: it leads nowhere on the web.</summary>
    public static Uri? Address(string? written, Uri page)
    {
        var trimmed = written?.Trim();
        if (string.IsNullOrEmpty(trimmed) || trimmed[0] == '#' || trimmed.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)) return null;
        if (!Uri.TryCreate(page, trimmed, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)) return null;
        return address.Fragment.Length == 0 ? address : new UriBuilder(address) { Fragment = "" }.Uri;
    }

    private static IEnumerable<(string Written, bool Sure)> Written(IElement element)
    {
        foreach (var attribute in Attributes)
        {
            if (element.GetAttribute(attribute) is not { Length: > 0 } value) continue;
            // A viewer's frame names the file that it shows.
            var shown = value.IndexOf("file=", StringComparison.OrdinalIgnoreCase);
            if (shown > 0 && value[shown - 1] is '?' or '&' && attribute is "src" or "data" or "href" && HasViewer(value)) yield return (Uri.UnescapeDataString(value[(shown + 5)..].Split('&', '#')[0]), true);
            else yield return (value, false);
        }

        foreach (var script in new[] { element.GetAttribute("onclick"), ScriptOf(element.GetAttribute("href")) })
        {
            foreach (var quoted in Quoted(script))
                if (HasExtension(quoted, Extensions)) yield return (quoted, true);
        }
    }

    private static bool HasViewer(string address) => address.Contains("viewer", StringComparison.OrdinalIgnoreCase) || address.Contains("pdfjs", StringComparison.OrdinalIgnoreCase);

    private static string? ScriptOf(string? href) => href is not null && href.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) && !href.Contains("__doPostBack", StringComparison.Ordinal) ? href : null;

    private static IEnumerable<string> Quoted(string? script)
    {
        for (var at = script?.IndexOfAny(['\'', '"']) ?? -1; at >= 0;)
        {
            var end = script!.IndexOf(script[at], at + 1);
            if (end < 0) yield break;
            yield return script[(at + 1)..end];
            at = script.IndexOfAny(['\'', '"'], end + 1);
        }
    }

    private static bool IsFile(Uri address, IElement? element)
    {
        if (element is not null && element.HasAttribute("download")) return true;
        var path = address.AbsolutePath;
        if (path.Contains("$file/", StringComparison.OrdinalIgnoreCase)) return true;
        // Pictures that a page merely shows or links are no documents.
        if (element is { LocalName: "a" } && element.QuerySelector("img") is not null && HasExtension(path, Pictures)) return false;
        return HasExtension(path, Extensions) || Array.Exists(path.Split('/'), part => HasExtension(part, Extensions)) || HasExtension(address.Query, Extensions);
    }

    private static bool HasExtension(string text, string[] extensions) => Array.Exists(extensions, extension => text.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    private static string NameOf(Uri address, string shown)
    {
        if (HasExtension(shown, Extensions)) return shown;
        var last = Uri.UnescapeDataString(address.AbsolutePath.Split('/').LastOrDefault(part => HasExtension(part, Extensions)) ?? address.Segments[^1].Trim('/'));
        return last.Length > 0 ? last : shown;
    }
}
