using DirectiveSearch.Crawlers.Layouts;

namespace DirectiveSearch.Crawlers.Sources;

/// <summary>https://lamdong.gov.vn – the documents of Lâm Đồng's People's Committee and People's Council, some 63,000. SharePoint's interface, behind a proxy that is told
/// by POST what to ask for; an answer names its next page under the name of a server of the inner network. Names of columns are encoded and cut at 32 letters.
/// Documents have no pages: their files stand as links in one column, encoded twice at times. Seen to fit: 09/2026.</summary>
internal static class LamDong
{
    private const string Columns =
        "ID,Title,S_x1ed1__x002f_K_x00fd__x0020_hi,Ng_x00e0_y,Lo_x1ea1_i_x0020_v_x0103_n_x0020,C_x01a1__x0020_quan_x0020_ban_x0,Tr_x00ed_ch_x0020_y_x1ebf_u,L_x0129_nh_x0020_V_x1ef1_c,Hi_x1ec7_u_x0020_l_x1ef1_c,Urls,Modified";

    private static readonly JsonListing Listing = new(
        "d.results",
        Address: null,
        new Dictionary<PortalField, string>
        {
            [PortalField.Number] = "S_x1ed1__x002f_K_x00fd__x0020_hi",
            [PortalField.Issued] = "Ng_x00e0_y",
            [PortalField.Type] = "Lo_x1ea1_i_x0020_v_x0103_n_x0020",
            [PortalField.Issuer] = "C_x01a1__x0020_quan_x0020_ban_x0",
            [PortalField.Subject] = "Tr_x00ed_ch_x0020_y_x1ebf_u",
            [PortalField.Field] = "L_x0129_nh_x0020_V_x1ef1_c",
            [PortalField.Status] = "Hi_x1ec7_u_x0020_l_x1ef1_c",
        },
        Files: "Urls")
    {
        Next = "d.__next",
    };

    public static readonly Source Source = new(
        "lamdong",
        "Văn bản của tỉnh Lâm Đồng",
        new Layout(),
        [List("vpubnd", "Quản lý văn bản chỉ đạo"), List("dbnd", "Quản lý văn bản")]);

    private static SourceList.Json List(string site, string title) => new(new Uri("https://api.lamdong.gov.vn/RestApi/Readjson"), Listing, """{"SourceUrl":"{0}"}""")
    {
        Behind = new Uri($"https://w3.lamdong.gov.vn/sites/{site}/_api/web/lists/getByTitle('{title}')/items?$orderby=Modified desc&$select={Columns}&$top=100"),
    };
}
