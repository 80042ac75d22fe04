using DirectiveSearch.Directives;

namespace DirectiveSearch.Tests.Metadata;

/// <summary>Heads as machines read them off scans, with stamps, dirt and handwriting in them, and heads out of files without empty lines.</summary>
public sealed class ScannedHeadTests
{
    private const string Body = "\n\nCăn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;\n\nĐiều 1. Tặng thưởng.\n";

    [Theory]
    [InlineData("QUYÉT ĐỊNH\n\nVề việc tặng cờ thi đua", "Quyết định", "Về việc tặng cờ thi đua")]
    [InlineData(": BIÊN BẢN\nHọp Hội đồng thi đua", "Biên bản", "Họp Hội đồng thi đua")]
    [InlineData("Ngày: 14/4/2024....... THÔNG BÁO\n\nKết luận của Phó Chủ tịch tại phiên họp của\n\nHội đồng thi đua, khen thưởng", "Thông báo", "Kết luận của Phó Chủ tịch tại phiên họp của Hội đồng thi đua, khen thưởng")]
    [InlineData("Ngày..44-14:12024..... THÔNG BÁO\n—— Kết luận của Phó Chủ tịch", "Thông báo", "Kết luận của Phó Chủ tịch")]
    [InlineData("đọ THÔNG BÁO\n\nKết luận của Phó Chủ tịch tại phiên họp", "Thông báo", "Kết luận của Phó Chủ tịch tại phiên họp")]
    [InlineData("CHƯƠNG TRÌNH PHÓI HỢP\n\nXây dựng đời sống văn hóa", "Chương trình phối hợp", "Xây dựng đời sống văn hóa")]
    [InlineData("QUYẾT ĐỊNH\n\nVề việc tặng Bằng khen\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật Thi đua;\nCăn cứ Luật Khen thưởng;", "Quyết định", "Về việc tặng Bằng khen")]
    [InlineData("HƯỚNG DẪN\nTHỂ THỨC VĂN BẢN\nThực hiện Quy định về thể loại văn bản, Sở hướng dẫn như sau:\n1. Phạm vi", "Hướng dẫn", "Thể thức văn bản")]
    [InlineData("NGHỊ QUYẾT\n\nVề việc sắp xếp đơn vị năm 2025\nỦY BAN THƯỜNG VỤ QUỐC HỘI", "Nghị quyết", "Về việc sắp xếp đơn vị năm 2025")]
    [InlineData("QUYẾT ĐỊNH\n\nBAN HÀNH DANH MỤC THỦ TỤC HÀNH CHÍNH LĨNH VỰC MÔI TRƯỜNG TRÊN ĐỊA\n\nBÀN TỈNH LAI CHÂU\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LAI CHÂU\nCăn cứ Luật Giao dịch;", "Quyết định", "Ban hành danh mục thủ tục hành chính lĩnh vực Môi trường trên địa bàn tỉnh Lai Châu")]
    [InlineData("QUYẾT ĐỊNH\n\nPHÊ DUYỆT PHƯƠNG ÁN LIÊN THÔNG QUY TRÌNH THỰC HIỆN NGHĨA\n\nVỤ TÀI CHÍNH ĐỐI VỚI NHÀ Ở\nGIÁM ĐỐC SỞ XÂY DỰNG TỈNH LAI CHÂU\nCăn cứ Luật Nhà ở;", "Quyết định", "Phê duyệt phương án liên thông quy trình thực hiện nghĩa vụ Tài chính đối với Nhà Ở")]
    [InlineData("Ngày: 14/4/2024 tại hội trường", null, null)]
    [InlineData("Danh mục\nLoại văn bản\nQuyết định\nBan hành Quy định về quản lý", null, null)]
    public void The_type_is_told_through_dirt(string lines, string? type, string? title)
    {
        var metadata = Extractor.Extract($"ỦY BAN NHÂN DÂN TỈNH LAI CHÂU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n{lines}{Body}").Metadata;
        Assert.Equal((type, title), (metadata.Type, metadata.Title));
    }

    [Theory]
    [InlineData("Số:15/KH-SNV Lai Châu, ngày 3 tháng 1 năm 2023", "Lai Châu", "2023-01-03", 2023)]
    [InlineData("CÔNG THÔNG TIN TH-VPCP Hà Nội, ngày 10 tháng 4 năm 2024", "Hà Nội", "2024-04-10", 2024)]
    [InlineData("Số: /QĐ-UBND Lai Châu, ngày,2/Ƒtháng ƒPnăm 2022", "Lai Châu", null, 2022)]
    [InlineData("TP. Hồ Chí Minh, ngày 3 tháng 1 năm 2023", "TP. Hồ Chí Minh", "2023-01-03", 2023)]
    [InlineData("Lai Châu, ngày 07-hóng 12 năm 2011", "Lai Châu", "2011-12-07", 2011)]
    [InlineData("Bà Trần Thị Hồng, ngày 07 hàng 12 năm 2011", null, null, null)]
    [InlineData("cuộc họp tại Hà Nội, ngày 10 tháng 4 năm 2024", null, null, null)]
    public void Place_and_date_are_told_beside_what_else_stands_on_their_line(string line, string? place, string? date, int? year)
    {
        var metadata = Extractor.Extract($"ỦY BAN NHÂN DÂN TỈNH LAI CHÂU\n\n{line}\n\nKẾ HOẠCH\nPhát động thi đua{Body}").Metadata;
        Assert.Equal((place, date, year), (metadata.Place, metadata.Date?.ToString(), metadata.Year));
    }

