using DirectiveSearch.Crawlers.Layouts;

namespace DirectiveSearch.Crawlers.Sources;

/// <summary>https://congbao.chinhphu.vn – the Government's gazette since 12/2010. Pages of HTML by type, next "…/trang-2.htm"; a page past the end repeats the last one.
/// A feed of the newest (often with empty titles). One document has several addresses: /van-ban/{slug}-{id}.htm and /{id}/{issue}.htm.
/// Links to files hold tokens that soon end, and g7.cdnchinhphu.vn leaves out its intermediate certificate. robots.txt allows all. Last seen to fit: 08/2026.</summary>
internal static class GovernmentGazette
{
    private const string Site = "https://congbao.chinhphu.vn";

    /// <summary>What the site's own search answers.</summary>
    internal static readonly JsonListing Listing = new(
        "data",
        Site + "/van-ban/van-ban-{id_van_ban}.htm",
        new Dictionary<PortalField, string>
        {
            [PortalField.Number] = "so_ky_hieu",
            [PortalField.Issued] = "ngay_ban_hanh",
            [PortalField.Effective] = "ngay_co_hieu_luc",
            [PortalField.Type] = "loai_van_ban",
            [PortalField.Issuer] = "ten_co_quan",
            [PortalField.Signer] = "nguoi_ky",
            [PortalField.Subject] = "trich_yeu",
        },
        Files: "danh_sach_tep_van_ban.duong_dan",
        Total: "total");

    public static readonly Source Source = new(
        "congbao-chinhphu",
        "Công báo nước Cộng hòa xã hội chủ nghĩa Việt Nam",
        new Layout
        {
            List = new ListLayout { Rows = "li:has(a[href*='/van-ban/']), tr:has(a[href*='/van-ban/']), .item:has(a[href*='/van-ban/'])", Link = "a[href*='/van-ban/']" },
            Detail = new DetailLayout { Files = ".list--open a[data-file], a[href*='congbaocdn.chinhphu.vn']" },
            Paging = new Paging.Path("trang-{0}.htm"),
        },
        [
            new SourceList.Feed(new Uri($"{Site}/cac-van-ban-moi-ban-hanh.rss"), "/van-ban/"),
            new SourceList.Json(new Uri("https://api-searchcongbao.chinhphu.vn/search/van-ban/nhom/vbqpp"), Listing, """{"filters":{},"page":{0},"page_size":50,"query":""}"""),
            new SourceList.Pages(new Uri($"{Site}/van-ban-dang-cong-bao/cong-van-l9.htm")),
            new SourceList.Pages(new Uri($"{Site}/van-ban-dang-cong-bao/quyet-dinh-l2.htm")),
            new SourceList.Pages(new Uri($"{Site}/van-ban-dang-cong-bao/nghi-quyet-l6.htm")),
        ])
    {
        Search = new SourceSearch("https://api-searchcongbao.chinhphu.vn/search/van-ban/nhom/vbqpp", Listing, """{"filters":{},"page":1,"page_size":20,"query":"{0}"}"""),
    };
}
