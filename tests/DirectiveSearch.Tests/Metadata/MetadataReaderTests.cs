using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Metadata;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Metadata;

public sealed class MetadataReaderTests
{
    private static DocumentMetadata Read(string text) => MetadataReader.Read(TextNormalizer.Normalize(text));

    /// <summary>A comparison names the law that it compares, a register the papers that it lists; neither is one.</summary>
    [Theory]
    [InlineData("BỘ TÀI CHÍNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nHà Nội, ngày      tháng     năm 2025\nBẢN SO SÁNH DỰ THẢO LUẬT SỬA ĐỔI CỦA\nLUẬT THỐNG KÊ SỐ 89/2015/QH13\n\nLUẬT THỐNG KÊ SỐ 89/2015/QH13\nTHUYẾT MINH\n\nĐiều 1. Sửa đổi", "Bộ Tài chính")]
    [InlineData("SỞ TƯ PHÁP\nIN SỔ VĂN BẢN ĐẾN\nTên sổ: Sổ văn bản đến năm 2011\n\nLoại văn bản\nTrích yếu\n28/12/2011\nQuyết định\nBan hành Quy định", "Sở Tư pháp")]
    public void What_is_not_issued_has_no_type(string text, string issuer)
    {
        var metadata = Read(text);
        Assert.Null(metadata.Type);
        Assert.Equal(issuer, metadata.Issuer);
    }

    /// <summary>Printed pages have no empty lines: the day and the number stand in lines of one long block.</summary>
    [Fact]
    public void A_resolution_without_head_says_in_a_line_when_it_was_passed()
    {
        var body = string.Join('\n', Enumerable.Range(1, 20).Select(article => $"Điều {article}. Sắp xếp các đơn vị hành chính cấp xã của tỉnh theo quy định của pháp luật"));
        var metadata = Read($"QUỐC HỘI\n\nNGHỊ QUYẾT\n\nVỀ VIỆC SẮP XẾP CÁC ĐƠN VỊ HÀNH CHÍNH\n\n{body}\nNghị quyết này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XV,\nKỳ họp thứ 9 thông qua ngày 16 tháng 6 năm 2025.\n(Kèm theo Nghị quyết số 197/2025/QH15 ngày 16 tháng 6 năm\n2025 của Quốc hội)\nPhụ lục");
        Assert.Equal(("197/2025/QH15", new PartialDate(2025, 6, 16)), (metadata.Number, metadata.Date!.Value));
    }

    [Fact]
    public void A_head_of_table_cells_is_read_whole_though_its_lines_are_broken()
    {
        var metadata = Read("""
            |
            **ỦY BAN NHÂN
            DÂN **
            TỈNH LONG AN
            --------
            |
            **CỘNG HÒA XÃ
            HỘI CHỦ NGHĨA VIỆT NAM**
            Độc lập - Tự do - Hạnh phúc
            ---------------
            |
            |
            Số:
            415/KH-UBND
            |
            *Long An, ngày
            07 tháng 3 năm 2023*
            |

            **KẾ HOẠCH**

            TỔ CHỨC PHONG TRÀO THI ĐUA YÊU NƯỚC TRÊN ĐỊA BÀN TỈNH
            LONG AN NĂM 2023

            Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;

            Ủy ban nhân dân tỉnh Long An ban hành Kế hoạch như sau:

            I. MỤC ĐÍCH

            Tổ chức phong trào thi đua yêu nước sâu rộng.

            |
            *Nơi nhận:*
            - Bộ Nội vụ;
            - Các sở, ban,
            ngành tỉnh;
            - Lưu: VT.
            |
            **TM. ỦY BAN NHÂN
            DÂN**
            KT. CHỦ TỊCH
            PHÓ CHỦ TỊCH
            Phạm Tấn
            Hòa
            |
            """);

        Assert.Equal(
            ("Kế hoạch", "415/KH-UBND", "Long An", new PartialDate(2023, 3, 7)),
            (metadata.Type, metadata.Number, metadata.Place, metadata.Date));
        Assert.Equal("Tổ chức phong trào thi đua yêu nước trên địa bàn tỉnh Long An năm 2023", metadata.Title);
        Assert.Equal(
            ("Ủy ban nhân dân tỉnh Long An", "Long An", null, Level.Province, "Phạm Tấn Hòa"),
            (metadata.Issuer, metadata.Province, metadata.District, metadata.Level, metadata.Signer));
        Assert.Equal(["Bộ Nội vụ", "Các sở, ban, ngành tỉnh", "Lưu: VT"], metadata.Recipients);
        Assert.Empty(metadata.Warnings);
    }

