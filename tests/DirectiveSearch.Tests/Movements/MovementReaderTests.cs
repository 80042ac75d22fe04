using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Metadata;
using DirectiveSearch.Directives.Movements;
using DirectiveSearch.Text;
using FsCheck;
using FsCheck.Fluent;

namespace DirectiveSearch.Tests.Movements;

public sealed class MovementReaderTests
{
    private static IReadOnlyList<MovementMention> Read(string text)
    {
        var normalized = TextNormalizer.Normalize(text);
        return MovementReader.Read(normalized, MetadataReader.Read(normalized));
    }

    private static IEnumerable<string> Quoted(string text) => Read(text).Where(movement => movement.Quoted).Select(movement => movement.Name);

    [Theory]
    [InlineData("phát động phong trào thi đua “Mỗi ngày một việc tốt” trong toàn ngành")]
    [InlineData("phát động phong trào thi đua \"Mỗi ngày một việc tốt\" trong toàn ngành")]
    [InlineData("phát động phong trào thi đua 'Mỗi ngày một việc tốt' trong toàn ngành")]
    [InlineData("phát động phong trào thi đua “Mỗi ngày một việc tốt\" trong toàn ngành")]
    [InlineData("phát động phong trào thi đua ”Mỗi ngày một việc tốt” trong toàn ngành")]
    [InlineData("phát động phong trào thi đua “ *Mỗi ngày\nmột việc tốt*” trong toàn ngành")]
    [InlineData("phát động phong trào thi đua “Mỗi ngày một việc tốt; Sở Nội vụ xây dựng kế hoạch")]
    [InlineData("phát động phong trào thi đua “Mỗi ngày một việc tốt\n\nNơi nhận:")]
    [InlineData("phát động phong trào thi đua “Mỗi ngày một\n\nviệc tốt” trong toàn ngành")]
    [InlineData("hưởng ứng các phong trào thi đua yêu nước “Mỗi ngày một việc tốt”")]
    [InlineData("phong trào thi đua “Mỗi ngày một việc tốt” giai đoạn 2021 - 2025")]
    public void Every_form_of_quotation_is_read(string text) => Assert.Equal(["Mỗi ngày một việc tốt"], Quoted(text));

    [Theory]
    [InlineData("phong trào “Gửi trẻ sớm\n- Đón trẻ vui” của trường", "Gửi trẻ sớm - Đón trẻ vui")]
    [InlineData("phong trào “Xây dựng chi hội “3 chủ động, 2 tự quản” ở cơ sở” năm 2025", "Xây dựng chi hội “3 chủ động, 2 tự quản” ở cơ sở")]
    [InlineData("phong trào \"Xây dựng chi hội \"3 chủ động, 2 tự quản\" ở cơ sở\" năm 2025", "Xây dựng chi hội \"3 chủ động, 2 tự quản\" ở cơ sở")]
    public void A_name_is_read_whole(string text, string name) => Assert.Equal([name], Quoted(text));

    [Fact]
    public void A_list_that_forgets_a_closing_mark_stays_a_list() =>
        Assert.Equal(
            ["Gửi trẻ sớm", "Mỗi ngày một việc tốt", "Tuổi trẻ lập nghiệp"],
            Quoted("các phong trào thi đua: “Gửi trẻ sớm; “Mỗi ngày một việc tốt”; “Tuổi trẻ lập nghiệp”"));

    [Fact]
    public void Known_names_of_an_unquoted_list_are_all_read() =>
        Assert.Equal(
            ["Toàn dân đoàn kết xây dựng đời sống văn hóa", "Người Việt Nam ưu tiên dùng hàng Việt Nam"],
            Read("Các cuộc vận động: Toàn dân đoàn kết xây dựng đời sống văn hóa; Người Việt Nam ưu tiên dùng hàng Việt Nam.").Select(movement => movement.Name));

    [Fact]
    public void A_name_torn_by_a_page_break_is_mended() =>
        Assert.Equal(
            ["Thi đua quyết thắng trong thanh niên công nhân"],
            Quoted("(1) phong trào “Thi đua quyết thắng trong thanh niên công*”\n\nng nhân”; tiếp theo"));

