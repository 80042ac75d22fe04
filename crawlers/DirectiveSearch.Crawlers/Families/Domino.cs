using DirectiveSearch.Crawlers.Layouts;

namespace DirectiveSearch.Crawlers.Families;

/// <summary>Lotus Domino gazettes: Sơn La, Hà Tĩnh (seen 08/2026). Views come as whole pages or as bare rows; a document is known by its ParentUNID,
/// its files lie under {UNID}/$file/ with blanks in their names. A view starts at the row "Start", 30 a page.</summary>
internal static class Domino
{
    public static readonly Layout Layout = new()
    {
        List = new ListLayout
        {
            Rows = "tr:has(a[href*='ParentUNID'])",
            Link = "a[href*='ParentUNID']",
            Fields = new Dictionary<PortalField, string>
            {
                [PortalField.Number] = "a.kyhieu, .doc-notation",
                [PortalField.Issued] = "span.w-effect, td:first-child",
                [PortalField.Subject] = "span.excerpt, a[href*='ParentUNID']",
            },
            Total = "#total",
        },
        Paging = new Paging.Query("Start", First: 1, Step: 30),
    };
}
