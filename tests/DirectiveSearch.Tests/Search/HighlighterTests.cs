using DirectiveSearch.Search;
using DirectiveSearch.Tests.Text;
using DirectiveSearch.Text;
using FsCheck;
using FsCheck.Fluent;

namespace DirectiveSearch.Tests.Search;

public sealed class HighlighterTests
{
    [Theory]
    [InlineData("Phong trào thi đua, khen thưởng", "thi dua khen thuong", "thi đua, khen thưởng")]
    [InlineData("THI ĐUA yêu nước; đua ghe", "thi đua", "THI ĐUA")]
    [InlineData("thi hành án, đua ghe", "thi đua", "thi|đua")]
    [InlineData("thi đua. Khen thưởng", "thi đua khen thưởng", "thi đua|Khen thưởng")]
    [InlineData("hoà giải", "hòa", "hoà")]
    [InlineData("Chỉ thị 34 - CT/TW và 34", "34ct tw", "34 - CT/TW")]
    [InlineData("Chỉ\nthị số 034-CT/TW", "số:34-CT/TW", "034-CT/TW")]
    [InlineData("thi đua và khen thưởng", "\"khen thưởng\" -thi", "khen thưởng")]
    [InlineData("nông thôn hay đô thị", "nông | đô", "nông|đô")]
    [InlineData("Việt Nam", "", "")]
    [InlineData("Vie\u0323\u0302t\u200B Nam", "viet nam", "Vie\u0323\u0302t\u200B Nam")]
    [InlineData("Khen ngợi, khen thưởng; thương", "khen*", "Khen|khen")]
    [InlineData("thương, thuởng, thuơn; hương", "thuong~", "thương|thuởng|thuơn")]
    [InlineData("sông một núi một hai ba sông một hai ba bốn năm núi", "\"núi sông\"~2", "sông|núi")]
    [InlineData("vàng vàng bạc x x x vàng", "\"vàng bạc\"~1", "vàng|bạc")]
    [InlineData("thi đua khen thưởng", "thi đua khen*", "thi đua|khen")]
    [InlineData("khen thưởng khen", "\"khen thưởng\" khen*", "khen thưởng|khen")]
    [InlineData("công tác thi đua, khen thưởng và TĐ-KT; thi đua; khen", "TĐKT", "thi đua, khen thưởng|TĐ-KT")]
    [InlineData("UBND tỉnh; ủy ban nhân dân tỉnh; nhân dân", "ủy ban nhân dân tỉnh", "UBND|ủy ban nhân dân tỉnh|nhân dân")]
    [InlineData("UBND tỉnh. Ủy ban nhân dân xã", "ubnd tỉnh", "UBND tỉnh|Ủy ban nhân dân")]
    public void Marks_are_what_the_query_asked_for(string text, string typed, string expected) => Assert.Equal(
        expected.Split('|', StringSplitOptions.RemoveEmptyEntries), Highlighter.Marks(text, Query(typed)).Select(mark => mark.In(text)));

    [Fact]
    public void The_densest_passage_is_shown_and_cut_at_sentences()
    {
        const string filler = "Các cơ quan, đơn vị báo cáo kết quả về Sở Nội vụ trước ngày 15 tháng 12 hằng năm theo quy định.\n";
        var text = "Thi hành nghiêm kỷ luật. " + string.Concat(Enumerable.Repeat(filler, 5))
            + "Mục tiêu chung. Tiếp tục đổi mới công tác thi đua, khen thưởng trong tình hình mới. " + string.Concat(Enumerable.Repeat(filler, 5));
        var passage = Assert.Single(Highlighter.Passages(TextNormalizer.Normalize(text), Query("thi đua khen thưởng"), 1, 120));
        Assert.Equal("Tiếp tục đổi mới công tác thi đua, khen thưởng trong tình hình mới.", passage.Span.In(text));
        Assert.Equal("thi đua, khen thưởng", Assert.Single(passage.Marks).In(text));
    }

    [Theory]
    [InlineData("Mục tiêu. Đẩy mạnh các phong trào thi đua yêu nước trong toàn tỉnh. Yêu cầu.", "thi đua", "Đẩy mạnh các phong trào thi đua yêu nước trong toàn tỉnh.")]
    [InlineData("1. Mở đầu\n2. Các cụm thi đua họp\n3. Kết thúc", "thi đua", "2. Các cụm thi đua họp\n3. Kết thúc")]
    [InlineData("Kính gửi:\nCác cụm thi đua họp tại TP. Hồ Chí Minh\nđể bàn kế hoạch. Nơi nhận", "thi đua", "Các cụm thi đua họp tại TP. Hồ Chí Minh\nđể bàn kế hoạch.")]
    [InlineData("Họ tên: ................ cụm thi đua số ____________ ngày", "thi đua", "cụm thi đua số")]
    [InlineData("| STT | cụm thi đua số 1 | khen thưởng |", "thi đua khen thưởng", "cụm thi đua số 1")]
    [InlineData("Tổ chức thi đua... Khen thưởng sau", "thi đua", "Tổ chức thi đua... Khen thưởng sau")]
    [InlineData("a thi đua b c d e f g h i k l m n o p q r s t u v x y a b c d e f g h i k l m n o p q r s t u v x y a b c d e f g h i k", "thi đua", "a thi đua b c d e f g h i k l m n o p q r s t u v x y a b c d e f g h i k l m n")]
    public void A_passage_is_a_sentence_or_a_line_and_nothing_to_fill_in(string text, string typed, string expected) =>
        Assert.Equal(expected, Assert.Single(Highlighter.Passages(TextNormalizer.Normalize(text), Query(typed), 1, 80)).Span.In(text));

    [Fact]
    public void A_text_without_a_match_has_no_passage() =>
        Assert.Empty(Highlighter.Passages(TextNormalizer.Normalize("nông thôn mới"), Query("thi đua"), 3, 100));

    [Fact]
    public void Passages_stay_within_bounds_in_order_and_hold_their_marks() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(HostileText.Arbitrary, text =>
    {
        var last = 0;
        foreach (var passage in Highlighter.Passages(TextNormalizer.Normalize(text), Query("thi đua 34 e hòa quý"), 3, 20))
        {
            Assert.InRange(passage.Span.Start, last, text.Length);
            Assert.InRange(passage.Span.End, passage.Span.Start, text.Length);
            Assert.NotEmpty(passage.Marks);
            Assert.All(passage.Marks, mark => Assert.True(passage.Span.Contains(mark)));
            last = passage.Span.End;
        }
    }));

    private static SearchQuery Query(string typed) => QueryParser.Parse(typed).Query!;
}
