using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace DirectiveSearch.Crawlers.Layouts;

/// <summary>Selectors of a layout on a page: one that is wrong or finds nothing is told.</summary>
internal static class Selection
{
    private static readonly HtmlParser Parser = new();

    /// <param name="html">A page, or rows of a table without their table, as some sites send them.</param>
    public static IHtmlDocument Parse(string html)
    {
        html = PageNesting.Cut(html);
        var begin = html.AsSpan().TrimStart();
        return begin.StartsWith("<tr", StringComparison.OrdinalIgnoreCase) || begin.StartsWith("<tbody", StringComparison.OrdinalIgnoreCase)
            ? Parser.ParseDocument($"<table>{html}</table>")
            : Parser.ParseDocument(html);
    }

    public static Uri BaseOf(IHtmlDocument page, Uri address) =>
        page.QuerySelector("base[href]")?.GetAttribute("href") is { } written && Uri.TryCreate(address, written, out var stated) ? stated : address;

    public static IElement? First(IParentNode place, string selector, string what, List<string> faults) => All(place, selector, what, faults) is [var first, ..] ? first : null;

    public static IReadOnlyList<IElement> All(IParentNode place, string selector, string what, List<string> faults)
    {
        try
        {
            IElement[] found = [.. place.QuerySelectorAll(selector)];
            if (found.Length == 0) faults.Add($"Bộ chọn \"{selector}\" ({what}) không khớp với phần nào của trang.");
            return found;
        }
        catch (DomException)
        {
            faults.Add(Wrong(selector));
            return [];
        }
    }

    /// <returns>What is wrong with a selector, in Vietnamese; null: nothing.</returns>
    public static string? FaultOf(string selector)
    {
        try
        {
            using var empty = Parser.ParseDocument("");
            empty.QuerySelector(selector);
            return null;
        }
        catch (DomException)
        {
            return Wrong(selector);
        }
    }

    private static string Wrong(string selector) => $"Bộ chọn \"{selector}\" viết sai. Hãy viết theo cú pháp bộ chọn CSS, ví dụ \"table.danh-sach tr\".";
}
