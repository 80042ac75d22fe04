using DirectiveSearch.Crawlers.Layouts;

namespace DirectiveSearch.Crawlers.Families;

/// <summary>The "ModuleWrapper" system of many departments and communes (Hà Nam and others; ids of its blocks change from site to site).
/// Files stand in scripts: downloadFile('id','/upload/…').</summary>
internal static class ModuleWrapper
{
    public static readonly Layout Layout = new()
    {
        List = new ListLayout { Rows = "div.list-legal-document-table table tbody tr", Link = "td.tg-yw4l a, td a[href]" },
        Detail = new DetailLayout { Within = "div.legal-document-detailLayout-default" },
        Paging = new Paging.NextLink("div.default-pagination a.next"),
    };
}
