using DirectiveSearch.Crawlers.Families;
using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Crawlers.Layouts;
using DirectiveSearch.Crawlers.Sources;

namespace DirectiveSearch.Tests.Crawling;

/// <summary>Pages that real portals sent are read without loss.</summary>
public sealed class CapturedPageTests
{
    private static readonly Uri Site = new("https://example.vn/congbao.nsf/list");

    [Theory]
    [InlineData("vanban.chinhphu.vn/list.fixture.html", "webforms", 2, "134/2025/QH15|10/12/2025|Luật Trí tuệ nhân tạo", 1)]
    [InlineData("sbv.hanoi.gov.vn/list.fixture.html", "liferay-vbpq", 1, "2345/QĐ-NHNN|18/12/2023|QĐ về triển khai các giải pháp an toàn, bảo mật trong thanh toán trực tuyến", 0)]
    [InlineData("congbao.sonla.gov.vn/documents_by_gazette_sample.html", "domino", 11, "số 37/2026/QĐ-UBND|13/7/2026|Quyết định của UBND tỉnh số 37/2026/QĐ-UBND bãi bỏ", 11)]
    [InlineData("dichvucong.gov.vn/search_page.html", "plain", 10, "||Thủ tục xét tặng giải thưởng \"Tỏa sáng Blouse trắng\"", 0)]
    public void Lists(string file, string family, int rows, string first, int files)
    {
        var html = File.ReadAllText(TestData.Require($"data/portals/{file}"));
        // This capture begins within its table, below the links to further pages.
        using var page = Selection.Parse(html.StartsWith("<a href=\"?_4_WAR", StringComparison.Ordinal) ? html[html.IndexOf("<tbody", StringComparison.Ordinal)..] : html);

        var read = ListReader.Read(Family.All[family], page, new FetchRequest(Site), 1);

        Assert.Equal((rows, files), (read.Documents.Count, read.Documents.Sum(document => document.Files.Count)));
        Assert.StartsWith(first, string.Join('|', new[] { PortalField.Number, PortalField.Issued, PortalField.Subject }.Select(field => read.Documents[0].Fields.GetValueOrDefault(field))));
        Assert.Equal(rows, read.Documents.Select(document => document.Address).Distinct().Count());
    }

    [Theory]
    [InlineData("vanban.chinhphu.vn/detail.fixture.html", "webforms", "Number=134/2025/QH15|Issued=10-12-2025|Effective=01-03-2026|Type=Luật|Issuer=Quốc hội|Signer=Trần Thanh Mẫn|Subject=Luật Trí tuệ nhân tạo", 1)]
    [InlineData("sbv.hanoi.gov.vn/detail.fixture.html", "liferay-vbpq", "Number=2345/QĐ-NHNN|Issued=18/12/2023|Effective=01/07/2024|Type=Quyết định|Issuer=NHNN Việt Nam|Signer=Phạm Tiến Dũng|Subject=QĐ về triển khai các giải pháp an toàn, bảo mật trong thanh toán trực tuyến", 1)]
    [InlineData("thuvienphapluat.vn/detail-437468.trimmed.html", "plain", "Number=784/QĐ-BVHTTDL|Issued=11/03/2020|Effective=Đã biết|Type=Quyết định|Issuer=Bộ Văn hoá, Thể thao và du lịch|Signer=Trịnh Thị Thủy|Status=Đã biết", 0)]
    [InlineData("thuvienphapluat.vn/detail-12987.trimmed.html", "plain", "Number=67/2006/QH11|Issued=29/06/2006|Effective=Đã biết|Type=Luật|Issuer=Quốc hội|Signer=Nguyễn Phú Trọng|Status=Đã biết", 0)]
    public void Details(string file, string family, string fields, int files)
    {
        using var page = Selection.Parse(File.ReadAllText(TestData.Require($"data/portals/{file}")));

        var read = DetailReader.Read(Family.All[family].Detail, page, Site).Document;

        Assert.Equal((fields, files), (string.Join('|', read.Fields.OrderBy(field => field.Key).Select(field => $"{field.Key}={field.Value}")), read.Files.Count));
    }

    [Fact]
    public void Feed()
    {
        var read = FeedReader.Read(File.ReadAllText(TestData.Require("data/portals/congbao.chinhphu.vn/cac-van-ban-moi-ban-hanh.fixture.rss.xml")), new Uri("https://congbao.chinhphu.vn/x.rss"));

        Assert.Equal(["An toàn hệ thống & ngân hàng", "Nghị định về chính sách", "Malformed no id"], read.Entries.Select(entry => entry.Title));
        Assert.Equal("https://congbao.chinhphu.vn/van-ban/nghi-dinh-so-148-2026-nd-cp-222.htm", read.Entries[1].Address.AbsoluteUri);
        Assert.Equal(new DateTimeOffset(2026, 5, 25, 10, 0, 0, TimeSpan.Zero), read.Entries[0].Changed);
    }

    [Fact]
    public void Sitemap()
    {
        var read = FeedReader.Read(File.ReadAllText(TestData.Require("data/portals/thuvienphapluat.vn/resitemap1.trimmed.xml")), Site);

        Assert.Equal((250, 250, null), (read.Entries.Count, read.Entries.Count(entry => entry.Changed is not null), read.Fault));
    }

    [Fact]
    public void Listing_of_json()
    {
        var read = GovernmentGazette.Listing.Read(File.ReadAllText(TestData.Require("data/portals/congbao.chinhphu.vn/api-search-vbqpp.fixture.json")), Site);

        Assert.Equal((2, 2), (read.Total, read.Documents.Count));
        Assert.Equal("https://congbao.chinhphu.vn/van-ban/van-ban-36772.htm", read.Documents[1].Address.AbsoluteUri);
        Assert.Equal(("14/2022/NĐ-CP", "CHÍNH PHỦ", 2), (read.Documents[1].Fields[PortalField.Number], read.Documents[1].Fields[PortalField.Issuer], read.Documents[1].Files.Count));
    }
}
