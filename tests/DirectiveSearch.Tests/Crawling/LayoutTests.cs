using System.Text;
using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Crawlers.Layouts;

namespace DirectiveSearch.Tests.Crawling;

public sealed class LayoutTests
{
    private static readonly Uri Site = new("https://example.vn/vb/ds-l9.htm?loai=2&trang=4");

    [Theory]
    [InlineData("/a.html?p=1&x=2", 1, "https://example.vn/a.html?x=2&p=2")]
    [InlineData("/a.html?x=%C4%91", 3, "https://example.vn/a.html?x=%C4%91&p=4")]
    public void The_number_of_the_page_is_a_parameter(string address, int number, string next) =>
        Assert.Equal(next, Next(new Paging.Query("p"), "", number, address)?.Address.AbsoluteUri);

    [Theory]
    [InlineData("/vb/cong-van-l9.htm", 1, "https://example.vn/vb/cong-van-l9/trang-2.htm")]
    [InlineData("/vb/cong-van-l9/trang-2.htm", 2, "https://example.vn/vb/cong-van-l9/trang-3.htm")]
    [InlineData("/vb/cong-van/", 1, "https://example.vn/vb/cong-van/trang-2.htm")]
    public void The_number_of_the_page_is_part_of_the_path(string address, int number, string next) =>
        Assert.Equal(next, Next(new Paging.Path("trang-{0}.htm"), "", number, address)?.Address.AbsoluteUri);

    [Theory]
    [InlineData("<a href='?trang=5'>Trang sau</a>", "https://example.vn/vb/ds-l9.htm?trang=5")]
    [InlineData("<a href='?trang=5'> » </a>", "https://example.vn/vb/ds-l9.htm?trang=5")]
    [InlineData("<head><link rel='next' href='/x'></head>", "https://example.vn/x")]
    [InlineData("<li class='next disabled'><a href='?trang=5'>Sau</a></li>", "https://example.vn/vb/ds-l9.htm?trang=5")]
    [InlineData("<a href='#'>Trang sau</a>", null)]
    [InlineData("<a href='javascript:void(0)'>Tiếp</a>", null)]
    [InlineData("<p>hết</p>", null)]
    public void The_link_onwards_is_found(string html, string? next) =>
        Assert.Equal(next, Next(new Paging.NextLink(), html)?.Address.AbsoluteUri);

    [Fact]
    public void The_form_goes_back_as_a_browser_sends_it()
    {
        const string Html = """
            <form method=post action="?loai=2"><input type=hidden name=__VIEWSTATE value="a+b="><input name=q value="thi đua"><input type=checkbox name=c1 value=1><input type=checkbox name=c2 value=1 checked>
            <select name=n><option value=20>20<option value=50 selected>50</select><input type=submit name=s value=Tìm><a href="javascript:__doPostBack('g$1','Page$3')">3</a><a href="javascript:__doPostBack('g$1','Page$Last')">»</a></form>
            """;

        var next = Next(new Paging.PostBack(), Html, 2);

        Assert.Equal("https://example.vn/vb/ds-l9.htm?loai=2", next?.Address.AbsoluteUri);
        Assert.Equal("__EVENTTARGET=g%241&__EVENTARGUMENT=Page%243&__VIEWSTATE=a%2Bb%3D&q=thi%20%C4%91ua&c2=1&n=50", Encoding.ASCII.GetString(next!.Posted!.Bytes));
        Assert.Null(Next(new Paging.PostBack(), Html, 3));
    }

    [Theory]
    [InlineData("<a href='/a/b.PDF'>x</a>", "/a/b.PDF b.PDF")]
    [InlineData("<a href='/tai?id=3' download>Kế hoạch.doc</a>", "/tai?id=3 Kế hoạch.doc")]
    [InlineData("<a href='/documents/1/2/kh.docx/f1-2'>Tải về</a>", "/documents/1/2/kh.docx/f1-2 kh.docx")]
    [InlineData("<a href='#' onclick=\"window.open('/t/kh 1.doc');\">Tải</a>", "/t/kh%201.doc kh 1.doc")]
    [InlineData("<a href=\"javascript:taiVe('/t/kh.rtf')\">Tải</a>", "/t/kh.rtf kh.rtf")]
    [InlineData("<iframe src='/pdfjs/viewer.html?file=%2Ft%2Fkh.pdf&x=1'></iframe>", "/t/kh.pdf kh.pdf")]
    [InlineData("<object data='/t/kh.pdf'></object>", "/t/kh.pdf kh.pdf")]
    [InlineData("<a data-file='/t/kh.pdf'>Tải</a>", "/t/kh.pdf kh.pdf")]
    [InlineData("<a href='/anh.jpg'><img src='/anh.jpg'></a>", "")]
    [InlineData("<a href='mailto:a@b.vn'>thư</a><a href='/tin-tuc'>tin</a><a href='ftp://x/a.pdf'>x</a>", "")]
    [InlineData("<a href='/a.pdf'>1</a><a href='/a.pdf#page=2'>2</a>", "/a.pdf a.pdf")]
    public void Whatever_leads_to_a_file_is_found(string html, string expected)
    {
        using var page = Selection.Parse(html);

        Assert.Equal(expected, string.Join('|', FileLinks.In([page.DocumentElement], Site).Select(file => $"{file.Address.PathAndQuery} {file.Name}")));
    }

