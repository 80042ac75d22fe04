using DirectiveSearch.Directives;

namespace DirectiveSearch.Tests.Citations;

public sealed class SubjectTests
{
    [Theory]
    [InlineData("Thực hiện Chỉ thị số 22-CT/TW ngày 23/01/2018 của Ban Bí thư về tổ chức kỷ niệm 70 năm; làm tốt việc khác.", "về tổ chức kỷ niệm 70 năm")]
    [InlineData("Thực hiện Chỉ thị số 22-CT/TW, ngày 23/01/2018 của Ban Bí thư, về tổ chức kỷ niệm 70 năm.", "về tổ chức kỷ niệm 70 năm")]
    [InlineData("Căn cứ Kế hoạch số 15/KH-UBND ngày 12/02/2020 của UBND tỉnh Nghệ An triển khai tháng thanh niên.", "triển khai tháng thanh niên")]
    [InlineData("Học tập theo Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị, thực hiện thắng lợi chỉ tiêu năm 2020.", null)]
    [InlineData("Căn cứ Nghị định số 1/2019/NĐ-CP của Chính phủ về Kiểm lâm, đã được sửa đổi, bổ sung bởi Nghị định số 159/2024/NĐ-CP;", "về Kiểm lâm")]
    [InlineData("Căn cứ Nghị định số 112/2020/NĐ-CP của Chính phủ về kỷ luật (sửa đổi, bổ sung tại Nghị định số 71/2023/NĐ-CP);", "về kỷ luật")]
    [InlineData("Học tập theo Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị.", null)]
    [InlineData("Thực hiện Kế hoạch số 15/KH-UBND ngày 12/02/2020 về tháng an toàn, Sở Công Thương hướng dẫn các đơn vị như sau:\n1. Nội dung", "về tháng an toàn")]
    [InlineData("Xét Tờ trình số 15/TTr-STP ngày 12/02/2020 về việc ban hành quy định,\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành", "về việc ban hành quy định")]
    [InlineData("Thực hiện Chỉ thị số 22-CT/TW ngày 23/01/2018 về tổ chức kỷ niệm và Kế hoạch số 15/KH-UBND.", "về tổ chức kỷ niệm")]
    [InlineData("Theo Kế hoạch số 15/KH-UBND ngày 12/02/2020 về tháng an toàn (sau đây gọi tắt là", "về tháng an toàn")]
    [InlineData("Thực hiện Chỉ thị số 22-CT/TW ngày 23/01/2018 về tổ chức kỷ niệm (11/6/1948), ngày 04/5/2018 UBND tỉnh Sơn La đã ban hành quyết định về gặp mặt.", "về tổ chức kỷ niệm (11/6/1948)")]
    [InlineData("Thực hiện Kế hoạch số 15/KH-UBND ngày 12/02/2020 về tháng an toàn, ngày 03 tháng 3 năm 2020, Sở Công Thương ban hành hướng dẫn.", "về tháng an toàn")]
    [InlineData("Xét Tờ trình số 13/TTr-HĐND ngày 08/8/2011 về nội quy kỳ họp và ý kiến thảo luận của đại biểu;", "về nội quy kỳ họp")]
    public void A_subject_stands_behind_date_and_issuer_and_ends_with_its_clause(string text, string? subject) =>
        Assert.Equal(subject, Extractor.Extract(text).Citations[0].Subject);
}
