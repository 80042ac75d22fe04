using DirectiveSearch.Crawlers.Layouts;

namespace DirectiveSearch.Crawlers.Families;

/// <summary>Lists of documents on SharePoint: ministries and provinces (2021 to 2023). Ids begin with a part of the server's own making, so only their ends tell;
/// details are labelled. The page is a parameter that is spelled "Page" or "page" from site to site.</summary>
internal static class SharePoint
{
    public static readonly Layout Layout = new()
    {
        List = new ListLayout
        {
            Rows = ".CSSTableGenerator tr:has(td a), .table-vb tr:has(td a), .main_vbtable tr:has(td a), [id$='_Result'] table tbody tr:has(a), ul.listLaw li > div.item, article.n-item",
            Link = "a.link_sokyhieu, p.title a, a[href*='ItemID='], a[href*='itemid='], a[href]",
        },
        Paging = new Paging.Query("Page"),
    };
}
