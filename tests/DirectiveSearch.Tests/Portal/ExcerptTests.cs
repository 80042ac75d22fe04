using DirectiveSearch.Portal.Pages;
using DirectiveSearch.Portal.Pages.Evidence;
using DirectiveSearch.Search;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Portal;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("Thực hiện Chỉ thị 34 của Bộ.", "Chỉ thị 34", 100, "Thực hiện |Chỉ thị 34| của Bộ.")]
    [InlineData("một hai ba bốn năm CHỈ THỊ sáu bảy tám chín mười", "CHỈ THỊ", 16, "… năm |CHỈ THỊ| sáu bảy …")]
    [InlineData("CHỈ THỊ sáu bảy tám chín mười", "CHỈ THỊ", 16, "|CHỈ THỊ| sáu bảy tám …")]
    [InlineData("một\nhai  CHỈ\nTHỊ", "CHỈ\nTHỊ", 40, "một hai |CHỈ THỊ|")]
    public void A_sentence_is_cut_at_words_around_the_mention(string sentence, string mention, int length, string expected)
    {
        var start = sentence.IndexOf(mention, StringComparison.Ordinal);
        var excerpt = Excerpt.Around(sentence, new TextSpan(start, start + mention.Length), length);
        Assert.Equal(expected, $"{excerpt.Before}|{excerpt.Mention}|{excerpt.After}");
    }

    [Fact]
    public void Years_without_documents_stand_between_the_others()
    {
        var bars = YearBars.Build([new FacetCount("2021", 2), new FacetCount("2019", 1), new FacetCount("khong-ro", 3)], 2018);
        Assert.Equal(["2018 0 0", "2019 1 50", "2020 0 0", "2021 2 100"], bars.Bars.Select(bar => $"{bar.Year} {bar.Documents} {bar.Height}"));
        Assert.Equal(3, bars.Undated);
    }

    [Theory]
    [InlineData(null, 45, 1, null, "/a?trang=2")]
    [InlineData(3, 45, 3, "/a?trang=2", null)]
    [InlineData(99, 45, 3, "/a?trang=2", null)]
    [InlineData(-4, 0, 1, null, null)]
    public void Pages_stay_within_what_there_is(int? asked, int total, int number, string? before, string? after)
    {
        var paging = Paging.At(asked, 20, total, "/a");
        Assert.Equal((number, before, after), (paging.Number, paging.Before, paging.After));
    }
}
