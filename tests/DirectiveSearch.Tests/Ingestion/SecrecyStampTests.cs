using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Tests.Ingestion;

public sealed class SecrecyStampTests
{
    [Theory]
    [InlineData("UBND TỈNH\nMẬT\nKẾ HOẠCH", "MẬT")]
    [InlineData("UBND TỈNH\n  Mật  \nKẾ HOẠCH", "MẬT")]
    [InlineData("TỈNH ỦY TÂY NINH      TỐI MẬT      ĐẢNG CỘNG SẢN VIỆT NAM", "TỐI MẬT")]
    [InlineData("TỈNH ỦY TÂY NINH MẬT ĐẢNG CỘNG SẢN VIỆT NAM", "MẬT")]
    [InlineData("|T U Y Ệ T  M Ậ T|\nKẾ HOẠCH", "TUYỆT MẬT")]
    [InlineData("TUYỆT\nMẬT\nKẾ HOẠCH", "TUYỆT MẬT")]
    [InlineData("Độ mật: Tối mật\nKẾ HOẠCH", "TỐI MẬT")]
    [InlineData("**MẬT**\nKẾ HOẠCH", "MẬT")]
    [InlineData("UBND TỈNH\nMA\u0323\u0302T\nKẾ HOẠCH", "MẬT")]
    [InlineData("KẾ HOẠCH\nvề công tác bảo vệ bí mật nhà nước", null)]
    [InlineData("KẾ HOẠCH bảo vệ bí\nmật\nnhà nước", null)]
    [InlineData("BAN CHỈ ĐẠO BẢO VỆ BÍ MẬT CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", null)]
    [InlineData("Sở Mật mã\nKẾ HOẠCH", null)]
    [InlineData("", null)]
    public void A_stamp_is_found_at_the_head_and_prose_is_none(string text, string? expected) => Assert.Equal(expected, SecrecyStamp.Find(text));

    [Fact]
    public void Only_the_head_of_a_document_is_stamped() =>
        Assert.Null(SecrecyStamp.Find(string.Concat(Enumerable.Repeat("Nội dung kế hoạch\n", 60)) + "MẬT\n"));
}
