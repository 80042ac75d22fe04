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

    [Theory]
    [InlineData("MẠT", "MẬT")]
    [InlineData("TOI MẠT", "TỐI MẬT")]
    [InlineData("ï IMẠT", "TỐI MẬT")]
    [InlineData("VĂN PHÒNG\nTUYẸT MẠT", "TUYỆT MẬT")]
    [InlineData("TO\u0302\u0301I MA\u0302\u0323T", "TỐI MẬT")]
    [InlineData("HỎA TỐC", null)]
    [InlineData("BAN CHỈ ĐẠO MẶT", null)]
    [InlineData("MẶT TRẬN", null)]
    public void In_red_ink_a_stamp_is_told_through_misread_marks(string read, string? expected) => Assert.Equal(expected, SecrecyStamp.FindRed(read));

    [Fact]
    public void Of_red_ink_letters_stay_and_frames_go()
    {
        const int Width = 300, Height = 100;
        var head = "P6\n300 100\n255\n"u8.ToArray();
        byte[] picture = [.. head, .. Enumerable.Repeat((byte)240, Width * Height * 3)];
        void Red(int left, int top, int right, int bottom)
        {
            for (var y = top; y < bottom; y++)
            {
                for (var x = left; x < right; x++) picture[head.Length + (((y * Width) + x) * 3) + 1] = picture[head.Length + (((y * Width) + x) * 3) + 2] = 40;
            }
        }

        Assert.Equal(((GrayPicture?)null, false), RedInk.Read(Pixmap.Of(picture), Height));
        Red(50, 20, 250, 22);
        Red(50, 78, 250, 80);
        Red(50, 20, 52, 80);
        Red(248, 20, 250, 80);
        Assert.Equal(((GrayPicture?)null, true), RedInk.Read(Pixmap.Of(picture), Height));
        Red(100, 35, 140, 65);
        Assert.Equal(40 * 30, RedInk.Read(Pixmap.Of(picture), Height).Letters!.Points.AsSpan().Count((byte)0));
    }
}
