using DirectiveSearch.Crawlers.Layouts;

namespace DirectiveSearch.Crawlers.Families;

/// <summary>Liferay 6 and 7: many provinces and ministries. All portlets page by a "…_cur" parameter that begins with the portlet's own id,
/// so a source says its own; its address carries "…_delta" for the number of rows.</summary>
internal static class Liferay
{
    /// <summary>The stock table of search results, whatever the portlet; two rows of head. Its pager has four buttons: first, back, on, last.</summary>
    public static readonly Layout Layout = new()
    {
        List = new ListLayout { Rows = "table.taglib-search-iterator tr:has(td a), .search_result_list tr:has(td a), .table-responsive table.table-bordered tr:has(td a)" },
        Paging = new Paging.NextLink(".lfr-pagination-buttons li:not(.disabled):nth-child(3) a[href*='_cur='], a.next[href*='_cur=']"),
    };

    /// <summary>Portlet 4_WAR_portalvbpqportlet (Viettel): sbv.hanoi.gov.vn (seen 06/2026). A second block of files holds other documents.</summary>
    public static readonly Layout LegalDocuments = new()
    {
        List = new ListLayout
        {
            Rows = "tbody.table-data tr",
            Link = "td.vbpq-sohieuvanban a",
            Fields = new Dictionary<PortalField, string>
            {
                [PortalField.Number] = "td.vbpq-sohieuvanban",
                [PortalField.Subject] = "td:nth-child(2)",
                [PortalField.Issued] = "td.vbpq-ngaybanhanh",
                [PortalField.Signer] = "td.vbpq-nguoiky",
            },
        },
        Detail = new DetailLayout { Within = "div.vbpq-detail", Files = "div.vbpq-attachfile:first-of-type a[href^='/documents/'], div.vbpq-detail + div.vbpq-attachfile a[href^='/documents/']" },
        Paging = new Paging.Query("_4_WAR_portalvbpqportlet_cur"),
    };
}