    [Fact]
    public void Lists_are_joined_by_marks_and_a_campaign_inside_is_told_apart()
    {
        var found = Read("Tiếp tục các phong trào thi đua: “Bến Tre chung sức xây dựng nông thôn mới” gắn với thực hiện Cuộc vận động “Sạch từ nhà ra ngõ, xanh từ ngõ ra đường”, “Doanh nghiệp Bến Tre hội nhập và phát triển”; “Tuổi trẻ lập nghiệp”.");

        Assert.Equal(
            [
                ("Bến Tre chung sức xây dựng nông thôn mới", MovementForm.EmulationMovement),
                ("Sạch từ nhà ra ngõ, xanh từ ngõ ra đường", MovementForm.Campaign),
                ("Doanh nghiệp Bến Tre hội nhập và phát triển", MovementForm.EmulationMovement),
                ("Tuổi trẻ lập nghiệp", MovementForm.EmulationMovement),
            ],
            found.Select(movement => (movement.Name, movement.Form)));
    }

    [Theory]
    [InlineData("với phương châm “Nhanh, đúng, đủ”")]
    [InlineData("phong trào thi đua yêu nước với chủ đề “Kỷ cương, sáng tạo”")]
    [InlineData("phong trào thi đua, gương “Người tốt, việc tốt” được nhân rộng")]
    [InlineData("tặng danh hiệu “Lao động tiên tiến” cho tập thể")]
    [InlineData("các phong trào thi đua yêu nước gắn với thực hiện “Mục tiêu kép”")]
    [InlineData("triển khai Đề án “Trồng cây đô thị” trên địa bàn tỉnh")]
    [InlineData("xây dựng mô hình “Cổng trường an toàn”")]
    [InlineData("tổ chức “Ngày hội việc làm” cho thanh niên")]
    [InlineData("ngăn chặn biểu hiện “tự diễn biến”, “tự chuyển hóa”")]
    [InlineData("tham gia chiến dịch “Mùa hè xanh”")]
    public void Mottoes_themes_projects_models_titles_and_events_are_none(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("Cà Mau chung sức xây dựng nông thôn mới", "Cả nước chung sức xây dựng nông thôn mới")]
    [InlineData("Quảng Nam chung sức xây dựng nông thôn mới", "Cả nước chung sức xây dựng nông thôn mới")]
    [InlineData("Hà Nam chung sức xây dựng nông thôn mới năm 2024", "Cả nước chung sức xây dựng nông thôn mới")]
    [InlineData("Toàn tỉnh chung tay xây dựng nông thôn mới", "Cả nước chung sức xây dựng nông thôn mới")]
    [InlineData("Ngành Tư pháp chung sức góp phần xây dựng nông thôn mới", "Cả nước chung sức xây dựng nông thôn mới")]
    [InlineData("Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh", "Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh")]
    [InlineData("Toàn dân đoàn kết xây dựng đời sống văn hoá", "Toàn dân đoàn kết xây dựng đời sống văn hóa")]
    [InlineData("Toàn dân đoàn kết xây dựng đời sống văn hóa ở khu dân cư", "Toàn dân đoàn kết xây dựng đời sống văn hóa ở khu dân cư")]
    [InlineData("Lâm Đồng chung tay vì người nghèo – Không để ai bị bỏ lại phía sau", "Vì người nghèo - Không để ai bị bỏ lại phía sau")]
    [InlineData("Ngày vì người nghèo", null)]
    [InlineData("Doanh nghiệp thành phố hội nhập và phát triển", "Doanh nghiệp Việt Nam hội nhập và phát triển")]
    [InlineData("Cán bộ, công chức, viên chức ngành Kiểm sát thi đua thực hiện văn hóa công sở", "Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở")]
    [InlineData("Xây dựng người phụ nữ Hậu Giang thời đại mới", "Xây dựng người phụ nữ Việt Nam thời đại mới")]
    [InlineData("Cả nước chung tay xóa nhà tạm, nhà dột nát trong năm 2025", "Cả nước chung tay xóa nhà tạm, nhà dột nát")]
    [InlineData("Đổi mới, sáng tạo trong hoạt động công đoàn", null)]
    [InlineData("Vì an ninh Tổ quốc", null)]
    [InlineData("Mỗi tuần một cuốn sách", null)]
    public void Local_variants_belong_to_the_national_movement_and_false_friends_do_not(string name, string? family) =>
        Assert.Equal(family, MovementFamilies.FamilyOf(name));

