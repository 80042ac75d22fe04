using DirectiveSearch.Directives;

namespace DirectiveSearch.Tests.Citations;

/// <summary>Each row is a form or a slip that published texts show.</summary>
public sealed class CitationFormTests
{
    [Theory]
    [InlineData("theo Chỉ thị số 19-CT/TW ngày 07/4/2014 của Bộ Chính trị", "Chỉ thị số 19-CT/TW", "Chỉ thị", "19-CT/TW", "2014-04-07", "Bộ Chính trị")]
    [InlineData("theo Nghị định số 12/2019/NĐ-CP, ngày 05 tháng 3 năm 2019 của Chính phủ", "Nghị định số 12/2019/NĐ-CP", "Nghị định", "12/2019/NĐ-CP", "2019-03-05", "Chính phủ")]
    [InlineData("theo Quyết định số 44 /2005/QĐ-UBND ngày 06 / 7 /2005", "Quyết định số 44 /2005/QĐ-UBND", "Quyết định", "44/2005/QĐ-UBND", "2005-07-06", "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("thực hiện Thông tư 08/2021/TT-BNV ngày15/4/2021", "Thông tư 08/2021/TT-BNV", "Thông tư", "08/2021/TT-BNV", "2021-04-15", "Bộ Nội vụ")]
    [InlineData("theo Quy định số31-QĐ/TW ngày 30/7/2021 của Ban Bí thư", "Quy định số31-QĐ/TW", "Quy định", "31-QĐ/TW", "2021-07-30", "Ban Bí thư")]
    [InlineData("theo văn bản số 238/UBND-KGVX ngày 02/3/2020", "văn bản số 238/UBND-KGVX", "Văn bản", "238/UBND-KGVX", "2020-03-02", "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("theo Công văn số 5466/BGDĐT-\nGDTrH ngày 07/8/2013", "Công văn số 5466/BGDĐT-\nGDTrH", "Công văn", "5466/BGDĐT-GDTrH", "2013-08-07", "Bộ Giáo dục và Đào tạo")]
    [InlineData("theo Chỉ\nthị số 22-CT/TU\nngày 23/01/2018 của Ban Thường vụ\nTỉnh ủy", "Chỉ\nthị số 22-CT/TU", "Chỉ thị", "22-CT/TU", "2018-01-23", "Tỉnh ủy Nghệ An")]
    [InlineData("theo **Kết luận** *số 100 - KL/TW* ngày 02/12/2014", "Kết luận** *số 100 - KL/TW", "Kết luận", "100-KL/TW", "2014-12-02", null)]
    [InlineData("theo Kế hoạch số 12/KH- LĐLĐ ngày 01/02/2023 của Liên đoàn Lao động tỉnh", "Kế hoạch số 12/KH- LĐLĐ", "Kế hoạch", "12/KH-LĐLĐ", "2023-02-01", "Liên đoàn Lao động tỉnh Nghệ An")]
    [InlineData("theo Công văn số 249/SGD&ĐT-GDTrH ngày 12/02/2015", "Công văn số 249/SGD&ĐT-GDTrH", "Công văn", "249/SGD&ĐT-GDTrH", "2015-02-12", "Sở Giáo dục và Đào tạo tỉnh Nghệ An")]
    [InlineData("theo Quyết định số 84 QĐ/TWĐTN ngày 03/3/2022", "Quyết định số 84 QĐ/TWĐTN", "Quyết định", "84QĐ/TWĐTN", "2022-03-03", "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh")]
    [InlineData("theo Nghị quyết số 66.3/2025/NQ-CP ngày 20/5/2025", "Nghị quyết số 66.3/2025/NQ-CP", "Nghị quyết", "66.3/2025/NQ-CP", "2025-05-20", "Chính phủ")]
    [InlineData("theo Nghị quyết số 30c/NQ-CP ngày 08/11/2011", "Nghị quyết số 30c/NQ-CP", "Nghị quyết", "30c/NQ-CP", "2011-11-08", "Chính phủ")]
    [InlineData("theo Hướng dẫn số 1479/BTĐKT-VIII ngày 25/7/2016", "Hướng dẫn số 1479/BTĐKT-VIII", "Hướng dẫn", "1479/BTĐKT-VIII", "2016-07-25", "Ban Thi đua - Khen thưởng Trung ương")]
    [InlineData("triển khai QUYẾT ĐỊNH SỐ\n17/QĐ-TTG NGÀY 02 THÁNG 01 NĂM 2025 CỦA THỦ TƯỚNG CHÍNH PHỦ", "QUYẾT ĐỊNH SỐ\n17/QĐ-TTG", "Quyết định", "17/QĐ-TTg", "2025-01-02", "Thủ tướng Chính phủ")]
    [InlineData("theo Chỉ thị số 012/CT-UBND ngày 26/11/2025", "Chỉ thị số 012/CT-UBND", "Chỉ thị", "012/CT-UBND", "2025-11-26", "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("theo NĐ số 91/2017/NĐ-CP", "NĐ số 91/2017/NĐ-CP", "Nghị định", "91/2017/NĐ-CP", null, "Chính phủ")]
    [InlineData("theo Nghị định số 30/2020/NÐ-CP (ngày 05/3/2020) của Chính phủ", "Nghị định số 30/2020/NÐ-CP", "Nghị định", "30/2020/NĐ-CP", "2020-03-05", "Chính phủ")]
    [InlineData("theo Nghị định số 233/2025/NĐ-CР ngày 26/8/2025", "Nghị định số 233/2025/NĐ-CР", "Nghị định", "233/2025/NĐ-CP", "2025-08-26", "Chính phủ")]
    [InlineData("theo Văn bản hợp nhất số 16/VBHN-VPQH ngày 13/12/2013", "Văn bản hợp nhất số 16/VBHN-VPQH", "Văn bản hợp nhất", "16/VBHN-VPQH", "2013-12-13", "Văn phòng Quốc hội")]
    [InlineData("theo Luật Ban hành văn bản quy phạm pháp luật số 80/2015/QH13", "Luật Ban hành văn bản quy phạm pháp luật số 80/2015/QH13", "Luật", "80/2015/QH13", null, "Quốc hội")]
    [InlineData("theo Luật Giám sát số 9/2003/QH11 được Quốc hội khóa XI thông qua ngày 17/6/2003", "Luật Giám sát số 9/2003/QH11", "Luật", "9/2003/QH11", "2003-06-17", "Quốc hội")]
    [InlineData("theo Nghị quyết của Bộ Chính trị số 35-NQ/TW ngày 22/10/2018", "Nghị quyết của Bộ Chính trị số 35-NQ/TW", "Nghị quyết", "35-NQ/TW", "2018-10-22", "Bộ Chính trị")]
    [InlineData("theo Quyết định số 1602/QĐ-CT ngày 05 tháng 3 tháng 2020 của Chủ tịch UBND tỉnh Hà Tĩnh", "Quyết định số 1602/QĐ-CT", "Quyết định", "1602/QĐ-CT", "2020-03-05", "Ủy ban nhân dân tỉnh Hà Tĩnh")]
    [InlineData("theo Thông tư liên tịch số 55/2005/TTLT-BNV-VPCP năm 2005", "Thông tư liên tịch số 55/2005/TTLT-BNV-VPCP", "Thông tư liên tịch", "55/2005/TTLT-BNV-VPCP", null, "Bộ Nội vụ")]
    [InlineData("thực hiện nghị quyết số 40/NQ-HĐND tỉnh ngày 10/12/2020 của HĐND tỉnh", "nghị quyết số 40/NQ-HĐND", "Nghị quyết", "40/NQ-HĐND", "2020-12-10", "Hội đồng nhân dân tỉnh Nghệ An")]
    [InlineData("theo Quyết định số: 87 /2025/QĐ-UBND", "Quyết định số: 87 /2025/QĐ-UBND", "Quyết định", "87/2025/QĐ-UBND", null, "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("theo Báo cáo thẩm tra số 12/BC-KTNS ngày 01/7/2024", "Báo cáo thẩm tra số 12/BC-KTNS", "Báo cáo", "12/BC-KTNS", "2024-07-01", null)]
    [InlineData("theo Chỉ thị số 08-CT/TW của Bộ Chính trị (khóa XIII) ngày 09/5/2021", "Chỉ thị số 08-CT/TW", "Chỉ thị", "08-CT/TW", "2021-05-09", "Bộ Chính trị")]
    [InlineData("| 3 | Nghị quyết số 29-NQ/TW | 04/11/2013 | Ban hành |", "Nghị quyết số 29-NQ/TW", "Nghị quyết", "29-NQ/TW", "2013-11-04", null)]
    [InlineData("theo Chỉ thị số 31/CT - TTg ngày 05/9/2016", "Chỉ thị số 31/CT - TTg", "Chỉ thị", "31/CT-TTg", "2016-09-05", "Thủ tướng Chính phủ")]
    [InlineData("theo Công văn số 214/UBND - NC\nngày 05/9/2016", "Công văn số 214/UBND - NC", "Công văn", "214/UBND-NC", "2016-09-05", "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("theo Công văn số 802/SGD&ĐT -\nGDTrH ngày 05/9/2016", "Công văn số 802/SGD&ĐT -\nGDTrH", "Công văn", "802/SGD&ĐT-GDTrH", "2016-09-05", "Sở Giáo dục và Đào tạo tỉnh Nghệ An")]
    [InlineData("theo Nghị định số 12 / 2019 / NĐ - CP", "Nghị định số 12 / 2019 / NĐ - CP", "Nghị định", "12/2019/NĐ-CP", null, "Chính phủ")]
    [InlineData("theo Kế hoạch số 61/KH-UBND - Phần II", "Kế hoạch số 61/KH-UBND", "Kế hoạch", "61/KH-UBND", null, "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("theo Luật số 31/2024/QH15 - NHỮNG ĐIỂM MỚI", "Luật số 31/2024/QH15", "Luật", "31/2024/QH15", null, "Quốc hội")]
    [InlineData("theo Quyết định số 61/QĐ - UBND - NỘI DUNG", "Quyết định số 61/QĐ - UBND", "Quyết định", "61/QĐ-UBND", null, "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("theo Kế hoạch số 61/KH-UBND\n- UBND các huyện báo cáo", "Kế hoạch số 61/KH-UBND", "Kế hoạch", "61/KH-UBND", null, "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("thực hiện đồng bộ Luật số 31/2024/QH15", "Luật số 31/2024/QH15", "Luật", "31/2024/QH15", null, "Quốc hội")]
    [InlineData("áp dụng toàn bộ luật số 31/2024/QH15", "luật số 31/2024/QH15", "Luật", "31/2024/QH15", null, "Quốc hội")]
    [InlineData("theo Bộ luật số 45/2019/QH14", "Bộ luật số 45/2019/QH14", "Bộ luật", "45/2019/QH14", null, "Quốc hội")]
    public void One_mention_is_read_with_its_fields(string text, string span, string type, string number, string? date, string? issuer)
    {
        var citation = Assert.Single(Documents.ReadBody(text));

        Assert.Equal((span, type, number, date, issuer), (citation.Text, citation.Type, citation.Number, citation.StatedDate?.ToString(), citation.Issuer));
    }

    [Theory]
    [InlineData("các Nghị quyết số 18-NQ/TW và số 19-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương Đảng khóa XII", "18-NQ/TW 2017-10-25 Ban Chấp hành Trung ương Đảng", "19-NQ/TW 2017-10-25 Ban Chấp hành Trung ương Đảng")]
    [InlineData("Chỉ thị số 31-CT/TU ngày 06/6/2023, Kế hoạch số 134-KH/TU ngày 29/12/2023 của Ban Thường vụ Tỉnh ủy", "31-CT/TU 2023-06-06 Tỉnh ủy Nghệ An", "134-KH/TU 2023-12-29 Tỉnh ủy Nghệ An")]
    [InlineData("các Quyết định của Thủ tướng Chính phủ: số 749/QĐ-TTg ngày 03/6/2020; số 942/QĐ-TTg ngày 15/6/2021", "749/QĐ-TTg 2020-06-03 Thủ tướng Chính phủ", "942/QĐ-TTg 2021-06-15 Thủ tướng Chính phủ")]
    [InlineData("Nghị định số 98/2023/NĐ-CP ngày 31/12/2023, Thông tư số 01/2024/TT-BNV", "98/2023/NĐ-CP 2023-12-31 Chính phủ", "01/2024/TT-BNV  Bộ Nội vụ")]
    public void Mentions_in_a_list_share_type_date_and_issuer(string text, string first, string second) =>
        Assert.Equal([first, second], Documents.ReadBody("Thực hiện " + text).Select(citation => $"{citation.Number} {citation.StatedDate} {citation.Issuer}"));

    [Theory]
    [InlineData("Giám đốc Sở Tài chính tại Tờ trình số 45/TTr-STC ngày 02/3/2025", "Sở Tài chính tỉnh Nghệ An", "2025-03-02")]
    [InlineData("Ngày 07/4/2014, Bộ Chính trị ban hành Chỉ thị số 34-CT/TW về đổi mới", "Bộ Chính trị", "2014-04-07")]
    [InlineData("Trong 10 năm qua, Bộ Chính trị đã ban hành Nghị quyết số 02-NQ/TW ngày 12/6/2021", "Bộ Chính trị", "2021-06-12")]
    [InlineData("ý kiến chỉ đạo của Ban Bí thư tại Công văn số 1740-CV/VPTW ngày 07/9/2021", "Văn phòng Trung ương Đảng", "2021-09-07")]
    [InlineData("theo chỉ đạo của Chủ tịch UBND tỉnh tại Chỉ thị số 01/CT-UBND", "Ủy ban nhân dân tỉnh Nghệ An", null)]
    public void What_stands_before_a_mention_completes_it(string text, string issuer, string? date)
    {
        var citation = Assert.Single(Documents.ReadBody(text));

        Assert.Equal((issuer, date), (citation.Issuer, citation.StatedDate?.ToString()));
    }

    [Theory]
    [InlineData("Số: 0125/KH-UBND")]
    [InlineData("kèm theo Kế hoạch số 15/KH-UBND ngày 01/3/2025")]
    [InlineData("(Ban hành kèm theo Quyết định số      /2025/QĐ-UBND)")]
    [InlineData("theo Mẫu số 01/TĐKT ban hành kèm theo Quy chế")]
    [InlineData("theo tiêu chuẩn TCVN 7010:2008 và QCVN 16:2019/BXD")]
    [InlineData("giai đoạn 2021-2025, năm học 2024 - 2025, nhiệm kỳ 2020 – 2025")]
    [InlineData("kinh phí 1.500.000.000 đồng, đạt 95,5%/năm, tỷ lệ 3/5")]
    [InlineData("điện thoại 0238.3844.522, 24/7, ngày 20/11/2024, 5G, Covid-19, H5N1, CO2")]
    [InlineData("khoản 2 Điều 49, điểm đ khoản 1, Chương II, Quý IV/2025, 01 đơn vị/01 người")]
    [InlineData("Cán bộ 12/Phường Trường Thi, 3/Xã Nghi Ân")]
    public void What_is_no_instrument_is_left(string text) => Assert.Empty(Documents.ReadBody(text));

    [Fact]
    public void Own_number_of_another_year_is_another_document() =>
        Assert.Equal("15/KH-UBND", Assert.Single(Documents.ReadBody("tổng kết Kế hoạch số 15/KH-UBND ngày 02/02/2024")).Number);

    [Theory]
    [InlineData("Công điện số 03/CT-TTg ngày 01/3/2024", "type-against-code")]
    [InlineData("Nghị định số 118/2025/NĐ-CP ngày 09/6/20205", "date-impossible")]
    [InlineData("Nghị quyết số 57-NQ/TW ngày 31/02/2024", "date-impossible")]
    [InlineData("Thông tư số 15/2010/TT-BNV ngày 26/4/2010 của Chính phủ", "issuer-against-code")]
    [InlineData("Quyết định số 18/20202QĐ-UBND", "number-doubtful")]
    [InlineData("Quyết định số 72O/QĐ-UBND ngày 01/02/2024", "number-doubtful")]
    [InlineData("Quyết định số l72/QĐ-UBND ngày 01/02/2024", "number-doubtful")]
    [InlineData("Nghị định số 72/2O19/NĐ-CP", "number-doubtful")]
    [InlineData("Nghị định số 98/2023/NĐ-CP ngày 31/12/2022", "year-against-number")]
    public void Doubt_is_told(string text, string warning)
    {
        var citation = Assert.Single(Documents.ReadBody("theo " + text));

        Assert.Equal([warning], citation.Warnings);
        Assert.InRange(citation.Confidence, 0.1, 0.9);
    }

    [Theory]
    [InlineData("QUYẾT ĐỊNH SỐ 61/2004/QĐ-TTG NGÀY 02 THÁNG 6 NĂM 2004 VỀ QUỸ X")]
    [InlineData("Quyết định\ncủa Thủ tướng Chính phủ số 61/2004/QĐ-TTg\nngày 02 tháng 6 năm 2004 về Quỹ X")]
    public void A_number_in_the_own_title_is_no_citation(string title)
    {
        var decision = new DocumentMetadata("Quyết định", null, null, null, null, 2004, null, null, null, null, null, [], []);

        Assert.Equal(["12/2001/QĐ-TTg"], Documents.Read(title + "\n\nCăn cứ Quyết định số 12/2001/QĐ-TTg;\n\nĐiều 1. Quyết định số 61/2004/QĐ-TTg có hiệu lực.", decision).Select(citation => citation.Number));
    }

    [Fact]
    public void A_date_stated_once_is_known_for_every_mention_of_the_same_instrument()
    {
        var citations = Documents.ReadBody("Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị.\n\nQuán triệt Chỉ thị số 34-CT/TW.");

        Assert.Equal(["2014-04-07", ""], citations.Select(citation => citation.StatedDate?.ToString() ?? ""));
        Assert.Equal(["2014-04-07", "2014-04-07"], citations.Select(citation => citation.Date?.ToString()));
        Assert.Equal(["Bộ Chính trị", "Bộ Chính trị"], citations.Select(citation => citation.Issuer));
    }

    [Fact]
    public void Two_dates_for_one_number_leave_the_third_mention_undated() =>
        Assert.Null(Documents.ReadBody("Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016; Chỉ thị số 05-CT/TW ngày 23/6/2021. Theo Chỉ thị số 05-CT/TW.")[2].Date);

    [Fact]
    public void Subject_and_sentence_are_kept_as_evidence()
    {
        var text = "Mở đầu. Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị về tiếp tục\nđổi mới công tác thi đua; các đơn vị làm ngay. Hết.";
        var citation = Assert.Single(Documents.Read(text));

        Assert.Equal("về tiếp tục đổi mới công tác thi đua", citation.Subject);
        Assert.StartsWith("Thực hiện Chỉ thị", citation.Sentence.In(text));
        Assert.EndsWith("làm ngay.", citation.Sentence.In(text));
    }
}
