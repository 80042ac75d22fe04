using DirectiveSearch.Crawlers.Families;

namespace DirectiveSearch.Crawlers.Sources;

/// <summary>https://sbv.hanoi.gov.vn – legal documents on the Hà Nội portal of the State Bank. Liferay 6 with Viettel's portlet; 200 rows a page. Last seen to fit: 06/2026.</summary>
internal static class StateBankHanoi
{
    public static readonly Source Source = new(
        "sbv-hanoi",
        "Ngân hàng Nhà nước chi nhánh Hà Nội",
        Liferay.LegalDocuments,
        [new SourceList.Pages(new Uri("https://sbv.hanoi.gov.vn/van-ban-quy-pham-phap-luat?p_p_id=4_WAR_portalvbpqportlet&_4_WAR_portalvbpqportlet_delta=200&_4_WAR_portalvbpqportlet_cur=1"))])
    {
        Search = new SourceSearch("https://sbv.hanoi.gov.vn/van-ban-quy-pham-phap-luat?p_p_id=4_WAR_portalvbpqportlet&_4_WAR_portalvbpqportlet_delta=20&_4_WAR_portalvbpqportlet_keyword={0}"),
    };
}
