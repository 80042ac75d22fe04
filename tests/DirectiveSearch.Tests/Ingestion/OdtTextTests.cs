using System.IO.Compression;
using System.Text;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Tests.Ingestion;

public sealed class OdtTextTests
{
    private const string Namespaces = """
        xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
        xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
        """;

    private const string Styles = """
        <text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="Điều " style:num-suffix="."/>
        <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:start-value="2"/>
        <text:list-level-style-bullet text:level="3" text:bullet-char="•"/></text:list-style>
        <text:list-style style:name="L2"><text:list-level-style-number text:level="1" loext:num-list-format="%1%." style:num-format="I"/>
        <text:list-level-style-number text:level="2" loext:num-list-format="%1%.%2%." style:num-format="1" text:display-levels="2"/></text:list-style>
        <style:style style:name="T9" style:family="text"><style:text-properties text:display="none"/></style:style>
        """;

    /// <summary>What stands in the body beside what a reader sees; "¶" is the end of a line.</summary>
    [Theory]
    [InlineData("<text:p>Căn  cứ\n   <text:span>Chỉ thị</text:span> số<text:s text:c=\"3\"/>34<text:tab/>x<text:line-break/>y</text:p><text:p/><text:p/><text:h>Hết </text:h>", "Căn cứ Chỉ thị số   34\tx¶y¶¶Hết")]
    [InlineData("<table:table><table:table-row><table:table-cell><text:p>UBND</text:p></table:table-cell><table:covered-table-cell><text:p>x</text:p></table:covered-table-cell><table:table-cell><table:table><table:table-row><table:table-cell><text:p>Số: 1</text:p></table:table-cell></table:table-row></table:table><text:p>Ngày</text:p></table:table-cell></table:table-row></table:table><text:p>A</text:p>", "UBND¶Số: 1¶Ngày¶A")]
    // Numbers as they are printed: a list counts anew, goes on when it says so, and has levels of its own.
    [InlineData("<text:list text:style-name=\"L1\" xml:id=\"a\"><text:list-item><text:p>Một</text:p><text:p>nối</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item><text:list-item><text:p>c</text:p><text:list><text:list-item><text:p>gạch</text:p></text:list-item></text:list></text:list-item></text:list></text:list-item></text:list><text:p>Xen</text:p><text:list text:style-name=\"L1\" text:continue-list=\"a\"><text:list-item><text:p>Hai</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item></text:list></text:list-item></text:list><text:list text:style-name=\"L1\"><text:list-item><text:p>Mới</text:p></text:list-item><text:list-item text:start-value=\"7\"><text:p>Bảy</text:p></text:list-item></text:list>",
        "Điều 1. Một¶nối¶b) b¶c) c¶- gạch¶Xen¶Điều 2. Hai¶b) b¶Điều 1. Mới¶Điều 7. Bảy")]
    [InlineData("<text:list text:style-name=\"L2\"><text:list-item><text:p>A</text:p></text:list-item><text:list-item><text:list><text:list-item><text:p>B</text:p></text:list-item></text:list></text:list-item><text:list-header><text:p>C</text:p></text:list-header><text:list-item><text:p/></text:list-item></text:list>", "I. A¶I.1. B¶C")]
    // What is not printed.
    [InlineData("<text:tracked-changes><text:changed-region><text:deletion><text:p>bỏ</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>A<text:change text:change-id=\"1\"/><office:annotation><dc:creator>x</dc:creator><text:p>góp ý</text:p></office:annotation><text:span text:style-name=\"T9\">ẩn</text:span><text:change-start/>B<text:change-end/></text:p><text:section text:display=\"none\"><text:p>x</text:p></text:section>", "AB")]
    [InlineData("<text:p>A<text:page-number>5</text:page-number><text:a><text:span>B</text:span></text:a><text:date>nay</text:date></text:p>", "ABnay")]
    // A box stands before the paragraph that holds it, a note at the end.
    [InlineData("<text:p>Một<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>Chú</text:p></text:note-body></text:note> <draw:frame><draw:text-box><text:p>Hộp</text:p><text:p>hai</text:p></draw:text-box><svg:title>x</svg:title></draw:frame>câu</text:p>", "Hộp¶hai¶Một[1] câu¶¶[1] Chú")]
    public void Reads_as_printed(string body, string expected) => Assert.Equal(expected, Shown(OdtText.Read(Flat(body), new IngestionLimits())));

    [Fact]
    public void A_package_gives_its_page_heads_once_and_its_body()
    {
        var styles = $"<office:document-styles {Namespaces}><office:master-styles><style:master-page><style:header><text:p>BỘ NỘI VỤ</text:p></style:header>"
            + "<style:header-left><text:p>BỘ NỘI VỤ</text:p></style:header-left><style:footer><text:p>Trang <text:page-number>1</text:page-number></text:p></style:footer></style:master-page></office:master-styles></office:document-styles>";
        var content = $"<office:document-content {Namespaces}><office:automatic-styles>{Styles}</office:automatic-styles><office:body><office:text><text:p>Kế hoạch</text:p></office:text></office:body></office:document-content>";
        Assert.Equal("BỘ NỘI VỤ¶¶Kế hoạch", Package(("styles.xml", styles), ("content.xml", content)));
    }

    [Fact]
    public void A_package_that_cannot_be_read_says_why()
    {
        Assert.Equal("encrypted", Assert.Throws<ReasonException>(() => Package(("content.xml", "x"), ("META-INF/manifest.xml", "<manifest:encryption-data/>"))).Reason.Code);
        Assert.Equal("damaged", Assert.Throws<ReasonException>(() => Package(("content.xml", "<a><b></a>"))).Reason.Code);
        Assert.Equal("damaged", Assert.Throws<ReasonException>(() => Package(("content.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"))).Reason.Code);
        Assert.Equal("damaged", Assert.Throws<ReasonException>(() => Package(("styles.xml", "<a/>"))).Reason.Code);
    }

    private static byte[] Flat(string body) => Encoding.UTF8.GetBytes(
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document {Namespaces}><office:meta><dc:title>Tên</dc:title></office:meta><office:automatic-styles>{Styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document>");

    private static string Package(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        using var package = new ZipArchive(stream);
        return Shown(OdtText.Read(package, new IngestionLimits()));
    }

    private static string Shown(string text) => text.Replace('\n', '¶').TrimEnd('¶');
}