    [Fact]
    public void Two_printed_columns_are_told_apart()
    {
        var metadata = Read("""
            TỈNH ỦY SÓC TRĂNG                 ĐẢNG CỘNG SẢN VIỆT NAM
                    *
            Số 27-KH/TU                       Sóc Trăng, ngày 12 tháng 9 năm 2022

                                    KẾ HOẠCH
            thực hiện Kết luận của Ban Bí thư về công tác thi đua

            Thực hiện Kết luận của Ban Bí thư, Ban Thường vụ Tỉnh ủy ban hành Kế hoạch như sau:

            Nơi nhận:
            - Ban Bí thư Trung ương Đảng,
            - Lưu Văn phòng Tỉnh ủy.

            T/M BAN THƯỜNG VỤ
            PHÓ BÍ THƯ

            Hồ Thị Cẩm Đào
            """);

        Assert.Equal(("Kế hoạch", "27-KH/TU", new PartialDate(2022, 9, 12)), (metadata.Type, metadata.Number, metadata.Date));
        Assert.Equal(("Tỉnh ủy Sóc Trăng", "Sóc Trăng", Level.Province), (metadata.Issuer, metadata.Province, metadata.Level));
        Assert.Equal("Hồ Thị Cẩm Đào", metadata.Signer);
    }

    [Theory]
    [InlineData("UBND TỈNH PHÚ YÊN\nSỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch tỉnh Phú Yên", "Phú Yên", Level.Province)]
    [InlineData("BỘ TÀI CHÍNH\nKHO BẠC NHÀ NƯỚC", "Kho bạc Nhà nước", null, Level.Central)]
    [InlineData("HUYỆN ỦY CHỢ GẠO\nBAN THƯỜNG VỤ", "Huyện ủy Chợ Gạo", "Tiền Giang", Level.District)]
    [InlineData("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG TỈNH AN GIANG", "Liên đoàn Lao động tỉnh An Giang", "An Giang", Level.Province)]
    [InlineData("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ BIÊN HÒA", "Ủy ban nhân dân thành phố Biên Hòa", "Đồng Nai", Level.District)]
    [InlineData("CHỦ TỊCH ỦY BAN\nNHÂN DÂN\nTHÀNH PHỐ ĐÀ NẴNG", "Ủy ban nhân dân thành phố Đà Nẵng", "Đà Nẵng", Level.Province)]
    [InlineData("UBND TỈNH LÀO CAI\nUBND HUYỆN TRUNG BÌNH", "Ủy ban nhân dân huyện Trung Bình", "Lào Cai", Level.District)]
    [InlineData("ĐẢNG BỘ TỈNH KON TUM\nĐẢNG ỦY XÃ ĐẮK TRUNG", "Đảng ủy xã Đắk Trung", "Kon Tum", Level.Commune)]
    [InlineData("THÀNH PHỐ HÀ NỘI\nỦY BAN NHÂN DÂN PHƯỜNG HẠ AN", "Ủy ban nhân dân phường Hạ An", "Hà Nội", Level.Commune)]
    [InlineData("ỦY BAN NHÂN DÂN QUẬN BÌNH AN - THÀNH PHỐ HỒ CHÍ MINH", "Ủy ban nhân dân quận Bình An", "Hồ Chí Minh", Level.District)]
    [InlineData("THÀNH ĐOÀN HẢI PHÒNG\nBAN THƯỜNG VỤ QUẬN ĐOÀN AN BÌNH", "Quận đoàn An Bình", "Hải Phòng", Level.District)]
    [InlineData("UỶ BAN NHÂN DÂN\nTỈNH KHÁNH HOÀ", "Ủy ban nhân dân tỉnh Khánh Hòa", "Khánh Hòa", Level.Province)]
    public void The_last_unit_of_the_head_issues_and_borrows_the_place_above_it(string head, string issuer, string? province, Level level)
    {
        var metadata = Read($"|\n{head}\n-------\n|\n**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n|\n|\nSố: 8/KH-X\n|\n*Nơi này, ngày 02 tháng 02 năm 2024*\n|\n\n**KẾ HOẠCH**\n\nThi đua năm 2024\n\nCăn cứ Luật Thi đua, khen thưởng;\n");

        Assert.Equal((issuer, province, level), (metadata.Issuer, metadata.Province, metadata.Level));
    }

