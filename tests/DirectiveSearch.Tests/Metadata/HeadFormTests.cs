using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Metadata;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Metadata;

public sealed class HeadFormTests
{
    private const string Body = "\n\nCăn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;\n\nI. MỤC ĐÍCH\n\nNâng cao chất lượng phong trào.\n";

    private static DocumentMetadata Read(string text) => MetadataReader.Read(TextNormalizer.Normalize(text));

    [Theory]
    [InlineData("ỦY BAN NHÂN DÂN TỈNH LAI CHÂU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND Lai Châu, ngày 05 tháng 02 năm 2024", "Ủy ban nhân dân tỉnh Lai Châu", "12/KH-UBND", "Lai Châu", "2024-02-05")]
    [InlineData("ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH LAI CHÂU Độc lập - Tự do - Hạnh phúc\n\nSố: 12/KH-UBND Lai Châu, ngày 05 tháng 02 năm 2024", "Ủy ban nhân dân tỉnh Lai Châu", "12/KH-UBND", "Lai Châu", "2024-02-05")]
    [InlineData("| UBND TỈNH SƠN LA<br>SỞ NỘI VỤ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc |\n|---|---|\n| Số: 15/KH-SNV | Sơn La, ngày 3 tháng 1 năm 2023 |", "Sở Nội vụ tỉnh Sơn La", "15/KH-SNV", "Sơn La", "2023-01-03")]
    [InlineData("| **UBND TỈNH SƠN LA** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |\n|---|---|\n| **SỞ NỘI VỤ** | **Độc lập - Tự do - Hạnh phúc** |\n| Số: 15/KH-SNV | *Sơn La, ngày 3 tháng 1 năm 2023* |", "Sở Nội vụ tỉnh Sơn La", "15/KH-SNV", "Sơn La", "2023-01-03")]
    [InlineData("UBND TỈNH YÊN BÁI\nBAN DÂN TỘC\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 8/KH-BDT\n\nYên Bái, ngày 3 tháng 1 năm 2023", "Ban Dân tộc tỉnh Yên Bái", "8/KH-BDT", "Yên Bái", "2023-01-03")]
    [InlineData("TỈNH ỦY BẮC KẠN ĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 45-KH/TU Bắc Kạn, ngày 9 tháng 9 năm 2021", "Tỉnh ủy Bắc Kạn", "45-KH/TU", "Bắc Kạn", "2021-09-09")]
    [InlineData("ĐẢNG BỘ TỈNH CAO BẰNG\nHUYỆN ỦY HẠ LANG\n*\nSố 19-KH/HU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nHạ Lang, ngày 9 tháng 9 năm 2021", "Huyện ủy Hạ Lang", "19-KH/HU", "Hạ Lang", "2021-09-09")]
    [InlineData("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\nTỈNH TUYÊN QUANG\nBAN THƯỜNG TRỰC\n*\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 22/KH-MTTQ-BTT\n\nTuyên Quang, ngày 9 tháng 9 năm 2021", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Tuyên Quang", "22/KH-MTTQ-BTT", "Tuyên Quang", "2021-09-09")]
    [InlineData("HỘI LHPN VIỆT NAM\nBAN THƯỜNG VỤ HỘI LHPN TỈNH NAM ĐỊNH\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 40/KH-BTV\n\nNam Định, ngày 9 tháng 9 năm 2021", "Hội Liên hiệp Phụ nữ tỉnh Nam Định", "40/KH-BTV", "Nam Định", "2021-09-09")]
    [InlineData("BCH ĐOÀN TỈNH QUẢNG BÌNH\n***\nSố: 11-KH/TĐTN-BTG\n\nĐOÀN TNCS HỒ CHÍ MINH\n\nQuảng Bình, ngày 9 tháng 9 năm 2021", "Tỉnh đoàn Quảng Bình", "11-KH/TĐTN-BTG", "Quảng Bình", "2021-09-09")]
    [InlineData("LĐLĐ TỈNH BÌNH PHƯỚC\nLIÊN ĐOÀN LAO ĐỘNG HUYỆN LỘC NINH\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 06/KH-LĐLĐ\n\nLộc Ninh, ngày 9 tháng 9 năm 2021", "Liên đoàn Lao động huyện Lộc Ninh", "06/KH-LĐLĐ", "Lộc Ninh", "2021-09-09")]
    [InlineData("HUYỆN LỤC NGẠN\nỦY BAN NHÂN DÂN XÃ TÂN MỘC\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 03/KH-UBND\n\nTân Mộc, ngày 9 tháng 9 năm 2021", "Ủy ban nhân dân xã Tân Mộc", "03/KH-UBND", "Tân Mộc", "2021-09-09")]
    [InlineData("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐÀ NẴNG\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố:      /KH-UBND\n\nĐà Nẵng, ngày     tháng 11 năm 2025", "Ủy ban nhân dân thành phố Đà Nẵng", null, "Đà Nẵng", null)]
    [InlineData("ỦY BAN NHÂN DÂN\n\nTỈNH ĐẮK LẮK\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 12/KH-UBND\n\nĐắk Lắk, ngày 05 tháng 02 năm 2024", "Ủy ban nhân dân tỉnh Đắk Lắk", "12/KH-UBND", "Đắk Lắk", "2024-02-05")]
    [InlineData("HỘI ĐỒNG TĐKT TỈNH HÀ GIANG\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 02/KH-HĐTĐKT\n\nHà Giang, ngày 01/3/2022", "Hội đồng Thi đua - Khen thưởng tỉnh Hà Giang", "02/KH-HĐTĐKT", "Hà Giang", "2022-03-01")]
    [InlineData("UBND TỈNH KIÊN GIANG\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 700/KH-SGDĐT\n\nKiên Giang, ngày 9 tháng 9 năm 2021", "Sở Giáo dục và Đào tạo tỉnh Kiên Giang", "700/KH-SGDĐT", "Kiên Giang", "2021-09-09")]
    [InlineData("Cổng thông tin văn bản\nĐang tải nội dung\n\nỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\n-------\n-\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n\nSố: 59/KH-UBND\n\nNghệ An, ngày 21 tháng 10 năm 2021", "Ủy ban nhân dân tỉnh Nghệ An", "59/KH-UBND", "Nghệ An", "2021-10-21")]
    [InlineData("Số hiệu: 31/2020/KH-UBND Loại văn bản: Kế hoạch\nNơi ban hành: Tỉnh Phú Yên Người ký: Lê Văn Sáu\n\nỦY BAN NHÂN DÂN\nTỈNH PHÚ YÊN\n--------\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n\nSố: 31/2020/KH-UBND\n\nPhú Yên, ngày 26 tháng 10 năm 2020", "Ủy ban nhân dân tỉnh Phú Yên", "31/2020/KH-UBND", "Phú Yên", "2020-10-26")]
    [InlineData("TỔNG CÔNG TY ĐIỆN LỰC MIỀN TRUNG\nCÔNG TY ĐIỆN LỰC QUẢNG TRỊ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 23/KH-QTPC\n\nQuảng Trị, ngày 9 tháng 9 năm 2021", "Công ty điện lực Quảng Trị", "23/KH-QTPC", "Quảng Trị", "2021-09-09")]
    [InlineData("LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH DƯƠNG\nCÔNG ĐOÀN VIÊN CHỨC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 77/KH-CĐKCN\n\nBình Dương, ngày 9 tháng 9 năm 2021", "Công đoàn Viên chức tỉnh Bình Dương", "77/KH-CĐKCN", "Bình Dương", "2021-09-09")]
    [InlineData("CÔNG AN TỈNH QUẢNG NGÃI\nPHÒNG CẢNH SÁT CƠ ĐỘNG\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 77/KH-PK02\n\nQuảng Ngãi, ngày 9 tháng 9 năm 2021", "Phòng cảnh sát cơ động tỉnh Quảng Ngãi", "77/KH-PK02", "Quảng Ngãi", "2021-09-09")]
    [InlineData("BỘ NỘI VỤ\nBAN THI ĐUA - KHEN THƯỞNG TRUNG ƯƠNG\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 5/KH-BTĐKT\n\nHà Nội, ngày 9 tháng 9 năm 2021", "Ban Thi đua - Khen thưởng Trung ương", "5/KH-BTĐKT", "Hà Nội", "2021-09-09")]
    [InlineData("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 5/KH-TLĐ\n\nHà Nội, ngày 9 tháng 9 năm 2021", "Tổng Liên đoàn Lao động Việt Nam", "5/KH-TLĐ", "Hà Nội", "2021-09-09")]
    [InlineData("VĂN PHÒNG CHÍNH PHỦ\nSố:\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n/KH-VPCP\n\nHà Nội, ngày\n\ntháng\n\nnăm 2024", "Văn phòng Chính phủ", null, "Hà Nội", null)]
    [InlineData("ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 12/KH-UBND\n\nLai Châu, ngày 05\n\ntháng 02\n\nnăm 2024", "Ủy ban nhân dân tỉnh Lai Châu", "12/KH-UBND", "Lai Châu", "2024-02-05")]
    [InlineData("TỈNH ỦY THỪA THIÊN HUẾ\nĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 445-KH/TƯ\nThừa Thiên Huế, ngày 13 tháng 5 năm 2024", "Tỉnh ủy Thừa Thiên Huế", "445-KH/TU", "Thừa Thiên Huế", "2024-05-13")]
    // Specks of a scan.
    [InlineData("| | -\nỦY BAN NHÂN DÂN CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n. _ TĨNH PHU THỌ Độc lập - Tự do - Hạnh phúc\n\nSố: 32/UBND-KSTTHC Phú Thọ, ngày 07 tháng 12 năm 2011", "Ủy ban nhân dân tỉnh Phú Thọ", "32/UBND-KSTTHC", "Phú Thọ", "2011-12-07")]
    public void A_head_is_read_in_all_its_layouts(string head, string issuer, string? number, string? place, string? date)
    {
        var metadata = Read($"{head}\n\nKẾ HOẠCH\nPhát động thi đua năm 2024{Body}");

        Assert.Equal((issuer, number, place, date), (metadata.Issuer, metadata.Number, metadata.Place, metadata.Date?.ToString()));
        Assert.Equal(("Kế hoạch", "Phát động thi đua năm 2024"), (metadata.Type, metadata.Title));
    }

    [Theory]
    [InlineData("BAN HÀNH QUY CHẾ PHỐI HỢP CỦA ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN", "Ban hành quy chế phối hợp của Ủy ban nhân dân tỉnh Phú Yên")]
    [InlineData("QUY ĐỊNH MỨC CHI BẰNG TIỀN CỦA HỘI ĐỒNG NHÂN DÂN", "Quy định mức chi bằng tiền của Hội đồng nhân dân")]
    public void A_title_in_capitals_takes_its_usual_case(string title, string expected) =>
        Assert.Equal(expected, Read($"ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\n\n{State}Số: 9/QĐ-UBND\n\nLai Châu, ngày 01 tháng 3 năm 2022\n\nQUYẾT ĐỊNH\n{title}{Body}").Title);

    /// <summary>More than is learnt of any text, cut within a word.</summary>
    [Fact]
    public void A_title_takes_its_case_from_a_paragraph_beyond_all_measure_with_double_blanks()
    {
        var paragraph = string.Concat(Enumerable.Repeat("Các đơn vị  thi đua  xây dựng  Vườn  Xanh, ", 5_000));
        Assert.True(paragraph.Length > 200_000);
        Assert.Equal("Thi đua xây dựng Vườn Xanh", Read($"ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\n\n{State}Số: 9/KH-UBND\n\nLai Châu, ngày 01 tháng 3 năm 2022\n\nKẾ HOẠCH\nTHI ĐUA XÂY DỰNG VƯỜN XANH\n\n{paragraph}").Title);
    }

    [Theory]
    [InlineData("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG TIỂU HỌC TÂN DĨNH", "Trường Tiểu học Tân Dĩnh")]
    [InlineData("SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG THPT TÂN YÊN", "Trường THPT Tân Yên")]
    public void A_school_is_not_the_office_above_it(string lines, string issuer) =>
        Assert.Equal(issuer, Read($"{lines}\n\n{State}Số: 7/KH-TH\n\nTân Dĩnh, ngày 9 tháng 9 năm 2024\n\nKẾ HOẠCH\nThi đua\n\nNăm qua {issuer} làm tốt; {issuer} xây dựng kế hoạch.").Issuer);

    [Fact]
    public void A_letter_may_write_its_subject_out()
    {
        var metadata = Read($"UBND TỈNH HÀ TĨNH\nSỞ NỘI VỤ\n\n{State}Số: 2044 / SNV-VP\nVề việc hướng dẫn phổ biến pháp luật\n\nHà Tĩnh, ngày 3 tháng 2 năm 2025\n\nKính gửi: Các phòng\n\nĐề nghị các phòng thực hiện.");

        Assert.Equal(("Công văn", "Về việc hướng dẫn phổ biến pháp luật", "2044/SNV-VP"), (metadata.Type, metadata.Title, metadata.Number));
    }

    private const string State = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n";

    [Theory]
    [InlineData("ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n\n" + State + "Số: 9/QĐ-UBND\n\nLào Cai, ngày 01 tháng 3 năm 2022\n\nQUYẾT ĐỊNH\nBan hành Kế hoạch thi đua chuyên đề\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀO CAI\n\nCăn cứ Luật Thi đua, khen thưởng;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch thi đua.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLý Văn Bình\n\nKẾ HOẠCH\nThi đua chuyên đề\n(Kèm theo Quyết định số 9/QĐ-UBND ngày 01/3/2022 của Chủ tịch UBND tỉnh)\n\nI. MỤC ĐÍCH", "Quyết định", "Ban hành Kế hoạch thi đua chuyên đề", "9/QĐ-UBND", "Ủy ban nhân dân tỉnh Lào Cai", "Lý Văn Bình")]
    [InlineData("QUỐC HỘI\n-------\n\n" + State + "Luật số: 99/2021/QH15\n\nHà Nội, ngày 10 tháng 11 năm 2021\n\nLUẬT\nBẢO TỒN LÀNG NGHỀ\n\nCăn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;\n\nQuốc hội ban hành Luật Bảo tồn làng nghề.\n\nChương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi điều chỉnh\n\nCHỦ TỊCH QUỐC HỘI\n\nVương Đình Huệ", "Luật", "Bảo tồn làng nghề", "99/2021/QH15", "Quốc hội", "Vương Đình Huệ")]
    [InlineData("CHÍNH PHỦ\n-------\n\n" + State + "Số: 88/2021/NĐ-CP\n\nHà Nội, ngày 10 tháng 11 năm 2021\n\nNGHỊ ĐỊNH\nQUY ĐỊNH VỀ LÀNG NGHỀ\n\nCăn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;\n\nTheo đề nghị của Bộ trưởng Bộ Công Thương;\n\nChính phủ ban hành Nghị định quy định về làng nghề.\n\nChương I\nQUY ĐỊNH CHUNG\n\nTM. CHÍNH PHỦ\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\n\nVũ Đức Đam", "Nghị định", "Quy định về làng nghề", "88/2021/NĐ-CP", "Chính phủ", "Vũ Đức Đam")]
    [InlineData("UBND TỈNH NINH BÌNH\nSỞ NỘI VỤ\n\n" + State + "Số: 321/SNV-TĐKT\nV/v hướng dẫn tổng kết\nphong trào thi đua\nnăm 2022\n\nNinh Bình, ngày 4 tháng 11 năm 2022\n\nKính gửi: Các sở, ban, ngành tỉnh.\n\nThực hiện Kế hoạch năm 2022, Sở Nội vụ đề nghị các đơn vị báo cáo.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nĐinh Thị Thúy Ngần", "Công văn", "V/v hướng dẫn tổng kết phong trào thi đua năm 2022", "321/SNV-TĐKT", "Sở Nội vụ tỉnh Ninh Bình", "Đinh Thị Thúy Ngần")]
    [InlineData("ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 13/QĐ-UBND | Hòa Bình, ngày 29 tháng 7 năm 2015 |\nVỀ VIỆC BAN HÀNH QUY CHẾ CỤM, KHỐI THI ĐUA\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÒA BÌNH\nCăn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành Quy chế.", "Quyết định", "Về việc ban hành Quy chế cụm, khối thi đua", "13/QĐ-UBND", "Ủy ban nhân dân tỉnh Hòa Bình", null)]
    [InlineData("ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n|\nSố:\n47/QĐ-UBND\n|\nCà Mau, ngày 01 tháng 04 năm 2015\n|\nQUYẾT ĐỊNH\nBAN HÀNH QUY CHẾ THI ĐUA TRÊN ĐỊA BÀN TỈNH CÀ\nMAU\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân;\nQUYẾT ĐỊNH\nĐiều 1. Ban hành Quy chế.", "Quyết định", "Ban hành Quy chế thi đua trên địa bàn tỉnh Cà Mau", "47/QĐ-UBND", "Ủy ban nhân dân tỉnh Cà Mau", null)]
    public void The_document_is_what_is_above_not_what_it_carries(string text, string type, string title, string number, string issuer, string? signer)
    {
        var metadata = Read(text);

        Assert.Equal((type, number, issuer, signer), (metadata.Type, metadata.Number, metadata.Issuer, metadata.Signer));
        Assert.Equal(title, metadata.Title, ignoreCase: true);
    }

    [Theory]
    [InlineData("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nHồ Thị Nguyên Thảo", "Hồ Thị Nguyên Thảo")]
    [InlineData("TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ NỘI VỤ\n(Đã ký)\nNguyễn Văn Quyết", "Nguyễn Văn Quyết")]
    [InlineData("TL. BỘ TRƯỞNG\nVỤ TRƯỞNG VỤ PHÁP CHẾ\n\nTrần Thị Bích", "Trần Thị Bích")]
    [InlineData("K/T CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(đã ký)\n\nLê Minh", "Lê Minh")]
    [InlineData("T/M BAN THƯỜNG VỤ\nBÍ THƯ\n(Đã ký và đóng dấu)\nVõ Thị Sáu Hồng", "Võ Thị Sáu Hồng")]
    [InlineData("T.M BAN THƯỜNG VỤ\nCHỦ TỊCH\n\nPhan Thị Mỹ", "Phan Thị Mỹ")]
    [InlineData("TM. BAN THƯỜNG TRỰC\nCHỦ TỊCH\n[đã ký]\nY Thanh", "Y Thanh")]
    [InlineData("CHỦ TỊCH\n\n**Bùi Văn Khánh**", "Bùi Văn Khánh")]
    [InlineData("GIÁM ĐỐC\n\nKý bởi: Sở Nội vụ\nNgày ký: 04-11-2022 15:20:11 +07:00\n\nHoàng Đức Thắng", "Hoàng Đức Thắng")]
    [InlineData("CHỦ TỊCH\n\nHÀ VĂN TRỌNG", "Hà Văn Trọng")]
    public void The_signer_stands_under_the_signing_lines(string lines, string signer)
    {
        var metadata = Read($"UBND TỈNH NINH BÌNH\nSỞ NỘI VỤ\n\n{State}Số: 3/KH-SNV\n\nNinh Bình, ngày 4 tháng 11 năm 2022\n\nKẾ HOẠCH\nThi đua năm 2022{Body}\nNơi nhận:\n- UBND tỉnh (để b/c);\n- Các phòng, ban;\n- Lưu: VT, TĐKT.\n\n{lines}\n");

        Assert.Equal(signer, metadata.Signer);
        Assert.Equal(["UBND tỉnh (để b/c)", "Các phòng, ban", "Lưu: VT, TĐKT"], metadata.Recipients);
    }
}
