using DirectiveSearch.Directives;

namespace DirectiveSearch.Tests.Citations;

/// <summary>Hard forms of real plans, each with a second wording.</summary>
public sealed class HardFormTests
{
    [Theory]
    [InlineData("theo Chỉ thị số 22/CT-TW ngày 23/01/2018 của Ban Bí thư", "Chỉ thị số 22/CT-TW", "22/CT-TW", "2018-01-23", "Ban Bí thư")]
    [InlineData("theo Nghị quyết số 42/NQ-TW ngày 24/11/2023 của Trung ương", "Nghị quyết số 42/NQ-TW", "42/NQ-TW", "2023-11-24", "Ban Chấp hành Trung ương Đảng")]
    [InlineData("theo văn bản số 238/UBND-KGVX của UBND tỉnh", "văn bản số 238/UBND-KGVX", "238/UBND-KGVX", null, "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("theo Văn bản 517/SNV-CCVC, ngày 3/4/2024 của Sở Nội vụ", "Văn bản 517/SNV-CCVC", "517/SNV-CCVC", "2024-04-03", "Sở Nội vụ tỉnh Nghệ An")]
    [InlineData("theo Quyết định số 44 /2005/QĐ-UBND ngày 06 / 7 /2005", "Quyết định số 44 /2005/QĐ-UBND", "44/2005/QĐ-UBND", "2005-07-06", "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("theo Quyết định số 7/ 2011 /QĐ-TTg ngày 9 /2/ 2011", "Quyết định số 7/ 2011 /QĐ-TTg", "7/2011/QĐ-TTg", "2011-02-09", "Thủ tướng Chính phủ")]
    [InlineData("theo Quyết định số 1602/QĐ-CT của Chủ tịch UBND tỉnh Bình Thuận", "Quyết định số 1602/QĐ-CT", "1602/QĐ-CT", null, "Ủy ban nhân dân tỉnh Bình Thuận")]
    [InlineData("theo Quyết định 88/QĐ-CT ngày 2/3/2001 của Chủ tịch Ủy ban nhân dân tỉnh", "Quyết định 88/QĐ-CT", "88/QĐ-CT", "2001-03-02", "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("theo Công văn số 249/SGD&ĐT-GDTrH", "Công văn số 249/SGD&ĐT-GDTrH", "249/SGD&ĐT-GDTrH", null, "Sở Giáo dục và Đào tạo tỉnh Nghệ An")]
    [InlineData("theo Công văn 71/SKH&CN-QLKH ngày 5/6/2019", "Công văn 71/SKH&CN-QLKH", "71/SKH&CN-QLKH", "2019-06-05", "Sở Khoa học và Công nghệ tỉnh Nghệ An")]
    [InlineData("theo Hướng dẫn số 12-HD/ BTCTW ngày 3/5/2019", "Hướng dẫn số 12-HD/ BTCTW", "12-HD/BTCTW", "2019-05-03", "Ban Tổ chức Trung ương")]
    [InlineData("theo Hướng dẫn số 12 -HD/BTCTW ngày 3/5/2019", "Hướng dẫn số 12 -HD/BTCTW", "12-HD/BTCTW", "2019-05-03", "Ban Tổ chức Trung ương")]
    [InlineData("theo Kết luận số 100 - KL/TW ngày 18/8/2014 của Ban Bí thư", "Kết luận số 100 - KL/TW", "100-KL/TW", "2014-08-18", "Ban Bí thư")]
    [InlineData("theo Chỉ thị số 19 – CT / TU ngày 5/3/2019", "Chỉ thị số 19 – CT / TU", "19-CT/TU", "2019-03-05", "Tỉnh ủy Nghệ An")]
    [InlineData("theo Văn bản hợp nhất số 16/VBHN-VPQH", "Văn bản hợp nhất số 16/VBHN-VPQH", "16/VBHN-VPQH", null, "Văn phòng Quốc hội")]
    [InlineData("theo Văn bản hợp nhất 03/VBHN-BNV", "Văn bản hợp nhất 03/VBHN-BNV", "03/VBHN-BNV", null, "Bộ Nội vụ")]
    [InlineData("theo Nghị định số 30/2020/NÐ-CP", "Nghị định số 30/2020/NÐ-CP", "30/2020/NĐ-CP", null, "Chính phủ")]
    [InlineData("theo Quyết định số 615/QÐ-BVHTTDL", "Quyết định số 615/QÐ-BVHTTDL", "615/QĐ-BVHTTDL", null, "Bộ Văn hóa, Thể thao và Du lịch")]
    [InlineData("theo Nghị định số 42/2010/NĐ-CP ngày15/4/2010", "Nghị định số 42/2010/NĐ-CP", "42/2010/NĐ-CP", "2010-04-15", "Chính phủ")]
    [InlineData("theo Thông tư 7/2014/TT-BNV ngày29 tháng8 năm2014", "Thông tư 7/2014/TT-BNV", "7/2014/TT-BNV", "2014-08-29", "Bộ Nội vụ")]
    [InlineData("theo Quy định số31-QĐ/TW của Bộ Chính trị", "Quy định số31-QĐ/TW", "31-QĐ/TW", null, "Bộ Chính trị")]
    [InlineData("theo Kế hoạch số08/KH-UBND ngày 5/3/2019", "Kế hoạch số08/KH-UBND", "08/KH-UBND", "2019-03-05", "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("theo Chỉ thị số 012/CT-UBND", "Chỉ thị số 012/CT-UBND", "012/CT-UBND", null, "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("theo Kế hoạch số 0124/KH-UBND ngày 18/11/2025", "Kế hoạch số 0124/KH-UBND", "0124/KH-UBND", "2025-11-18", "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("theo Luật Tố cáo số 25/2018/QH 14", "Luật Tố cáo số 25/2018/QH 14", "25/2018/QH14", null, "Quốc hội")]
    [InlineData("theo Quyết định số 15/2014/QĐ-UBND ngày 02 tháng 7 năm 2014 của Ủy ban nhân dân tỉnh\nQuy định thực hiện nếp sống văn minh", "Quyết định số 15/2014/QĐ-UBND", "15/2014/QĐ-UBND", "2014-07-02", "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("theo Quyết định số 9/QĐ-UBND của UBND huyện Gò Dầu Ban hành quy chế", "Quyết định số 9/QĐ-UBND", "9/QĐ-UBND", null, "Ủy ban nhân dân huyện Gò Dầu")]
    [InlineData("phát trin theo Quyết định số 19/QĐ-TTg trên toàn quc", "Quyết định số 19/QĐ-TTg", "19/QĐ-TTg", null, "Thủ tướng Chính phủ")]
    public void One_mention_is_read_with_its_fields(string text, string span, string number, string? date, string? issuer)
    {
        var citation = Assert.Single(Documents.ReadBody(text));

        Assert.Equal((span, number, date, issuer), (citation.Text, citation.Number, citation.StatedDate?.ToString(), citation.Issuer));
    }

    [Theory]
    [InlineData("các Chỉ thị số 34-CT/TW, 05-CT/TW của Bộ Chính trị", "Chỉ thị 34-CT/TW  Bộ Chính trị", "Chỉ thị 05-CT/TW  Bộ Chính trị")]
    [InlineData("các Kết luận 21-KL/TW và 01-KL/TW của Bộ Chính trị", "Kết luận 21-KL/TW  Bộ Chính trị", "Kết luận 01-KL/TW  Bộ Chính trị")]
    [InlineData("các Chỉ thị số 34-CT/TW ngày 07/4/2014, số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị", "Chỉ thị 34-CT/TW 2014-04-07 Bộ Chính trị", "Chỉ thị 05-CT/TW 2016-05-15 Bộ Chính trị")]
    [InlineData("Công văn số 3543/UBND-NC, 30/HĐTĐ", "Công văn 3543/UBND-NC  Ủy ban nhân dân tỉnh Nghệ An", "Công văn 30/HĐTĐ  Hội đồng Thi đua - Khen thưởng tỉnh Nghệ An")]
    [InlineData("Kết luận số 100 - KL/TW ngày 18/8/2014 của Ban Bí thư và Kết luận số 100-KL/TW", "Kết luận 100-KL/TW 2014-08-18 Ban Bí thư", "Kết luận 100-KL/TW  Ban Bí thư")]
    [InlineData("Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng số 47/2005/QH11 ngày 14/6/2005 và số 39/2013/QH13 ngày 16/11/2013", "Luật 47/2005/QH11 2005-06-14 Quốc hội", "Luật 39/2013/QH13 2013-11-16 Quốc hội")]
    [InlineData("Thông báo số 5/TB-UBND, Kế hoạch số 6/KH-UBND ngày 2/3/2024 của UBND huyện Đô Lương", "Thông báo 5/TB-UBND  Ủy ban nhân dân huyện Đô Lương", "Kế hoạch 6/KH-UBND 2024-03-02 Ủy ban nhân dân huyện Đô Lương")]
    public void Lists_share_what_their_grammar_shares(string text, string first, string second) =>
        Assert.Equal([first, second], Documents.ReadBody("theo " + text).Select(citation => $"{citation.Type} {citation.Number} {citation.StatedDate} {citation.Issuer}"));

    [Theory]
    [InlineData("theo Kế hoạch số 16/KH-UBND ngày 05 tháng 3 tháng 2020", "2020-03-05")]
    [InlineData("theo Kế hoạch số 16/KH-UBND ngày 15 tháng 12 tháng 2019 của UBND tỉnh", "2019-12-15")]
    [InlineData("theo Kế hoạch số 16/KH-UBND ngày 27 năm 12 năm 2019", "2019-12-27")]
    [InlineData("theo Kế hoạch số 16/KH-UBND ngày 16/6 2025;", "2025-06-16")]
    [InlineData("theo Kế hoạch số 16/KH-UBND ngày 31-7-2017", "2017-07-31")]
    [InlineData("theo Kế hoạch số 16/KH-UBND ngày 7.4.2014", "2014-04-07")]
    [InlineData("theo Kế hoạch số 16/KH-UBND ngày 7/4/14", "2014-04-07")]
    [InlineData("theo Kế hoạch số 16/KH-UBND ngày 7/4/98", "1998-04-07")]
    [InlineData("theo Kế hoạch số 16/KH-UBND, ngày 07, tháng 4, năm 2014", "2014-04-07")]
    [InlineData("theo Kế hoạch số 16/KH-UBND (ngày 07/4/2014)", "2014-04-07")]
    [InlineData("theo Kế hoạch số 16/KH-UBND của UBND tỉnh ngày 07/4/2014", "2014-04-07")]
    [InlineData("theo Kế hoạch số 16/KH-UBND tháng 7/2014 của UBND tỉnh", "2014-07")]
    [InlineData("theo Kế hoạch số 16/KH-UBND, tháng 4 năm 2014", "2014-04")]
    [InlineData("theo Kế hoạch số 16/KH-UBND năm 2014", null)]
    [InlineData("theo Kế hoạch số 16/KH-UBND ngày 22/1/2/2024", null)]
    [InlineData("theo Kế hoạch số 16/KH-UBND ngày 12/4/0025", null)]
    [InlineData("theo Luật Thi đua, khen thưởng số 15/2003/QH11 ngày 26/11/2003 và ngày 16/11/2013", "2003-11-26")]
    public void A_date_is_read_in_every_written_form(string text, string? date) =>
        Assert.Equal(date, Assert.Single(Documents.ReadBody(text)).StatedDate?.ToString());

    [Fact]
    public void A_month_does_not_dispute_a_day_in_it() =>
        Assert.Equal(["2014-04-07", "2014-04", "2014-04-07"], Documents.ReadBody("theo Chỉ thị số 34-CT/TW ngày 07/4/2014; theo Chỉ thị số 34-CT/TW tháng 4/2014; theo Chỉ thị số 34-CT/TW").Select(citation => citation.Date?.ToString()));
}
