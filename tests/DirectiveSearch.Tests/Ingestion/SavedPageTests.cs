using System.Text;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Tests.Ingestion;

public sealed class SavedPageTests
{
    private const string Letterhead = "<table><tr><td>BỘ NỘI VỤ</td><td><b>CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM</b><br>Độc lập - Tự do - Hạnh phúc</td></tr></table>";

    private const string Properties = "<div><p>Số hiệu:</p><p>12/KH-BNV</p><p>Ngày ban hành: 05/4/2021</p><a href=1>Tải về</a></div>";

    private const string Login = "<div>Bạn chưa đăng nhập nên chỉ xem được thuộc tính của văn bản; hãy đăng ký thành viên tại đây để xem hiệu lực, văn bản gốc và bản tiếng Anh.</div>";

    private static string Prose(int paragraphs) =>
        string.Concat(Enumerable.Range(1, paragraphs).Select(number => $"<p>{number}. Căn cứ Chỉ thị số {number}-CT/TW ngày 07/4/2014 của Bộ Chính trị về tiếp tục đổi mới công tác thi đua, khen thưởng, các đơn vị chủ động tổ chức thực hiện.</p>"));

    [Fact]
    public void The_document_of_a_page_stands_without_what_the_site_says_about_it()
    {
        var text = HtmlText.Read($"<body>{Properties}<div id=noi-dung><div>{Letterhead}<div>{Prose(6)}</div></div><p>Nơi nhận: VT.</p></div>{Login}{Login}{Login}</body>");
        Assert.StartsWith("BỘ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập", text, StringComparison.Ordinal);
        Assert.Contains("6. Căn cứ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Số hiệu", text, StringComparison.Ordinal);
        Assert.DoesNotContain("đăng nhập", text, StringComparison.Ordinal);
    }

    [Theory]
    // The plan behind the decision stands in a block of its own.
    [InlineData("<div>{letterhead}{prose}</div><div>{prose2}</div>", "20. Căn cứ")]
    // No letterhead: no block can be told.
    [InlineData("<div>{properties}</div><div>{prose}</div>", "Số hiệu")]
    // A page that holds next to no prose is left whole.
    [InlineData("<div>{letterhead}</div><div>{properties}</div>", "Số hiệu")]
    public void A_page_is_left_whole_where_a_part_might_be_lost(string body, string kept)
    {
        var page = body.Replace("{letterhead}", Letterhead, StringComparison.Ordinal).Replace("{properties}", Properties, StringComparison.Ordinal)
            .Replace("{prose2}", Prose(20)[Prose(6).Length..], StringComparison.Ordinal).Replace("{prose}", Prose(6), StringComparison.Ordinal);
        Assert.Contains(kept, HtmlText.Read($"<body>{page}</body>"), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_are_laid_out_by_hand_stay_lines() =>
        Assert.Equal("Căn cứ A;\nCăn cứ B;\n\nQUYẾT ĐỊNH:\n\nĐiều 1 và 2", HtmlText.Read("<body><pre>Căn cứ A;\n<b>Căn cứ B;</b>\n\nQUYẾT ĐỊNH:\n</pre><p>Điều\n1 và 2</p></body>"));

    [Fact]
    public void Deep_pages_are_read_in_linear_time()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Contains("Kế hoạch", HtmlText.Read("<body>" + string.Concat(Enumerable.Repeat("<div><p>x", 3_000)) + Letterhead + "Kế hoạch"), StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    /// <summary>A "single file web page", its page quoted or in base64.</summary>
    [Theory]
    [InlineData("quoted-printable", "<html><p>K=E1=BA=BF ho=\r\n=E1=BA=A1ch s=3D1 =</p></html>")]
    [InlineData("base64", "PGh0bWw+PHA+S+G6vyBob+G6oWNoIHM9MSA9PC9wPjwvaHRtbD4=")]
    public void A_page_in_one_file_is_unpacked(string encoding, string body)
    {
        var message = $"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\nAAAA\r\n--x\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n--x--\r\n";
        Assert.True(MhtmlPage.Is(message));
        var (page, charset) = MhtmlPage.Read(Encoding.ASCII.GetBytes(message));
        Assert.Equal("utf-8", charset);
        Assert.Equal("Kế hoạch s=1 =", HtmlText.Read(TextDecoder.Decode(page, charset, out _)));
    }

    /// <summary>As word processors write pages: no space below paragraphs, an empty one parts.</summary>
    [Theory]
    [InlineData("margin-bottom: 0in")]
    [InlineData("text-align:center;margin-bottom:0cm;margin-bottom:.0001pt")]
    public void Paragraphs_without_space_below_stand_together(string style) =>
        Assert.Equal("ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH\n\nKẾ HOẠCH", HtmlText.Read($"<body><p style=\"{style}\">ỦY BAN NHÂN DÂN</p><p style=\"{style}\">TỈNH TÂY NINH</p><p style=\"{style}\"><br></p><p style=\"{style}\">KẾ HOẠCH</p></body>"));
}
