namespace DirectiveSearch.Tests.Citations;

public sealed class PinpointTests
{
    [Theory]
    [InlineData("theo khoản 3 Điều 6 Nghị định số 98/2023/NĐ-CP", "khoản 3 Điều 6")]
    [InlineData("theo Khoản 1, Điều 5, Nghị định số 98/2023/NĐ-CP", "Khoản 1, Điều 5")]
    [InlineData("theo Điều 5, Điều 7 và khoản 2 Điều 9 của Luật Thi đua, khen thưởng số 06/2022/QH15", "Điều 5, Điều 7 và khoản 2 Điều 9")]
    [InlineData("theo điểm a, điểm b khoản 1 và khoản 2\nĐiều 10a Thông tư số 12/2019/TT-BNV", "điểm a, điểm b khoản 1 và khoản 2 Điều 10a")]
    [InlineData("theo các điểm a, b và đ khoản 1, 2 Điều 10 của Thông tư số 12/2019/TT-BNV", "điểm a, b và đ khoản 1, 2 Điều 10")]
    [InlineData("tại các Điều 4, 5 và 6 của Nghị định số 272/2025/NĐ-CP", "Điều 4, 5 và 6")]
    [InlineData("quy định chi tiết khoản 1 Điều 6 Nghị quyết số 188/2025/QH15", "khoản 1 Điều 6")]
    [InlineData("Bãi bỏ Phụ lục I, Phụ lục II, Phụ lục IX ban hành kèm theo Thông tư số 02/2023/TT-BTP", "Phụ lục I, Phụ lục II, Phụ lục IX")]
    [InlineData("từ Điều 5 đến Điều 9 Nghị định số 98/2023/NĐ-CP", "Điều 5 đến Điều 9")]
    [InlineData("tại Mục III Kế hoạch số 12/KH-UBND", "Mục III")]
    [InlineData("tại tiết 2.1 điểm 2 mục II Nghị quyết số 18-NQ/TW", "tiết 2.1 điểm 2 mục II")]
    [InlineData("tại tiểu mục 3 Mục 2 Chương II Luật số 06/2022/QH15", "tiểu mục 3 Mục 2 Chương II")]
    [InlineData("tại Phụ lục IV ban hành kèm theo Nghị định số 98/2023/NĐ-CP", "Phụ lục IV")]
    [InlineData("**Điều 6** Nghị định số 98/2023/NĐ-CP", "Điều 6")]
    [InlineData("theo Nghị định số 98/2023/NĐ-CP (Điều 6)", "Điều 6")]
    [InlineData("theo Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ (khoản 2 Điều 6)", "khoản 2 Điều 6")]
    [InlineData("theo điểm a khoản\n\n7\n\n4 Điều 19 Nghị định số 98/2023/NĐ-CP", "điểm a khoản 4 Điều 19")]
    [InlineData("theo khoản 2\n\n- 12 -\n\nĐiều 6 Thông tư số 12/2019/TT-BNV", "khoản 2 Điều 6")]
    public void The_cited_part_is_told(string text, string pinpoint) =>
        Assert.Equal(pinpoint, Assert.Single(Documents.ReadBody(text)).Pinpoint);

    [Theory]
    [InlineData("theo Nghị định số 98/2023/NĐ-CP")]
    [InlineData("theo Nghị định số 98/2023/NĐ-CP (xem Điều 6)")]
    [InlineData("PHỤ LỤC I\nKế hoạch số 12/KH-UBND")]
    [InlineData("Điều 6.\nNghị định số 98/2023/NĐ-CP")]
    [InlineData("năm 2023 Nghị định số 98/2023/NĐ-CP")]
    [InlineData("theo Điều 6 Quy chế ban hành kèm theo Quyết định số 12/QĐ-UBND")]
    public void What_is_no_part_of_it_is_left(string text) => Assert.Null(Assert.Single(Documents.ReadBody(text)).Pinpoint);

    [Fact]
    public void Each_of_several_mentions_has_its_own()
    {
        var citations = Documents.ReadBody("theo khoản 3 Điều 6 Nghị định số 98/2023/NĐ-CP, Điều 2 Thông tư số 15/2025/TT-BNV và Luật số 06/2022/QH15");

        Assert.Equal(["khoản 3 Điều 6", "Điều 2", null], citations.Select(citation => citation.Pinpoint));
        Assert.Equal("Nghị định số 98/2023/NĐ-CP", citations[0].Text);
    }
}
