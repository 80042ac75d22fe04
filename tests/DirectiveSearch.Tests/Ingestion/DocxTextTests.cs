using System.IO.Compression;
using System.Text;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Tests.Ingestion;

public sealed class DocxTextTests : IDisposable
{
    private const string Namespaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
        xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>What stands in the body beside what a reader sees; "¶" is the end of a line.</summary>
    [Theory]
    // A text box stands before the paragraph that holds it, once, and does not part its words.
    [InlineData("<w:p><w:pPr><w:jc/></w:pPr>[Số 12]<w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent><w:p>[DỰ THẢO]</w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p>[DỰ THẢO]</w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>[/KH-UBND]</w:p>", "DỰ THẢO¶Số 12/KH-UBND")]
    [InlineData("<w:p><w:r><w:pict><v:textbox><w:txbxContent><w:p>[A]</w:p><w:p>[B]</w:p></w:txbxContent></v:textbox></w:pict></w:r>[C]</w:p>", "A¶B¶C")]
    // Changes that are tracked count as made.
    [InlineData("<w:p>[Giữ ]<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:ins>[thêm]</w:ins><w:moveFrom>[đi]</w:moveFrom><w:moveTo>[ đến]</w:moveTo></w:p>", "Giữ thêm đến")]
    // Fields show their result, but for the number of the page.
    [InlineData("<w:p>[A]<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"x\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>[B]<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>[C]</w:p>", "ABC")]
    [InlineData("<w:p>[A]<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>[2]<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>[C]<w:fldSimple w:instr=\" NUMPAGES \">[9]</w:fldSimple></w:p>", "AC")]
    [InlineData("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>[Không đóng]</w:p><w:p>[B]</w:p>", "Không đóng¶B")]
    // Hidden text, symbols, hyphens.
    [InlineData("<w:p>[A]<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>B</w:t></w:r>[C]</w:p>", "ABC")]
    [InlineData("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/><w:tab/><w:sym w:font=\"Symbol\" w:char=\"F0E5\"/><w:sym w:font=\"Wingdings\" w:char=\"F0E5\"/></w:r>[34]<w:r><w:noBreakHyphen/></w:r>[CT<w:br/>TW]</w:p>", "-\t∑34-CT¶TW")]
    // Cells in reading order, merged and nested ones too.
    [InlineData("<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p>[1]</w:p></w:tc><w:tc><w:p>[Sở]</w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p>[Trong]</w:p></w:tc></w:tr></w:tbl><w:p>[Sau]</w:p></w:tc></w:tr></w:tbl><w:p>[Hết]</w:p>", "1¶Sở¶¶Trong¶Sau¶Hết")]
    [InlineData("<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent><w:p>[Trong ô]</w:p></w:sdtContent></w:sdt>", "Trong ô")]
    public void Reads_as_printed(string body, string expected) => Assert.Equal(expected, Read(body.Replace("[", "<w:r><w:t xml:space=\"preserve\">", StringComparison.Ordinal).Replace("]", "</w:t></w:r>", StringComparison.Ordinal).Replace("<w:br/>", "</w:t><w:br/><w:t>", StringComparison.Ordinal)));

    private string Read(string body)
    {
        const string Types = """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
            """;
        const string Relations = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
            """;
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in new[] { ("[Content_Types].xml", Types), ("_rels/.rels", Relations), ("word/document.xml", $"<w:document {Namespaces}><w:body>{body}</w:body></w:document>") })
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return DocxText.Read(folder.Write("a.docx", stream.ToArray()), new IngestionLimits()).Replace('\n', '¶').TrimEnd('¶');
    }
}
