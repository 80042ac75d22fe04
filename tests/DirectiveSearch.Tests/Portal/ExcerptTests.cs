using DirectiveSearch.Directives.Units;
using DirectiveSearch.Portal.Pages;
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
        var counts = YearCounts.Build([new FacetCount("2021", 2), new FacetCount("2019", 1), new FacetCount("khong-ro", 3)], 2018);
        Assert.Equal([(2018, 0), (2019, 1), (2020, 0), (2021, 2)], counts.Years);
        Assert.Equal(3, counts.Undated);
        Assert.Equal([null, "/2019", null, "/2021"], counts.Draw("Năm", year => $"/{year}").Links);
    }

    [Fact]
    public void A_year_long_before_all_others_is_left_out() =>
        Assert.Equal(25, YearCounts.Build([new FacetCount("1930", 1), new FacetCount("2024", 1)]).Years.Count);

    [Theory]
    [InlineData(null, 45, 1, 3)]
    [InlineData(3, 45, 3, 3)]
    [InlineData(99, 45, 3, 3)]
    [InlineData(-4, 0, 1, 1)]
    public void Pages_stay_within_what_there_is(int? asked, int total, int number, int pages)
    {
        var paging = ListPage.Of(ListPage.Number(asked), total, "/a?b=c");
        Assert.Equal((number, pages, "/a?b=c&trang=2"), (paging.Page, paging.Pages, paging.AddressOf(2)));
    }

    [Fact]
    public void Provinces_are_those_of_today()
    {
        Province[] provinces = [new("ninh-thuan", "Ninh Thuận", "khanh-hoa", "Khánh Hòa"), new("khanh-hoa", "Khánh Hòa", "khanh-hoa", "Khánh Hòa"), new("hue", "Huế", "hue", "Huế"), new("lai-chau", "Lai Châu", "lai-chau", "Lai Châu")];
        var holdings = ProvinceHoldings.Build(provinces, new HashSet<string> { "khanh-hoa", "ninh-thuan", "hue" }, new HashSet<string> { "khanh-hoa", "ninh-thuan" });
        Assert.Equal((1, "Lai Châu", "Huế"), (holdings.Answering, Assert.Single(holdings.Nothing).Text, Assert.Single(holdings.Silent).Text));
    }
}
