namespace DirectiveSearch.Tests.Citations;

/// <summary>Serials that share the code of the last number.</summary>
public sealed class SerialListTests
{
    [Theory]
    [InlineData("các Quyết định số 217, 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị", "Quyết định 217-QĐ/TW 2013-12-12 Bộ Chính trị|Quyết định 218-QĐ/TW 2013-12-12 Bộ Chính trị")]
    [InlineData("Kế hoạch số 10, 11 và 12/KH-UBND ngày 05/01/2022 của UBND tỉnh", "Kế hoạch 10/KH-UBND 2022-01-05 Ủy ban nhân dân tỉnh Nghệ An|Kế hoạch 11/KH-UBND 2022-01-05 Ủy ban nhân dân tỉnh Nghệ An|Kế hoạch 12/KH-UBND 2022-01-05 Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("Nghị định số 12,13/2020/NĐ-CP", "Nghị định 12/2020/NĐ-CP - Chính phủ|Nghị định 13/2020/NĐ-CP - Chính phủ")]
    [InlineData("Chỉ thị 05 và 06-CT/TW của Ban Bí thư", "Chỉ thị 05-CT/TW - Ban Bí thư|Chỉ thị 06-CT/TW - Ban Bí thư")]
    [InlineData("Công văn số 5, Kế hoạch số 7, 8/KH-UBND", "Kế hoạch 7/KH-UBND - Ủy ban nhân dân tỉnh Nghệ An|Kế hoạch 8/KH-UBND - Ủy ban nhân dân tỉnh Nghệ An")]
    // No lists of serials: a year, an article, a clause, an amount.
    [InlineData("Kế hoạch 2021, 12/KH-UBND", "Kế hoạch 12/KH-UBND - Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("Điều 5, 6 Nghị định số 91/2017/NĐ-CP", "Nghị định 91/2017/NĐ-CP - Chính phủ")]
    [InlineData("khoản 2, Quyết định 9/QĐ-UBND", "Quyết định 9/QĐ-UBND - Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("thưởng 300, 34-CT/TW", "Chỉ thị 34-CT/TW - -")]
    public void Each_serial_is_a_citation(string text, string expected) => Assert.Equal(
        expected, string.Join('|', Documents.ReadBody("theo " + text).Select(citation => $"{citation.Type} {citation.Number} {citation.Date?.ToString() ?? "-"} {citation.Issuer ?? "-"}")));

    [Fact]
    public void Only_the_serial_is_its_span() =>
        Assert.Equal(["Quyết định số 217", "218-QĐ/TW"], Documents.ReadBody("theo Quyết định số 217, 218-QĐ/TW").Select(citation => citation.Text));

    [Theory]
    [InlineData("Thông báo kết luận số 158-TB/TW ngày 02/01/2020 của Ban Bí thư", "158-TB/TW")]
    [InlineData("Thông báo ý kiến kết luận số 45/TB-VPCP", "45/TB-VPCP")]
    public void A_notice_of_conclusions_is_a_notice(string text, string number)
    {
        var citation = Assert.Single(Documents.ReadBody("theo " + text));
        Assert.Equal(("Thông báo", number, 0), (citation.Type, citation.Number, citation.Warnings.Count));
    }
}
