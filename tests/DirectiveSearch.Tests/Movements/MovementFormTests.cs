using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Metadata;
using DirectiveSearch.Directives.Movements;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Movements;

public sealed class MovementFormTests
{
    private static IReadOnlyList<MovementMention> Read(string text)
    {
        var normalized = TextNormalizer.Normalize(text);
        return MovementReader.Read(normalized, MetadataReader.Read(normalized));
    }

    private static string Names(string text) => string.Join(" | ", Read(text).Select(movement => movement.Name));

    [Theory]
    [InlineData("các phong trào thi đua yêu  nước “Dân vận khéo”; “Tuổi cao - Gương sáng”; ‘Chống rác thải nhựa’.", "Dân vận khéo | Tuổi cao - Gương sáng | Chống rác thải nhựa")]
    [InlineData("các cuộc vận động “Sạch nhà, sạch ngõ”, “Mỗi tháng một nghĩa cử” và phong trào “Tiếng trống học bài”", "Sạch nhà, sạch ngõ | Mỗi tháng một nghĩa cử | Tiếng trống học bài")]
    [InlineData("phong trào “Sạch nhà, sạch ngõ” gắn với phong trào “Tiếng trống học bài”, phong trào “Mỗi tháng một nghĩa cử”", "Sạch nhà, sạch ngõ | Tiếng trống học bài | Mỗi tháng một nghĩa cử")]
    [InlineData("các phong trào thi đua: “Sạch nhà, sạch ngõ”; thi đua cao điểm “100 ngày làm thủy lợi”", "Sạch nhà, sạch ngõ | 100 ngày làm thủy lợi")]
    [InlineData("phong trào “Tiếng trống học bài”, gắn với CVĐ “Sạch nhà, sạch ngõ”", "Tiếng trống học bài | Sạch nhà, sạch ngõ")]
    [InlineData("Cuộc vận động, phong trào thi đua “Sạch nhà, sạch ngõ”", "Sạch nhà, sạch ngõ")]
    [InlineData("phát động thi đua “Vượt nắng thắng mưa”", "Vượt nắng thắng mưa")]
    [InlineData("đợt thi đua cao điểm “Vượt nắng thắng mưa”", "Vượt nắng thắng mưa")]
    [InlineData("phong trào thi đua đặc biệt “Vượt nắng thắng mưa”", "Vượt nắng thắng mưa")]
    [InlineData("phong trào thi đua “Giữ nước, giữ rừng; trồng cây, trồng người” năm 2024", "Giữ nước, giữ rừng; trồng cây, trồng người")]
    [InlineData("phong trào thi đua “Giữ nước, giữ rừng\" ở các xã", "Giữ nước, giữ rừng")]
    [InlineData("phong trào thi đua \"Giữ nước, giữ rừng” ở các xã", "Giữ nước, giữ rừng")]
    [InlineData("PHONG TRÀO THI ĐUA “GIỮ NƯỚC, GIỮ RỪNG” NĂM 2024", "GIỮ NƯỚC, GIỮ RỪNG")]
    [InlineData("các phng trào thi đua “Giữ nước, giữ rừng”", "Giữ nước, giữ rừng")]
    [InlineData("Tổ chức triển khai các phong trà “Giữ nước, giữ rừng”", "Giữ nước, giữ rừng")]
    [InlineData("Tổ chức tốt “Dân vận khéo” ở cơ sở", "Dân vận khéo")]
    [InlineData("các phong trào: Dân vận khéo, Chống rác thải nhựa; Đền ơn đáp nghĩa.", "Dân vận khéo | Chống rác thải nhựa | Đền ơn đáp nghĩa")]
    public void Lists_quotes_and_labels_of_every_kind_are_read(string text, string names) => Assert.Equal(names, Names(text));

