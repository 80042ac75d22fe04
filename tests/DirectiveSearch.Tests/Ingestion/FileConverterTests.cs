using System.Text;
using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace DirectiveSearch.Tests.Ingestion;

public sealed class FileConverterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Text_is_kept_as_published() =>
        Assert.Equal("KẾ HOẠCH\r\n  số 12/KH-UBND\t…\n", await TextOf("a.txt", "KẾ HOẠCH\r\n  số 12/KH-UBND\t…\n"u8.ToArray()));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_byte_order_mark_says_the_encoding_and_is_no_text(string encoding)
    {
        var bytes = Encoding.GetEncoding(encoding).GetPreamble().Concat(Encoding.GetEncoding(encoding).GetBytes("Chỉ thị số 05")).ToArray();
        Assert.Equal("Chỉ thị số 05", await TextOf("a.txt", bytes));
    }

    [Fact]
    public async Task Invalid_UTF8_names_the_byte()
    {
        var failure = await FailureOf("a.txt", [.. "Kế hoạch "u8, 0xC3, 0x28, .. " năm"u8]);
        Assert.Equal(new Reason("invalid-utf8", "13"), failure);
        Assert.Contains("vị trí 13", failure.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.docx", "", "empty")]
    [InlineData("a.txt", "  \n\n  ", "no-text")]
    [InlineData("a.docx", "{\\rtf1{\\b }}", "no-text")]
    [InlineData("a.pdf", "\0\0\0\0 binary", "unknown-format")]
    public async Task What_is_no_document_says_why(string name, string content, string code) =>
        Assert.Equal(code, (await FailureOf(name, Encoding.UTF8.GetBytes(content))).Code);

    [Fact]
    public async Task Every_reason_is_a_sentence_with_a_way_out()
    {
        Assert.All(Reason.Codes, code => Assert.DoesNotContain("{0}", new Reason(code, "x").Sentence, StringComparison.Ordinal));
        Assert.Contains("tệp nén .zip", (await FailureOf("a.docx", Fixtures.Zip("x/y.txt"))).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spreadsheets_and_archives_are_named_for_what_they_are()
    {
        Assert.Equal("bảng tính", (await FailureOf("a.docx", Fixtures.Zip("[Content_Types].xml", "xl/workbook.xml"))).Detail);
        Assert.Equal("tài liệu nén", (await FailureOf("a.docx", Fixtures.Zip("[Content_Types].xml", "FixedDocSeq.fdseq"))).Detail);
    }

    [Fact]
    public async Task A_zip_bomb_named_docx_is_not_opened()
    {
        var bomb = Fixtures.ZipBomb(300);
        Assert.True(bomb.Length < 1 << 20);
        Assert.Equal("zip-bomb", (await FailureOf("ke-hoach.docx", bomb)).Code);
    }

    [Fact]
    public async Task A_text_of_200_MB_is_refused_by_its_size()
    {
        var path = folder.Write("long.txt", new string('a', 8192));
        using (var file = File.OpenWrite(path)) file.SetLength(200L << 20);
        var result = FileConverter.TryPlainText(path, "long.txt", new IngestionLimits());
        Assert.Equal(new Reason("text-too-long", "200 MB"), result!.Failure);
        Assert.Equal("text-too-long", (await ConvertAsync(path)).Failure!.Code);
    }

    [Fact]
    public async Task A_script_in_a_title_stays_text()
    {
        const string Text = "<script>alert(1)</script>\nKẾ HOẠCH\nVề thi đua <b>năm</b> 2021";
        Assert.Equal(Text, await TextOf("a.txt", Encoding.UTF8.GetBytes(Text)));
        Assert.Contains("<script>alert(1)</script>", await TextOf("a.md", "# Kế hoạch <script>alert(1)</script>"u8.ToArray()), StringComparison.Ordinal);
        Assert.Equal("Kế hoạch <script>alert(1)</script>", await TextOf("a.html", "<html><body><h1>Kế hoạch &lt;script&gt;alert(1)&lt;/script&gt;</h1>"u8.ToArray()));
    }

    [Fact]
    public async Task A_page_gives_its_document_in_reading_order()
    {
        const string Page = """
            <!DOCTYPE html><html><head><title>Cổng</title><style>p{}</style></head><body>
            <nav><a href=/>Trang chủ</a></nav><header>Logo</header>
            <div class=menu><a href=1>Tin tức</a> <a href=2>Văn bản</a> <a href=3>Liên hệ</a> <a href=4>Hỏi đáp</a></div>
            <table><tr><td><p>ỦY BAN NHÂN DÂN</p><p>TỈNH TÂY NINH</p></td><td>CỘNG HÒA XÃ HỘI<br>Số: 12/KH-UBND</td></tr></table>
            <script>document.write("Kế hoạch giả")</script>
            <p>Căn cứ Chỉ thị số 34-CT/TW ngày 07/4/2014
               của <b>Bộ</b> <i>Chính trị</i>;</p>
            <ol start=3><li>Mục đích</li><li>Yêu cầu</li></ol><ul><li>Nội dung</li></ul>
            <p style="display: none">ẩn</p><footer>Bản quyền</footer></body></html>
            """;
        const string Expected = """
            ỦY BAN NHÂN DÂN
            TỈNH TÂY NINH
            CỘNG HÒA XÃ HỘI
            Số: 12/KH-UBND

            Căn cứ Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị;

            3. Mục đích
            4. Yêu cầu
            - Nội dung
            """;
        // Content tells, not the name.
        Assert.Equal(Expected, await TextOf("trang.doc", Encoding.UTF8.GetBytes(Page)));
    }

    [Fact]
    public async Task A_page_says_its_own_charset()
    {
        Assert.Equal("§", await TextOf("a.html", [.. "<html><meta charset=windows-1252><body><p>"u8, 0xA7, .. "</p>"u8], letters: false));
        Assert.Equal("unsupported-charset", (await FailureOf("a.html", [.. "<html><meta charset=x-none><body>"u8, 0xA7])).Code);
    }

    [Fact]
    public async Task Markdown_reads_as_printed()
    {
        const string Markdown = """
            |
            **ỦY BAN NHÂN
            DÂN **
            TỈNH QUẢNG TRỊ
            -------
            |
            Số: 06/CT-UBND |
            |

            **CHỈ THỊ**

            Thực hiện Chỉ thị số 05/CT-TTg ngày
            18/5/2022 của *Thủ tướng
            Chính phủ*:
            - Một;
            - Hai.

            45. Điều
            cuối

            | TT | Đơn vị |
            |---|---|
            | 1 | Sở Nội vụ |
            """;
        const string Expected = """
            ỦY BAN NHÂN DÂN
            TỈNH QUẢNG TRỊ

            Số: 06/CT-UBND

            CHỈ THỊ

            Thực hiện Chỉ thị số 05/CT-TTg ngày 18/5/2022 của Thủ tướng Chính phủ:

            - Một;

            - Hai.

            45. Điều cuối

            TT

            Đơn vị

            1

            Sở Nội vụ
            """;
        Assert.Equal(Expected, await TextOf("a.txt", Encoding.UTF8.GetBytes(Markdown)));
    }

    [Fact]
    public async Task A_word_file_gives_paragraphs_cells_numbers_and_notes()
    {
        var docx = Fixtures.Docx((main, body) =>
        {
            var notes = main.AddNewPart<FootnotesPart>();
            notes.Footnotes = new Footnotes(new Footnote(Fixtures.Paragraph("Ban hành kèm theo.")) { Id = 7 });
            var numbers = main.AddNewPart<NumberingDefinitionsPart>();
            var level = new Level(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.UpperRoman }, new LevelText { Val = "%1." }) { LevelIndex = 0 };
            numbers.Numbering = new Numbering(new AbstractNum(level) { AbstractNumberId = 1 }, new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 2 });
            Paragraph Numbered(string text)
            {
                var paragraph = Fixtures.Paragraph(text);
                paragraph.PrependChild(new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 2 })));
                return paragraph;
            }

            body.Append(
                new Table(new TableRow(new TableCell(Fixtures.Paragraph("UBND TỈNH")), new TableCell(Fixtures.Paragraph("Số: 12/KH-UBND")))),
                new Paragraph(
                    new Run(new WordText("Căn cứ Chỉ thị số 34-")),
                    new Run(new WordText("CT/TW"), new FootnoteReference { Id = 7 }),
                    new DeletedRun(new Run(new DeletedText("đã bỏ")))),
                Numbered("MỤC ĐÍCH"),
                Numbered("YÊU CẦU"));
        });
        const string Expected = """
            UBND TỈNH
            Số: 12/KH-UBND
            Căn cứ Chỉ thị số 34-CT/TW[1]
            I. MỤC ĐÍCH
            II. YÊU CẦU

            [1] Ban hành kèm theo.
            """;
        Assert.Equal(Expected, await TextOf("van-ban.pdf", docx));
    }

    [Fact]
    public async Task A_damaged_word_file_says_so()
    {
        var docx = Fixtures.Docx((_, body) => body.Append(Fixtures.Paragraph("Kế hoạch")));
        Assert.Equal("damaged", (await FailureOf("a.docx", docx[..(docx.Length / 2)])).Code);
    }

    [Fact]
    public async Task A_PDF_with_text_is_exact_and_knows_its_pages()
    {
        Component.Require("pdftotext");
        var result = await ConvertAsync(folder.Write("a.doc", [.. "21 bytes before the %\x01"u8, .. Fixtures.Pdf("Ke hoach so 12/KH-UBND")]));
        Assert.Equal("Ke hoach so 12/KH-UBND", result.Converted!.Text);
        Assert.Equal((Reading.Exact, "application/pdf", 1), (result.Converted.Reading, result.Converted.MediaType, result.Converted.PageStarts.Count));
        Assert.Equal("damaged", (await FailureOf("b.pdf", "%PDF-1.4 nothing"u8.ToArray())).Code);
    }

    [Fact]
    public async Task Pictures_of_text_are_read_by_machine()
    {
        Component.Require("tesseract");
        var pdf = Fixtures.Pdf("KE HOACH", "So 12/KH-UBND ngay 05 thang 4 nam 2021");
        var image = await ConvertAsync(folder.Write("a.png", Fixtures.Render(folder, pdf, "png")));
        var scan = await ConvertAsync(folder.Write("b.pdf", Fixtures.ScannedPdf(Fixtures.Render(folder, pdf, "jpeg"), 1240, 1754)));
        Assert.All([image, scan], result =>
        {
            Assert.Equal(Reading.ByMachine, result.Converted!.Reading);
            Assert.Contains("12/KH-UBND", result.Converted.Text, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("png")]
    [InlineData("jpeg")]
    public async Task A_stamp_of_secrecy_in_red_is_seen_on_an_image(string format)
    {
        Component.Require("tesseract");
        var result = await ConvertAsync(folder.Write("a", Fixtures.Render(folder, Fixtures.StampedPdf("TOI MAT", "KE HOACH", "So 12/KH-UBND ngay 05 thang 4 nam 2021"), format)));
        Assert.Equal("TỐI MẬT", SecrecyStamp.Find(result.Converted!.Text));
        Assert.Equal("12/KH-UBND", result.Converted.Scan!.Lines.SelectMany(line => line.Span.In(result.Converted.Text).Split(' ')).Single(word => word.Contains('/', StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Of_a_mixed_PDF_pages_of_text_are_taken_and_scanned_ones_read()
    {
        Component.Require("tesseract");
        string Page(string name, byte[] content) => folder.Write(name, content);
        var text = Fixtures.Pdf("KE HOACH", "So 12/KH-UBND ngay 05 thang 4 nam 2021");
        var scanned = Fixtures.ScannedPdf(Fixtures.Render(folder, Fixtures.Pdf("PHU LUC", "Thong bao so 34/TB-SNV"), "jpeg"), 1240, 1754);
        var mixed = Path.Combine(folder.Path, "mixed.pdf");
        using (var unite = System.Diagnostics.Process.Start(Component.Require("pdfunite"), [Page("1.pdf", text), Page("2.pdf", scanned), Page("3.pdf", text), mixed])) await unite.WaitForExitAsync(TestContext.Current.CancellationToken);
        var converted = (await ConvertAsync(mixed)).Converted!;
        Assert.Equal(["12/KH-UBND", "34/TB-SNV", "12/KH-UBND"], converted.Text.Split([' ', '\n']).Where(word => word.Contains('/', StringComparison.Ordinal)));
        Assert.Equal((Reading.ByMachine, 3), (converted.Reading, converted.PageStarts.Count));
        Assert.All(converted.Scan!.Lines, line => Assert.Equal((1, true), (line.Page, line.Span.Start >= converted.PageStarts[1] && line.Span.End <= converted.PageStarts[2])));
        Assert.Contains(converted.Scan.Lines, line => line.Span.In(converted.Text).Contains("34/TB-SNV", StringComparison.Ordinal));
    }

    private async Task<ConversionResult> ConvertAsync(string path)
    {
        var work = Directory.CreateDirectory(Path.Combine(folder.Path, "work")).FullName;
        return await FileConverter.ConvertAsync(new ConversionRequest(path, Path.GetFileName(path), work, new IngestionLimits(), _ => { }), TestContext.Current.CancellationToken);
    }

    private async Task<string> TextOf(string name, byte[] content, bool letters = true)
    {
        // Texts without a letter are refused, which is not what some tests are about.
        var result = await ConvertAsync(folder.Write(name, letters ? content : [.. content, .. "x"u8]));
        Assert.Null(result.Failure);
        return letters ? result.Converted!.Text : result.Converted!.Text.TrimEnd('x').TrimEnd();
    }

    private async Task<Reason> FailureOf(string name, byte[] content)
    {
        var result = await ConvertAsync(folder.Write(name, content));
        Assert.Null(result.Converted);
        return result.Failure!;
    }
}
