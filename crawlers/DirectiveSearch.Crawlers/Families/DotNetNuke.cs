using DirectiveSearch.Crawlers.Layouts;

namespace DirectiveSearch.Crawlers.Families;

/// <summary>DotNetNuke with Telerik's grid: districts of Đà Nẵng, Quảng Ninh, the Ministry of Home Affairs' documents (2021 to 2026). The grid pages by sending its form back.</summary>
internal static class DotNetNuke
{
    public static readonly Layout Layout = new()
    {
        List = new ListLayout { Rows = "tr.rgRow, tr.rgAltRow" },
        Detail = new DetailLayout { Within = "[id$='_divthuoctinh'], [id*='_IndexLawDetail'], [id*='ViewDetail']" },
        Paging = new Paging.PostBack("input.rgPageNext, a.rgPageNext, button.rgPageNext"),
    };
}