    [Theory]
    [InlineData("thực hiện phương châm “Nói đi đôi với làm” trong phong trào thi đua")]
    [InlineData("phong trào thi đua yêu nước với khẩu hiệu hành động “Nói đi đôi với làm”")]
    [InlineData("phong trào thi đua hướng tới mục tiêu “thoát nghèo, xây dựng cuộc sống ấm no”")]
    [InlineData("triển khai Chương trình “Một triệu sáng kiến”")]
    [InlineData("tổ chức “Chợ Tết Công đoàn” cho đoàn viên")]
    [InlineData("thực hiện Đề án “Nâng cao nhận thức cộng đồng” gắn với phong trào thi đua")]
    [InlineData("mở Chiến dịch “Quang Trung” khắc phục hậu quả mưa lũ")]
    [InlineData("xét tặng danh hiệu “Chiến sĩ thi đua cơ sở”, “Lao động tiên tiến”, “Tập thể lao động xuất sắc”")]
    [InlineData("tặng Cờ thi đua của Chính phủ và danh hiệu “Giỏi việc nước, đảm việc nhà”")]
    [InlineData("chương trình “Vinh quang thầm lặng” lần thứ ba")]
    [InlineData("hưởng ứng “Ngày toàn dân phòng cháy, chữa cháy”")]
    [InlineData("ủng hộ Quỹ “Đền ơn đáp nghĩa”")]
    [InlineData("xây dựng mô hình “Tổ liên gia an toàn phòng cháy, chữa cháy”")]
    [InlineData("công nhận “Cộng đồng học tập” cấp xã")]
    [InlineData("chủ đề năm 2025: “Kỷ cương, trách nhiệm, chủ động”")]
    [InlineData("Hội thi “Cán bộ công đoàn giỏi” chào mừng phong trào thi đua")]
    [InlineData("đẩy mạnh phong trào thi đua yêu nước")]
    [InlineData("gọi tắt là “Phong trào thi đua”")]
    [InlineData("(sau đây viết tắt là “Phong trào”)")]
    public void What_only_stands_near_movements_is_none(string text) => Assert.Empty(Read(text));

    [Fact]
    public void A_slogan_can_be_the_name() =>
        Assert.Equal("Ngành Tư pháp đoàn kết, kỷ cương, sáng tạo", Names("phát động phong trào thi đua “Ngành Tư pháp đoàn kết, kỷ cương, sáng tạo”"));

    [Fact]
    public void A_cited_decision_gives_the_parent_of_a_name_that_resembles_it()
    {
        var movement = Assert.Single(Read("Kế hoạch tổ chức phong trào thi đua “Sơn La chung sức, chung lòng xây dựng nông thôn” theo Quyết định số 587/QĐ-TTg ngày 18/5/2022."));

        Assert.Equal("Cả nước chung sức xây dựng nông thôn mới", movement.Family);
        Assert.Contains(movement.Reasons, reason => reason is { Field: "family", Rule: "family-of-decision" });
    }

    [Fact]
    public void A_doubtful_family_is_a_reason_and_no_family()
    {
        var movement = Assert.Single(Read("phát động phong trào thi đua “Phụ nữ tích cực học tập, lao động sáng tạo”"));

        Assert.Null(movement.Family);
        Assert.Equal("Phụ nữ tích cực học tập, lao động sáng tạo, xây dựng gia đình hạnh phúc", movement.Reasons.Single(reason => reason.Rule == "family-doubtful").Detail);
    }

    [Theory]
    [InlineData("hưởng ứng phong trào thi đua “Lào Cai chung sức xây dựng nông thôn mới”", "name quoted-behind-cue phong trào thi đua|form form-of-label phong trào thi đua|family family-local-variant Lào Cai chung sức xây dựng nông thôn mới")]
    [InlineData("làm tốt “Dân vận khéo”", "name known-name Dân vận khéo|form form-of-known-name Dân vận khéo")]
    [InlineData("CVĐ Người Việt Nam ưu tiên dùng hàng Việt Nam.", "name unquoted-known-name CVĐ|form form-of-label CVĐ")]
    public void Every_field_says_why(string text, string why)
    {
        var movement = Assert.Single(Read(text));

        Assert.Equal(why, string.Join('|', movement.Reasons.Select(reason => $"{reason.Field} {reason.Rule} {reason.Words[0].In(text)}")));
    }
}
