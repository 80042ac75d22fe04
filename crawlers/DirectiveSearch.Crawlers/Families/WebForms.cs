using DirectiveSearch.Crawlers.Layouts;

namespace DirectiveSearch.Crawlers.Families;

/// <summary>ASP.NET WebForms with a grid whose pager calls __doPostBack('grid','Page$N'): the Government's portal and its sister sites (seen 06/2026).</summary>
internal static class WebForms
{
    public static readonly Layout Layout = new()
    {
        List = new ListLayout
        {
            Rows = "table[id$='grvDocument'] tr:has(a[href*='docid'])",
            Link = "a[href*='docid']",
            Fields = new Dictionary<PortalField, string>
            {
                [PortalField.Number] = "span.code",
                [PortalField.Issued] = "span.issued-date, span.issue-v2",
                [PortalField.Subject] = "span.substract",
            },
            Total = "#document_page_info",
        },
        Detail = new DetailLayout { Within = "div.Content" },
        Paging = new Paging.PostBack(),
    };
}