    [Fact]
    public void A_number_under_the_issuer_or_beside_the_type_is_no_part_of_name_or_title()
    {
        var metadata = Read("TỈNH ỦY CAO BẰNG\nHUYỆN ỦY ĐÔNG LĨNH\n*\nSố 9-KH/HU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nĐông Lĩnh, ngày 2 tháng 4 năm 2019\n\nKẾ HOẠCH SỐ 9-KH/HU\nHọc tập nghị quyết\n\nBan Thường vụ Huyện ủy ban hành kế hoạch:\n");

        Assert.Equal(("Huyện ủy Đông Lĩnh", "Cao Bằng", "Đông Lĩnh", "Học tập nghị quyết", "9-KH/HU"), (metadata.Issuer, metadata.Province, metadata.District, metadata.Title, metadata.Number));
    }

    [Theory]
    [InlineData("UBND huyện Xuân Lộc xây dựng Kế hoạch như sau:", "Ủy ban nhân dân huyện Xuân Lộc", "Đồng Nai", "Xuân Lộc", Level.District)]
    [InlineData("Căn cứ Kế hoạch số 9/KH-UBND của UBND tỉnh Bình Phước, Hội Chữ thập đỏ (CTĐ) tỉnh xây dựng Kế hoạch năm 2022:", "Hội Chữ thập đỏ tỉnh Bình Phước", "Bình Phước", null, Level.Province)]
    [InlineData("Thực hiện Chỉ thị của UBND tỉnh Cà Mau; Ban Dân tộc ban hành Kế hoạch:", "Ban Dân tộc tỉnh Cà Mau", "Cà Mau", null, Level.Province)]
    public void Without_a_head_the_document_says_itself_who_speaks(string opening, string issuer, string? province, string? district, Level level)
    {
        var metadata = Read($"KẾ HOẠCH\n\nCông tác thi đua năm 2022\n\n{opening}\n\nI. MỤC ĐÍCH\n");

        Assert.Equal((issuer, province, district, level), (metadata.Issuer, metadata.Province, metadata.District, metadata.Level));
        Assert.Contains("issuer-from-text", metadata.Warnings);
    }

    [Fact]
    public void Blank_number_and_day_stay_unknown_and_initials_name_the_district()
    {
        var metadata = Read("Huyện BC, ngày   tháng 5 năm 2023\n\nSố:   /KH-LĐLĐ\n\nKẾ HOẠCH\n\nTháng Công nhân\n\nBan Thường vụ Liên đoàn Lao động huyện xây dựng kế hoạch tổ chức trên địa bàn tỉnh Tây Ninh:\n");

        Assert.Null(metadata.Number);
        Assert.Null(metadata.Date);
        Assert.Equal(("Huyện BC", 2023), (metadata.Place, metadata.Year));
        Assert.Equal(("Liên đoàn Lao động huyện Bến Cầu", "Tây Ninh", "Bến Cầu"), (metadata.Issuer, metadata.Province, metadata.District));
        Assert.Contains("number-missing", metadata.Warnings);
    }

    [Theory]
    [InlineData("Công tác khen thưởng năm 2021", 2021)]
    [InlineData("Thi đua nhiệm kỳ 2020 - 2025", null)]
    [InlineData("Thực hiện Nghị quyết ngày 03 tháng 02 năm 2019 của Chính phủ", null)]
    [InlineData("Thi đua giai đoạn 2021 - 2025, kế hoạch năm 2023", 2023)]
    public void Without_a_date_the_year_stands_in_the_title(string title, int? year) => Assert.Equal(year, Read($"KẾ HOẠCH\n\n{title}\n\nI. MỤC ĐÍCH\n").Year);

