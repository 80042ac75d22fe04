using DirectiveSearch.Archive;
using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Crawlers.Layouts;
using DirectiveSearch.Text;

namespace DirectiveSearch.Crawlers.Crawling;

/// <summary>Where a run begins, and to which list of its source a kept address belongs.</summary>
internal static class Lists
{
    /// <summary>Before the number for which a portal was searched.</summary>
    private const string Search = "search:";

    public static IReadOnlyList<CrawlTarget> Beginnings(Source source, CrawlMode mode) =>
        [.. source.Lists.Select(PageReader.First).Select(request => First(AddressKey.Of(request), request, mode == CrawlMode.Sweep ? CrawlPriority.Sweep : CrawlPriority.Latest))];

    /// <summary>Searches for numbers that plans cite and the archive does not hold.</summary>
    public static IReadOnlyList<CrawlTarget> Searches(Source source, IEnumerable<string> numbers) => source.Search is not { } search ? [] :
        [.. numbers.Select(number => (number, request: PageReader.First(search.For(number)))).Select(one => First(AddressKey.Of(one.request), one.request, CrawlPriority.Wanted) with { List = Search + one.number })];

    public static bool IsSearch(CrawlAddress address) => address.List?.StartsWith(Search, StringComparison.Ordinal) == true;

    /// <summary>Null: the source has this list no more.</summary>
    public static SourceList? Find(Source source, CrawlAddress address) => IsSearch(address)
        ? source.Search?.For(address.List![Search.Length..])
        : source.Lists.FirstOrDefault(known => AddressKey.Of(PageReader.First(known)) == address.List);

    /// <summary>Of what a search found only what bears the number; it has one page.</summary>
    public static ListPage Chosen(CrawlAddress address, ListPage page)
    {
        if (!IsSearch(address)) return page;
        var number = InstrumentNumber.Key(address.List![Search.Length..]);
        return page with { Documents = [.. page.Documents.Where(document => document.Fields.TryGetValue(PortalField.Number, out var written) && InstrumentNumber.Key(written) == number)], Next = null };
    }

    private static CrawlTarget First(string key, FetchRequest request, CrawlPriority priority) => new(key, CrawlRole.List, priority, Requests.Kept(request)) { List = key, Again = true };
}