    [Theory]
    [InlineData("Tuổi cao, gương sáng", "tuoi-cao-guong-sang")]
    [InlineData("Mỗi thầy giáo, cô giáo là một tấm gương đạo đức, tự học và sáng tạo", "moi-thay-co-giao-la-mot-tam-guong-dao-duc-tu-hoc-va-sang-tao")]
    [InlineData("An Giang chung sức xây dựng nông thôn mới", "ca-nuoc-chung-suc-xay-dung-nong-thon-moi")]
    [InlineData("Đào tạo nghề giai đoạn 2022 - 2025", "dao-tao-nghe-giai-doan-2022-2025")]
    public void Spellings_of_one_movement_share_an_address(string name, string slug) => Assert.Equal(slug, MovementFamilies.Slug(name));

    [Theory]
    [InlineData("phát động phong trào thi đua đẩy nhanh tiến độ thi công các tuyến đường tỉnh giai đoạn 2023 - 2025.", "Đẩy nhanh tiến độ thi công các tuyến đường tỉnh giai đoạn 2023 - 2025")]
    [InlineData("hưởng ứng cuộc vận động Người Việt Nam ưu tiên dùng hàng Việt Nam, góp phần kích cầu", "Người Việt Nam ưu tiên dùng hàng Việt Nam")]
    [InlineData("Cuộc vận động xây dựng người công nhân “Kỷ luật - Sáng tạo” trong thời kỳ mới", "Xây dựng người công nhân “Kỷ luật - Sáng tạo”")]
    public void Unquoted_names_are_read_when_their_end_is_certain(string text, string name)
    {
        var movement = Assert.Single(Read(text));

        Assert.Equal((name, false), (movement.Name, movement.Quoted));
    }

    [Theory]
    [InlineData("phong trào thi đua và công tác khen thưởng năm 2024 của tỉnh")]
    [InlineData("phong trào thi đua lập thành tích chào mừng các ngày lễ lớn trong năm 2024")]
    [InlineData("kết quả thực hiện phong trào thi đua; thực hiện nghiêm quy chế năm 2024")]
    public void Generic_talk_of_movements_names_none(string text) => Assert.Empty(Read(text));

    [Fact]
    public void A_misspelt_syllable_is_mended_in_the_name_and_kept_in_the_text()
    {
        var movement = Assert.Single(Read("phong trào thi đua “Guơng người lính biển”"));

        Assert.Equal(("Gương người lính biển", "Guơng người lính biển"), (movement.Name, movement.Text));
    }

    [Fact]
    public void Spans_lie_in_the_text_and_hold_the_mention_whatever_it_is() =>
        Prop.ForAll<string[]>(parts =>
        {
            var text = string.Concat(parts.Select((part, index) => (index % 4) switch { 0 => $"phong trào thi đua “{part}", 1 => $"{part}” ", 2 => $"cuộc vận động \"{part}\"; ", _ => part + "\n\n" }));
            return Read(text).All(movement =>
                movement.Span.Start >= 0 && movement.Span.End <= text.Length && movement.Span.In(text) == movement.Text && movement.Sentence.Contains(movement.Span));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Reading_takes_time_in_line_with_the_length()
    {
        var text = string.Concat(Enumerable.Repeat("phong trào thi đua “ cuộc vận động \" các phong trào xây dựng nông thôn mới ' ", 2_000));
        var started = System.Diagnostics.Stopwatch.GetTimestamp();

        Read(text);

        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20));
    }
}