    [Fact]
    public void A_dispatch_without_type_line_is_a_cong_van()
    {
        var metadata = Read("|\nCỤC THUẾ\n**THUẾ TỈNH CÀ MAU**\n------\n|\n**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n|\n|\nSố: 88/CMA-NVDTPC\n*V/v hoàn thuế xuất khẩu*\n|\n*Cà Mau, ngày 9 tháng 10 năm 2025*\n|\n\nKính gửi: Công ty A\n\nThuế tỉnh Cà Mau trả lời:\n");

        Assert.Equal(("Công văn", "V/v hoàn thuế xuất khẩu", "88/CMA-NVDTPC"), (metadata.Type, metadata.Title, metadata.Number));
        Assert.Equal("Thuế tỉnh Cà Mau", metadata.Issuer);
    }

    [Fact]
    public void A_lost_head_is_made_good_from_the_annex_and_the_day_of_passing()
    {
        var metadata = Read("**NGHỊ QUYẾT**\n\n**Về quỹ dự phòng**\n\n**QUỐC HỘI**\n\n*Căn cứ Hiến pháp;*\n\n**Điều 1.** Lập quỹ.\n\n*Nghị quyết này được Quốc hội khóa XV thông qua ngày 5 tháng 4 năm 2024.*\n\n*(Ban hành kèm theo Nghị quyết số 120/2024/QH15 ngày 5/4/2024)*\n");

        Assert.Equal(("Quốc hội", "120/2024/QH15", new PartialDate(2024, 4, 5), Level.Central), (metadata.Issuer, metadata.Number, metadata.Date, metadata.Level));
    }

    [Theory]
    [InlineData("HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM\nHỘI LIÊN HIỆP PHỤ NỮ TỈNH CÀ MAU", "Hội Liên hiệp Phụ nữ tỉnh Cà Mau", "Cà Mau", null, Level.Province)]
    [InlineData("HỘI NUÔI ONG RỪNG TẢI VIỆT NAM\nBAN CHẤP HÀNH TRUNG ƯƠNG", "Hội Nuôi ong Rừng tải Việt Nam", null, null, Level.Central)]
    [InlineData("HỘI NUÔI ONG RỪNG TẢI VIỆT NAM\nTIỂU BAN KHÁNH TIẾT", "Hội Nuôi ong Rừng tải Việt Nam", null, null, Level.Central)]
    [InlineData("UBND TỈNH CÀ MAU\nSỞ TƯ PHÁP", "Sở Tư pháp tỉnh Cà Mau", "Cà Mau", null, Level.Province)]
    [InlineData("ĐẢNG BỘ HUYỆN TRUNG BÌNH\nĐẢNG ỦY XÃ HẠ AN", "Đảng ủy xã Hạ An", "Cà Mau", "Trung Bình", Level.Commune)]
    [InlineData("HUYỆN ỦY TRUNG BÌNH\nĐẢNG ỦY XÃ HẠ AN", "Đảng ủy xã Hạ An", "Cà Mau", "Trung Bình", Level.Commune)]
    [InlineData("ỦY BAN NHÂN DÂN\nXÃ ĐÔNG AN", "Ủy ban nhân dân xã Đông An", "Cà Mau", "Thượng Sa", Level.Commune)]
    public void A_superior_a_body_and_a_district_of_no_table_are_told_apart(string head, string issuer, string? province, string? district, Level level)
    {
        var metadata = Read($"{head}\nSố: 8/KH-X\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nNơi này, ngày 02 tháng 02 năm 2021\n\nKẾ HOẠCH\nNuôi ong Rừng tải năm 2021\n\nCăn cứ Kế hoạch của UBND tỉnh Cà Mau, các hội viên nuôi ong Rừng tải tại xã Đông An, huyện Thượng Sa, tỉnh Cà Mau;\n");

        Assert.Equal((issuer, province, district, level), (metadata.Issuer, metadata.Province, metadata.District, metadata.Level));
    }

    [Theory]
    [InlineData("ĐẢNG CỘNG SẢN VIỆT NAM\nHạ An, ngày 5 tháng 4 năm 2021", "Hạ An", "2021-04-05")]
    [InlineData("Số:     /KH-UBND              Hạ An, ngày 5 tháng 4 năm 2021", "Hạ An", "2021-04-05")]
    [InlineData("Số:     /KH-UBND              Hạ An, ngày     tháng 04 năm 2021", "Hạ An", null)]
    public void The_place_line_is_read_under_the_partys_name_and_beside_a_blank_number(string lines, string place, string? date)
    {
        var metadata = Read($"{lines}\n\nKẾ HOẠCH\nThi đua\n\nCăn cứ Luật Thi đua, khen thưởng;\n");

        Assert.Equal((place, date, 2021), (metadata.Place, metadata.Date?.ToString(), metadata.Year));
    }

