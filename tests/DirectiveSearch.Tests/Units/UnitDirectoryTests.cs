using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Tests.Units;

public sealed class UnitDirectoryTests
{
    private static readonly PartialDate Before = new(2023, 5, 4);
    private static readonly PartialDate After = new(2025, 10, 1);

    [Theory]
    [InlineData("Ủy ban nhân dân huyện Bến Cầu", "UBND huyện Bến Cầu", UnitKind.Government, Level.District, "Tây Ninh", "Tây Ninh", "Bến Cầu")]
    [InlineData("Hội đồng nhân dân tỉnh Ninh Thuận", "HĐND tỉnh Ninh Thuận", UnitKind.Council, Level.Province, "Ninh Thuận", "Khánh Hòa", null)]
    [InlineData("Ủy ban nhân dân Thành phố Hồ Chí Minh", "UBND TP. Hồ Chí Minh", UnitKind.Government, Level.Province, "Hồ Chí Minh", "Hồ Chí Minh", null)]
    [InlineData("Thành ủy Biên Hòa", "Thành ủy Biên Hòa", UnitKind.Party, Level.District, "Đồng Nai", "Đồng Nai", "Biên Hòa")]
    [InlineData("Thành ủy Cần Thơ", "Thành ủy Cần Thơ", UnitKind.Party, Level.Province, "Cần Thơ", "Cần Thơ", null)]
    [InlineData("Sở Văn hóa, Thể thao và Du lịch tỉnh Kon Tum", "Sở Văn hóa, Thể thao và Du lịch tỉnh Kon Tum", UnitKind.Department, Level.Province, "Kon Tum", "Quảng Ngãi", null)]
    [InlineData("Liên đoàn Lao động thị xã Hòa Thành", "LĐLĐ thị xã Hòa Thành", UnitKind.FrontAndUnions, Level.District, "Tây Ninh", "Tây Ninh", "Hòa Thành")]
    [InlineData("Bộ Tư pháp", "Bộ Tư pháp", UnitKind.Government, Level.Central, null, null, null)]
    [InlineData("Ủy ban nhân dân xã Phan, huyện Dương Minh Châu, tỉnh Tây Ninh", "UBND xã Phan, huyện Dương Minh Châu, tỉnh Tây Ninh", UnitKind.Government, Level.Commune, "Tây Ninh", "Tây Ninh", "Dương Minh Châu")]
    [InlineData("Ủy ban nhân dân huyện Châu Thành", "UBND huyện Châu Thành", UnitKind.Government, Level.District, null, null, "Châu Thành")]
    [InlineData("Công ty Xổ số", "Công ty Xổ số", UnitKind.Other, null, null, null, null)]
    public void A_unit_is_placed_by_its_name(
        string name, string shortName, UnitKind kind, Level? level, string? province, string? today, string? district)
    {
        var unit = UnitDirectory.Describe(name, Before);

        Assert.Equal((shortName, kind, level), (unit.ShortName, unit.Kind, unit.Level));
        Assert.Equal((province, today, district), (unit.Province, unit.ProvinceToday, unit.District));
    }

    [Theory]
    [InlineData("Liên đoàn Lao động huyện Gò Dầu", "lien-doan-lao-dong-tinh-tay-ninh", "tong-lien-doan-lao-dong-viet-nam")]
    [InlineData("Ủy ban nhân dân huyện Gò Dầu", "uy-ban-nhan-dan-tinh-tay-ninh", "chinh-phu")]
    [InlineData("Sở Nội vụ tỉnh Long An", "uy-ban-nhan-dan-tinh-long-an", "chinh-phu")]
    [InlineData("Huyện ủy Cần Đước", "tinh-uy-long-an", "ban-chap-hanh-trung-uong-dang")]
    [InlineData("Đảng ủy Khối Doanh nghiệp tỉnh Bến Tre", "tinh-uy-ben-tre", "ban-chap-hanh-trung-uong-dang")]
    public void Ancestors_lead_from_the_nearest_to_the_centre(string name, string first, string second) =>
        Assert.Equal([first, second], UnitDirectory.Describe(name, Before).Ancestors.Take(2));

