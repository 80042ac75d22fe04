using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DirectiveSearch.Crawlers.Fetching;

namespace DirectiveSearch.Crawlers.Layouts;

/// <summary>The way from one page of a list to the next. Whether that page brings anything new is for who follows it to see: some sites repeat their last page for ever.</summary>
internal static class Pager
{
    private const string UsualNext = "link[rel~=next], a[rel~=next], li.next:not(.disabled) > a, a.next:not(.disabled), li.page-next > a, a[title='Trang sau'], a[title='Trang tiếp'], a[title='Trang tiếp theo'], a[aria-label='Next'], a[aria-label='Trang sau']";
    private static readonly string[] UsualWords = ["trang sau", "trang tiếp", "trang kế", "tiếp", "tiếp theo", "sau", "next", "›", "»", ">", "next ›", "sau »", "tiếp »"];

    /// <returns>Null: this page is the last one.</returns>
    public static FetchRequest? Next(Paging paging, IHtmlDocument page, FetchRequest request, int number, List<string> faults) => paging switch
    {
        Paging.Query query => new FetchRequest(WithParameter(request.Address, query.Parameter, query.First + (query.Step * number)), Referrer: request.Address),
        Paging.Path path => new FetchRequest(WithSegment(request.Address, path.Segment, number + 1), Referrer: request.Address),
        Paging.NextLink link => NextLink(link, page, request),
        Paging.PostBack back => PostBack.Next(back, page, request, number, faults),
        _ => null,
    };

    private static FetchRequest? NextLink(Paging.NextLink paging, IHtmlDocument page, FetchRequest request)
    {
        var link = paging.Selector is { } selector
            ? page.QuerySelector(selector)
            : page.QuerySelector(UsualNext) ?? page.QuerySelectorAll("a[href]").FirstOrDefault(candidate => candidate.TextContent.Length < 40 && UsualWords.Contains(PageText.Of(candidate).ToLowerInvariant()));
        return FileLinks.Address(link?.GetAttribute("href"), Selection.BaseOf(page, request.Address)) is { } next && next != request.Address ? new FetchRequest(next, Referrer: request.Address) : null;
    }

    private static Uri WithParameter(Uri address, string parameter, int value)
    {
        var pairs = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
        var kept = pairs.Where(pair => !Uri.UnescapeDataString(pair.Split('=')[0]).Equals(parameter, StringComparison.Ordinal));
        return new UriBuilder(address) { Query = string.Join('&', kept.Append($"{Uri.EscapeDataString(parameter)}={value}")) }.Uri;
    }

    /// <summary>"/van-ban-l3.htm" and "trang-{0}.htm" make "/van-ban-l3/trang-2.htm", and that "/van-ban-l3/trang-3.htm".</summary>
    private static Uri WithSegment(Uri address, string segment, int number)
    {
        var path = address.AbsolutePath;
        var before = segment[..segment.IndexOf("{0}", StringComparison.Ordinal)];
        var last = path.LastIndexOf('/') + 1;
        if (path[last..].StartsWith(before, StringComparison.Ordinal)) path = path[..last].TrimEnd('/');
        else if (Path.GetExtension(path) is { Length: > 0 } extension) path = path[..^extension.Length];
        return new UriBuilder(address) { Path = $"{path.TrimEnd('/')}/{segment.Replace("{0}", number.ToString(), StringComparison.Ordinal)}" }.Uri;
    }
}