    [Fact]
    public void A_district_takes_its_province_from_the_text_not_from_a_name_with_other_marks()
    {
        var metadata = Read("ỦY BAN NHÂN DÂN\nHUYỆN VẠN LÂM\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nVạn Lâm, ngày 13 tháng 4 năm 2022\n\nKẾ HOẠCH\nThi đua\n\nUBND huyện Vạn Lâm, tỉnh Bình Định xây dựng kế hoạch:\n");

        Assert.Equal(("Ủy ban nhân dân huyện Vạn Lâm", "Bình Định", "Vạn Lâm"), (metadata.Issuer, metadata.Province, metadata.District));
    }

    [Theory]
    [InlineData("QUY CHẾ\nVỀ CHỢ PHIÊN VÙNG CAO\n(Ban hành kèm theo Quyết định số 6/2013/QĐ-UBND ngày 4/5/2013 của UBND tỉnh Hà Giang)\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Chợ phiên.", "VỀ CHỢ PHIÊN VÙNG CAO", "Ủy ban nhân dân tỉnh Hà Giang", null)]
    [InlineData("Loại văn bản | Nghị quyết |\nCơ quan ban hành | Tỉnh Hà Giang |\nHỘI ĐỒNG NHÂN\nDÂN |\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM |\nSố: 6/2013/NQ-HĐND |\nHà Giang, ngày 4 tháng 5 năm 2013 |\nNGHỊ QUYẾT\nVỀ CHỢ PHIÊN\nCăn cứ Luật Chợ;", "VỀ CHỢ PHIÊN", "Hội đồng nhân dân tỉnh Hà Giang", "2013-05-04")]
    [InlineData("TỈNH ỦY HÀ GIANG\nĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 6-KL/TU\nHà Giang, ngày 4 tháng 5 năm 2013\nKẾT LUẬN\nVỀ CHỢ PHIÊN\nTheo đề nghị của các huyện về việc họp chợ, giữ gìn nếp chợ phiên, bảo đảm vệ sinh, an toàn, trật tự cho người dân và khách từ xa đến, Tỉnh ủy kết luận: mỗi huyện giữ ít nhất một chợ phiên, giao cho xã trông coi, không thu tiền của người bán hàng nhỏ, không dời chợ khỏi nơi cũ khi chưa hỏi ý kiến của bà con quanh vùng, và mỗi năm báo cáo một lần về số người đến chợ.", "VỀ CHỢ PHIÊN", "Tỉnh ủy Hà Giang", "2013-05-04")]
    [InlineData("Căn cứ ý kiến tại Công văn số 31-CV/VPTW ngày 4/5/2013, Ban Tuyên giáo Trung ương hướng dẫn kỷ niệm ngày hội như sau:", null, "Ban Tuyên giáo Trung ương", null)]
    [InlineData("Bộ Chính trị đã ban hành Nghị quyết số 31-NQ/TW về chợ phiên. Bà con vui mừng.", null, null, null)]
    public void Neither_title_nor_issuer_runs_into_what_stands_around_it(string text, string? title, string? issuer, string? date)
    {
        var metadata = Read(text);

        Assert.Equal((title, issuer, date), (metadata.Title is null ? null : metadata.Title.Equals(title, StringComparison.OrdinalIgnoreCase) ? title : metadata.Title, metadata.Issuer, metadata.Date?.ToString()));
    }

    [Fact]
    public void The_subject_of_a_dispatch_ends_before_whom_it_addresses() =>
        Assert.Equal("V/v tổng kết chợ phiên năm 2013", Read("UBND TỈNH HÀ GIANG CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM Số: 6/SCT-VP V/v tổng kết chợ phiên năm 2013 Kính gửi: - Phòng Kinh tế các huyện;").Title);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n|||\n***\n")]
    [InlineData("Một đoạn văn không có thể thức.")]
    [InlineData("KẾ HOẠCH")]
    [InlineData("Số:\n\nngày tháng năm\n\nNơi nhận:\n")]
    public void What_is_no_official_document_gives_no_issuer_but_warnings(string text)
    {
        var metadata = Read(text);

        Assert.Null(metadata.Issuer);
        Assert.Contains("issuer-unknown", metadata.Warnings);
    }
}