    [Theory]
    [InlineData("Ủy ban nhân dân huyện Châu Thành", "Tiền Giang", "uy-ban-nhan-dan-huyen-chau-thanh-tien-giang", "UBND huyện Châu Thành, tỉnh Tiền Giang")]
    [InlineData("Ủy ban nhân dân huyện Châu Thành", "Kiên Giang", "uy-ban-nhan-dan-huyen-chau-thanh-kien-giang", "UBND huyện Châu Thành, tỉnh Kiên Giang")]
    [InlineData("Ủy ban nhân dân huyện Châu Thành, tỉnh Bến Tre", "Tiền Giang", "uy-ban-nhan-dan-huyen-chau-thanh-ben-tre", "UBND huyện Châu Thành, tỉnh Bến Tre")]
    [InlineData("Huyện ủy Châu Thành", "Long An", "huyen-uy-chau-thanh-long-an", "Huyện ủy Châu Thành, tỉnh Long An")]
    [InlineData("Ủy ban nhân dân huyện Châu Thành", "Vĩnh Long", "uy-ban-nhan-dan-huyen-chau-thanh", "UBND huyện Châu Thành")]
    [InlineData("Ủy ban nhân dân huyện Châu Thành", null, "uy-ban-nhan-dan-huyen-chau-thanh", "UBND huyện Châu Thành")]
    [InlineData("Ủy ban nhân dân huyện An Lão", "Gia Lai", "uy-ban-nhan-dan-huyen-an-lao-binh-dinh", "UBND huyện An Lão, tỉnh Bình Định")]
    [InlineData("Ủy ban nhân dân huyện Vĩnh Cửu", "Đồng Nai", "uy-ban-nhan-dan-huyen-vinh-cuu", "UBND huyện Vĩnh Cửu")]
    [InlineData("Ủy ban nhân dân huyện Vĩnh Cửu, tỉnh Đồng Nai", null, "uy-ban-nhan-dan-huyen-vinh-cuu", "UBND huyện Vĩnh Cửu")]
    [InlineData("Ủy ban nhân dân huyện Nơi Lạ", "Bến Tre", "uy-ban-nhan-dan-huyen-noi-la-ben-tre", "UBND huyện Nơi Lạ, tỉnh Bến Tre")]
    [InlineData("Ủy ban nhân dân xã Tân Lập", "Tây Ninh", "uy-ban-nhan-dan-xa-tan-lap-tay-ninh", "UBND xã Tân Lập, tỉnh Tây Ninh")]
    [InlineData("Ủy ban nhân dân xã Tân Lập, huyện Tân Biên, tỉnh Tây Ninh", null, "uy-ban-nhan-dan-xa-tan-lap-tan-bien-tay-ninh", "UBND xã Tân Lập, huyện Tân Biên, tỉnh Tây Ninh")]
    [InlineData("Ủy ban nhân dân tỉnh Tây Ninh", "Long An", "uy-ban-nhan-dan-tinh-tay-ninh", "UBND tỉnh Tây Ninh")]
    [InlineData("Bộ Nội vụ", "Long An", "bo-noi-vu", "Bộ Nội vụ")]
    public void Units_of_one_name_are_told_apart_by_their_province(string name, string? province, string slug, string shortName)
    {
        var unit = UnitDirectory.Describe(name, Before, province);

        Assert.Equal((slug, shortName), (unit.Slug, unit.ShortName));
        var again = UnitDirectory.Describe(unit.Name, null);
        Assert.Equal((unit.Slug, unit.Name), (again.Slug, again.Name));
    }

    [Fact]
    public void What_lies_above_a_unit_is_told_apart_too() =>
        Assert.Equal(
            ["uy-ban-nhan-dan-huyen-chau-thanh-tien-giang", "uy-ban-nhan-dan-tinh-tien-giang"],
            UnitDirectory.Describe("Phòng Nội vụ huyện Châu Thành", Before, "Tiền Giang").Ancestors.Take(2));

    [Fact]
    public void A_commune_answers_to_the_district_until_districts_ended()
    {
        const string commune = "Ủy ban nhân dân xã Tân Bình, huyện Tân Biên, tỉnh Tây Ninh";

        Assert.Equal("uy-ban-nhan-dan-huyen-tan-bien", UnitDirectory.Describe(commune, Before).Ancestors[0]);
        Assert.Equal("uy-ban-nhan-dan-tinh-tay-ninh", UnitDirectory.Describe(commune, After).Ancestors[0]);
    }

    [Fact]
    public void Hue_was_a_town_of_its_province_until_2025()
    {
        Assert.Equal("Thừa Thiên Huế", UnitDirectory.Describe("Ủy ban nhân dân thành phố Huế", new PartialDate(2024, 3, 1)).Province);
        Assert.Equal(Level.Province, UnitDirectory.Describe("Ủy ban nhân dân thành phố Huế", After).Level);
        Assert.Equal("Huế", UnitDirectory.Describe("Ủy ban nhân dân tỉnh Thừa Thiên Huế", new PartialDate(2024, 3, 1)).ProvinceToday);
    }
}