    [Theory]
    [InlineData("UBND TỈNH LAI CHÂU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSỞ TƯ PHÁP Độc lập - Tự do - Hạnh phúc", "Sở Tư pháp tỉnh Lai Châu")]
    [InlineData("UBND TỈNH LAI CHÂU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", "Ủy ban nhân dân tỉnh Lai Châu")]
    [InlineData("UBND TỈNH LAI CHÂU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBQL CÁC KHU KINH TẾ Độc lập - Tự do - Hạnh phúc\nLAI CHÂU", "Ban Quản lý các khu Kinh tế tỉnh Lai Châu")]
    public void Two_columns_read_as_one_name_the_unit_below(string head, string issuer) =>
        Assert.Equal(issuer, Extractor.Extract($"{head}\n\nKẾ HOẠCH\nPhát động thi đua{Body}").Metadata.Issuer);

    [Fact]
    public void A_letter_takes_no_type_from_its_annex()
    {
        var metadata = Extractor.Extract(
            "SỞ NỘI VỤ\nSố: 43/SNV-VP\nV/v đề nghị khen thưởng\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nLai Châu, ngày 3 tháng 1 năm 2023\n\nKính gửi: Các sở\nSở đề nghị báo cáo.\n\nTỜ TRÌNH\nVề việc khen thưởng\n").Metadata;
        Assert.Equal(("Công văn", "V/v đề nghị khen thưởng", "43/SNV-VP"), (metadata.Type, metadata.Title, metadata.Number));
    }

    [Theory]
    [InlineData("Số:(Ú_/QĐ-UBND Lai Châu, ngày 3 tháng 1 năm 2023", "Số:(Ú_/QĐ-UBND")]
    [InlineData("só:/7ƒ /QĐ-UBND", "só:/7ƒ /QĐ-UBND")]
    [InlineData("TỈNH LAI CHÂU Độc lập - Tự do\nsó:/7ƒ /QĐ-UBND", "só:/7ƒ /QĐ-UBND")]
    [InlineData("Số: //32/UBND- KSTTHC", "Số: //32/UBND")]
    [InlineData("Số      -KH/TU", "Số      -KH/TU")]
    [InlineData("Số: 12/QĐ-UBND", null)]
    [InlineData("Sở Nội vụ - BAN TÔN GIÁO", null)]
    [InlineData("Số điện thoại - FAX", null)]
    public void A_line_whose_number_cannot_be_read_is_told_and_cites_nothing(string line, string? told)
    {
        var text = $"ỦY BAN NHÂN DÂN TỈNH LAI CHÂU\n\n{line}\n\nKẾ HOẠCH\nPhát động thi đua{Body}";
        var read = Extractor.Extract(text);
        Assert.Equal(told is null ? [] : ["number-not-read"], read.Metadata.Warnings.Where(code => code == "number-not-read"));
        Assert.Equal(told is null ? [] : [told], read.Metadata.Reasons.Where(reason => reason.Rule == "line-without-number").Select(reason => reason.Words[0].In(text)));
        Assert.DoesNotContain(read.Citations, citation => citation.Text.Contains("UBND", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Phiếu này do văn thư lập.\nNgày 23 tháng 12 năm 2011", "2011-12-23")]
    [InlineData("Hà Nội, ngày 8 tháng 6 năm 1961\n\nTM. ỦY BAN THƯỜNG VỤ QUỐC HỘI\nCHỦ TỊCH\nTrường Chinh", "1961-06-08")]
    [InlineData("Lai Châu, ngày 8 tháng 6 năm 1961\n\nHà Nội, ngày 9 tháng 6 năm 1961", null)]
    [InlineData("Hội nghị họp ngày 8 tháng 6 năm 1961", null)]
    [InlineData("Cuộc họp tại Hà Nội, ngày 8 tháng 6 năm 1961", null)]
    public void Without_a_date_in_its_head_a_document_is_dated_at_its_end(string end, string? date) =>
        Assert.Equal(date, Extractor.Extract($"KẾ HOẠCH\nPhát động thi đua{Body}\n{end}").Metadata.Date?.ToString());
}
