namespace DirectiveSearch.Tests.Citations;

/// <summary>How State, Party, unions and fronts number their documents.</summary>
public sealed class NotationTests
{
    [Theory]
    [InlineData("Nghị quyết số 13-NQ/TƯ của Tỉnh ủy", "13-NQ/TU", "Tỉnh ủy Nghệ An")]
    [InlineData("Kết luận 45-KL/TƯ ngày 13/5/2022 của Thành ủy Hải Phòng", "45-KL/TU", "Thành ủy Hải Phòng")]
    [InlineData("Chỉ thị số 34-CT/TƯ ngày 07/4/2014 của Bộ Chính trị", "34-CT/TW", "Bộ Chính trị")]
    public void What_is_written_for_committee_and_centre_alike_is_told_by_the_issuer(string text, string number, string issuer)
    {
        var citation = Assert.Single(Documents.ReadBody($"theo {text}"));

        Assert.Equal((number, issuer), (citation.Number, citation.Issuer));
        Assert.Contains(citation.Reasons, reason => reason.Rule == "party-code");
    }

    [Theory]
    [InlineData("Nghị quyết số 11/NQ-HĐND", "Nghị quyết", "11/NQ-HĐND", "Hội đồng nhân dân tỉnh Nghệ An")]
    [InlineData("Nghị quyết 83/2025/NQ-HĐND", "Nghị quyết", "83/2025/NQ-HĐND", "Hội đồng nhân dân tỉnh Nghệ An")]
    [InlineData("Quy chế số 5/QC-UBND", "Quy chế", "5/QC-UBND", "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("Thông cáo số 2/TC-BNV", "Thông cáo", "2/TC-BNV", "Bộ Nội vụ")]
    [InlineData("Thông báo số 66/TB-VPCP", "Thông báo", "66/TB-VPCP", "Văn phòng Chính phủ")]
    [InlineData("Hướng dẫn số 3/HD-SNV", "Hướng dẫn", "3/HD-SNV", "Sở Nội vụ tỉnh Nghệ An")]
    [InlineData("Chương trình số 9/CTr-UBND", "Chương trình", "9/CTr-UBND", "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("Phương án số 4/PA-UBND", "Phương án", "4/PA-UBND", "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("Đề án số 8/ĐA-UBND", "Đề án", "8/ĐA-UBND", "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("Báo cáo số 240/BC-UBND", "Báo cáo", "240/BC-UBND", "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("Biên bản số 12/BB-HĐTĐ", "Biên bản", "12/BB-HĐTĐ", "Hội đồng Thi đua - Khen thưởng tỉnh Nghệ An")]
    [InlineData("Tờ trình số 31/TTr-STC", "Tờ trình", "31/TTr-STC", "Sở Tài chính tỉnh Nghệ An")]
    [InlineData("Công điện số 217/CĐ-TTg", "Công điện", "217/CĐ-TTg", "Thủ tướng Chính phủ")]
    [InlineData("Công văn số 3543/UBND-NC", "Công văn", "3543/UBND-NC", "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("Luật số 06/2022/QH15", "Luật", "06/2022/QH15", "Quốc hội")]
    [InlineData("Nghị quyết số 1211/2016/UBTVQH13", "Nghị quyết", "1211/2016/UBTVQH13", "Ủy ban Thường vụ Quốc hội")]
    [InlineData("Pháp lệnh số 02/2022/UBTVQH15", "Pháp lệnh", "02/2022/UBTVQH15", "Ủy ban Thường vụ Quốc hội")]
    [InlineData("Lệnh số 11/2022/L-CTN", "Lệnh", "11/2022/L-CTN", "Chủ tịch nước")]
    [InlineData("Thông tư liên tịch số 55/2005/TTLT-BNV-VPCP", "Thông tư liên tịch", "55/2005/TTLT-BNV-VPCP", "Bộ Nội vụ")]
    [InlineData("Thông tư số 01/2024/TT-UBDT", "Thông tư", "01/2024/TT-UBDT", "Ủy ban Dân tộc")]
    [InlineData("Chỉ thị số 34-CT/TW", "Chỉ thị", "34-CT/TW", null)]
    [InlineData("Quy định số 08-QĐi/TW", "Quy định", "08-QĐi/TW", null)]
    [InlineData("Quy định 12-QyĐ/TU", "Quy định", "12-QyĐ/TU", "Tỉnh ủy Nghệ An")]
    [InlineData("Thông tri số 28-TT/TU", "Thông tri", "28-TT/TU", "Tỉnh ủy Nghệ An")]
    [InlineData("Hướng dẫn số 05-HD/VPTW", "Hướng dẫn", "05-HD/VPTW", "Văn phòng Trung ương Đảng")]
    [InlineData("Hướng dẫn số 25-HD/BTCTW", "Hướng dẫn", "25-HD/BTCTW", "Ban Tổ chức Trung ương")]
    [InlineData("Kế hoạch số 14-KH/BCSĐ", "Kế hoạch", "14-KH/BCSĐ", null)]
    [InlineData("Thông báo số 12-TB/ĐUK", "Thông báo", "12-TB/ĐUK", null)]
    [InlineData("Nghị quyết số 7-NQ/ĐH", "Nghị quyết", "7-NQ/ĐH", null)]
    [InlineData("Kế hoạch số 9-KH/UBKTTU", "Kế hoạch", "9-KH/UBKTTU", "Ủy ban Kiểm tra Tỉnh ủy Nghệ An")]
    [InlineData("Quyết định số 1564/QĐ-TLĐ", "Quyết định", "1564/QĐ-TLĐ", "Tổng Liên đoàn Lao động Việt Nam")]
    [InlineData("Kế hoạch 15/KH-LĐLĐ", "Kế hoạch", "15/KH-LĐLĐ", "Liên đoàn Lao động tỉnh Nghệ An")]
    [InlineData("Kế hoạch 12/KH-CĐN", "Kế hoạch", "12/KH-CĐN", null)]
    [InlineData("Thông tri 34/TTr-MTTW-BTT", "Thông tri", "34/TTr-MTTW-BTT", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam")]
    [InlineData("Hướng dẫn 48/HD-MTTW-BTT", "Hướng dẫn", "48/HD-MTTW-BTT", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam")]
    [InlineData("Nghị quyết 26/NQ-MTTW-ĐCT", "Nghị quyết", "26/NQ-MTTW-ĐCT", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam")]
    [InlineData("Quyết định số 84-QĐ/TWĐTN", "Quyết định", "84-QĐ/TWĐTN", "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh")]
    [InlineData("Quyết định số 201-QĐ/TWHSV", "Quyết định", "201-QĐ/TWHSV", "Trung ương Hội Sinh viên Việt Nam")]
    [InlineData("Nghị quyết số 03-NQ/ĐCT", "Nghị quyết", "03-NQ/ĐCT", null)]
    [InlineData("Kế hoạch số 12/KH-HĐTD", "Kế hoạch", "12/KH-HĐTD", "Hội đồng Thi đua - Khen thưởng tỉnh Nghệ An")]
    [InlineData("Hướng dẫn số 2/HD-HĐTĐKT", "Hướng dẫn", "2/HD-HĐTĐKT", "Hội đồng Thi đua - Khen thưởng tỉnh Nghệ An")]
    [InlineData("Chỉ thị số 34-CT/TƯ", "Chỉ thị", "34-CT/TƯ", null)]
    public void A_number_tells_its_type_and_often_its_issuer(string text, string type, string number, string? issuer)
    {
        var citation = Assert.Single(Documents.ReadBody($"theo {text} về công tác"));

        Assert.Equal((text, type, number, issuer, 0), (citation.Text, citation.Type, citation.Number, citation.Issuer, citation.Warnings.Count));
    }

    [Fact]
    public void A_code_of_two_types_alone_is_of_the_more_usual_one() =>
        Assert.Equal("Tờ trình", Assert.Single(Documents.ReadBody("Theo đề nghị tại 33/TTr-STC về công tác")).Type);
}