    [Theory]
    [InlineData("div[", "viết sai")]
    [InlineData("table.khong-co tr", "không khớp")]
    public void A_wrong_selector_is_told(string rows, string fault)
    {
        using var page = Selection.Parse("<table><tr><td><a href='/1'>1</a></td></tr></table>");

        var read = ListReader.Read(new Layout { List = new ListLayout { Rows = rows } }, page, new FetchRequest(Site), 1);

        Assert.Contains(read.Faults, told => told.Contains(rows, StringComparison.Ordinal) && told.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Linked_data_fills_what_the_page_does_not_say()
    {
        using var page = Selection.Parse("""
            <p>Còn hiệu lực</p><script type="application/ld+json">{"@context":"https://schema.org","@type":"Legislation","legislationIdentifier":"12/CT-TTg","legislationDate":"2026-02-03","legislationPassedBy":{"@type":"Organization","name":"Thủ tướng Chính phủ"},"name":"Về  việc chăm lo"}</script>
            <script type="application/ld+json">{ hỏng</script>
            """);

        var read = DetailReader.Read(new DetailLayout(), page, Site).Document.Fields;

        Assert.Equal(("12/CT-TTg", "2026-02-03", "Thủ tướng Chính phủ", "Về việc chăm lo"), (read[PortalField.Number], read[PortalField.Issued], read[PortalField.Issuer], read[PortalField.Subject]));
    }

    [Fact]
    public void A_broken_feed_gives_what_stands_before_the_break()
    {
        var read = FeedReader.Read("ï»¿<?xml version='1.0'?><rss><channel><item><title>A</title><link>/a</link></item><item><title>B & C</title></item></channel></rss>", Site);

        Assert.Equal(["https://example.vn/a"], read.Entries.Select(entry => entry.Address.AbsoluteUri));
        Assert.Contains("dòng 1", read.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_of_sitemaps_names_others()
    {
        var read = FeedReader.Read("<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>https://example.vn/s1.xml</loc></sitemap></sitemapindex>", Site);

        Assert.Equal((0, "https://example.vn/s1.xml"), (read.Entries.Count, Assert.Single(read.Nested).AbsoluteUri));
    }

    [Fact]
    public void Entities_do_not_grow() =>
        Assert.NotNull(FeedReader.Read("<!DOCTYPE r [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;'>]><rss><item><title>&b;</title><link>/a</link></item></rss>", Site).Fault);

    private static FetchRequest? Next(Paging paging, string html, int number = 1, string? address = null)
    {
        using var page = Selection.Parse(html);
        return Pager.Next(paging, page, new FetchRequest(address is null ? Site : new Uri(Site, address)), number, []);
    }

    [Theory]
    // Links in a column, encoded once, twice or not at all; one without a name.
    [InlineData("<a href=\\\"https&#58;//m.vn/a1\\\">41-NQ.pdf</a><br><a href='/b2/Phu luc.docx'></a>", "https://m.vn/a1 41-NQ.pdf; https://a.vn/b2/Phu%20luc.docx Phu luc.docx")]
    [InlineData("<a href=https&amp;#58;//m.vn/a1><span>41-NQ.pdf</span></a>", "https://m.vn/a1 41-NQ.pdf")]
    [InlineData("&lt;a href=&quot;https://m.vn/a1?x=1&amp;y=2&quot;&gt;41-NQ.pdf&lt;/a&gt;", "https://m.vn/a1?x=1&y=2 41-NQ.pdf")]
    [InlineData("chưa có tệp", "")]
    public void Files_of_a_listing_may_be_links(string written, string files)
    {
        var read = new JsonListing("items", null, new Dictionary<PortalField, string> { [PortalField.Number] = "so" }, Files: "tep").Read($$"""{"items":[{"so":"41/NQ-HĐND","tep":"{{written}}"}]}""", new Uri("https://a.vn/api"));

        Assert.Equal(files, string.Join("; ", read.Documents.SelectMany(document => document.Files).Select(file => $"{file.Address.AbsoluteUri} {file.Name}")));
        Assert.Equal(files.Length == 0 ? ["Không mục nào của danh sách có tệp ở \"tep\"."] : [], read.Faults);
    }
}
