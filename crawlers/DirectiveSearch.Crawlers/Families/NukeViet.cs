using DirectiveSearch.Crawlers.Layouts;

namespace DirectiveSearch.Crawlers.Families;

/// <summary>NukeViet, module "laws": departments, schools, hospitals. /vi/laws/ lists, /vi/laws/detail/{slug}-{id}/ shows one, /vi/laws/rss/ feeds the newest.</summary>
internal static class NukeViet
{
    public static readonly Layout Layout = new()
    {
        List = new ListLayout { Rows = ".flex-table .table-rows:has(a[href*='/detail/']), table tr:has(a[href*='/detail/']), .law-list li:has(a[href*='/detail/'])", Link = "a[href*='/detail/']" },
        Paging = new Paging.NextLink("ul.pagination li.active + li:not(.disabled) a[href]"),
    };
}
