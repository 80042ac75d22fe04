using DirectiveSearch.Directives.Citations;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Citations;

public sealed class UnnumberedTests
{
    [Theory]
    [InlineData("thực hiện tốt Luật Thi đua, khen thưởng và các văn bản hướng dẫn", "Luật Thi đua, khen thưởng", "Luật Thi đua, khen thưởng")]
    [InlineData("theo Luật thi đua, khen thưởng", "Luật thi đua, khen thưởng", "Luật Thi đua, khen thưởng")]
    [InlineData("quy định của Bộ luật\nLao động, các đơn vị", "Bộ luật\nLao động", "Bộ luật Lao động")]
    [InlineData("theo Luật Quản lý, sử dụng tài sản công ngày 21/6/2017", "Luật Quản lý, sử dụng tài sản công", "Luật Quản lý, sử dụng tài sản công")]
    [InlineData("Luật Sửa đổi, bổ sung một số điều của Luật thi đua, khen thưởng năm 2005", "Luật Sửa đổi, bổ sung một số điều của Luật thi đua, khen thưởng", "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng")]
    [InlineData("theo Luật Khai thác vũ trụ được Quốc hội thông qua", "Luật Khai thác vũ trụ", "Luật Khai thác vũ trụ")]
    [InlineData("Luật sửa đổi, bổ sung một số điều của Luật Đầu tư và Luật Đấu thầu ngày 29/11/2024", "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư và Luật Đấu thầu", "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư và Luật Đấu thầu")]
    [InlineData("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XI, các chỉ tiêu", "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XI", "Nghị quyết Đại hội Đảng bộ tỉnh Nghệ An lần thứ XI")]
    [InlineData("Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII của Đảng và", "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII của Đảng", "Nghị quyết Đại hội Đảng toàn quốc lần thứ XII")]
    [InlineData("Nghị quyết Đại hội Công đoàn tỉnh khóa VI, nhiệm kỳ 2018 - 2023; tổ chức", "Nghị quyết Đại hội Công đoàn tỉnh khóa VI, nhiệm kỳ 2018 - 2023", "Nghị quyết Đại hội Công đoàn tỉnh Nghệ An khóa VI")]
    [InlineData("Căn cứ Luật Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Uỷ ban nhân dân năm 2004", "Luật Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Uỷ ban nhân dân", "Luật Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân")]
    [InlineData("Căn cứ Luật Ban hành văn bản quy phạm pháp luật của HĐND và UBND ngày 03/12/2004;", "Luật Ban hành văn bản quy phạm pháp luật của HĐND và UBND", "Luật Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân")]
    [InlineData("Căn cứ Luật Tổ chức Hội đồng nhân dân, Uỷ ban nhân dân ngày 26/11/2003;", "Luật Tổ chức Hội đồng nhân dân, Uỷ ban nhân dân", "Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân")]
    public void A_law_or_congress_resolution_is_read_by_its_name(string text, string span, string title)
    {
        var reference = Assert.Single(UnnumberedReader.Read(TextNormalizer.Normalize(text), Documents.NgheAn));

        Assert.Equal((span, title), (reference.Text, reference.Title));
    }

    [Theory]
    [InlineData("chấp hành pháp luật, kỷ luật lao động và nội quy")]
    [InlineData("KỶ LUẬT CÁN BỘ, CÔNG CHỨC")]
    [InlineData("theo Luật này và các luật khác")]
    [InlineData("theo Luật Lưu trữ số 33/2024/QH15")]
    [InlineData("nghị quyết đại hội Đảng các cấp nhiệm kỳ 2020 - 2025")]
    [InlineData("Nghị quyết Hội đồng nhân dân tỉnh khóa XVIII")]
    public void What_names_no_law_and_no_certain_congress_is_left(string text) =>
        Assert.Empty(UnnumberedReader.Read(TextNormalizer.Normalize(text), Documents.NgheAn));
}
