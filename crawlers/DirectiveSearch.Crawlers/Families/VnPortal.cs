using DirectiveSearch.Crawlers.Layouts;

namespace DirectiveSearch.Crawlers.Families;

/// <summary>VNPT vnPortal: Hà Nội, Hải Phòng, Ninh Bình and many communes (seen 09/2026). Articles with a date, their files as links or in a frame;
/// the pager's links carry only data-page, the address takes it as "page".</summary>
internal static class VnPortal
{
    public static readonly Layout Layout = new()
    {
        List = new ListLayout
        {
            Rows = "div.UIArticleInMenu_Default ul.ArticleList > li, ul.ArticleOfCat > li",
            Link = "h2.Title a, .Title a, a[href]",
            Fields = new Dictionary<PortalField, string> { [PortalField.Subject] = "h2.Title, .Title", [PortalField.Issued] = ".Ngaydang" },
        },
        Detail = new DetailLayout
        {
            Within = ".ArticleDetailControl",
            Fields = new Dictionary<PortalField, string> { [PortalField.Subject] = ".ArticleHeader" },
            Body = ".ArticleContent",
        },
        Paging = new Paging.Query("page"),
    };
}
