using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Tests.Units;

public sealed class ProvinceTests
{
    [Fact]
    public void Thirty_four_provinces_remain_of_sixty_three_with_Thua_Thien_Hue_and_Ha_Tay_before_them()
    {
        Assert.Equal(65, UnitDirectory.Provinces.Count);
        Assert.Equal(34, UnitDirectory.Provinces.Select(province => province.TodaySlug).Distinct().Count());
        Assert.Equal(65, UnitDirectory.Provinces.Select(province => province.Slug).Distinct().Count());
        Assert.All(UnitDirectory.Provinces, province => Assert.Contains(UnitDirectory.Provinces, today => today.Slug == province.TodaySlug));
    }

    [Theory]
    [InlineData("Ninh Thuận", "khanh-hoa")]
    [InlineData("Bình Dương", "ho-chi-minh")]
    [InlineData("Thừa Thiên Huế", "hue")]
    [InlineData("Tây Ninh", "tay-ninh")]
    public void A_former_province_rolls_up_into_todays(string name, string today) =>
        Assert.Equal(today, UnitDirectory.Provinces.Single(province => province.Name == name).TodaySlug);

    [Theory]
    [InlineData("Tỉnh ủy Tây Ninh", "tinh-uy-tay-ninh")]
    [InlineData("Ủy ban nhân dân huyện Vĩnh Cửu", "uy-ban-nhan-dan-huyen-vinh-cuu")]
    [InlineData("Hội đồng Thi đua - Khen thưởng tỉnh Đắk Lắk", "hoi-dong-thi-dua-khen-thuong-tinh-dak-lak")]
    [InlineData("  (Sở) Y tế!  ", "so-y-te")]
    public void A_slug_is_the_words_without_marks(string name, string slug) => Assert.Equal(slug, UnitDirectory.Slug(name));
}
