using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Tests.Units;

public sealed class SuccessionTests
{
    private static readonly PartialDate Today = new(2025, 10, 1);

    [Theory]
    [InlineData("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính")]
    [InlineData("Bộ Lao động - Thương binh và Xã hội", "Bộ Nội vụ")]
    [InlineData("Bộ Giao thông vận tải", "Bộ Xây dựng")]
    [InlineData("Bộ Tài nguyên và Môi trường", "Bộ Nông nghiệp và Môi trường")]
    [InlineData("Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Nông nghiệp và Môi trường")]
    [InlineData("Bộ Thông tin và Truyền thông", "Bộ Khoa học và Công nghệ")]
    [InlineData("Ủy ban Dân tộc", "Bộ Dân tộc và Tôn giáo")]
    [InlineData("Bộ Bưu chính, Viễn thông", "Bộ Khoa học và Công nghệ")]
    [InlineData("Bộ Thủy sản", "Bộ Nông nghiệp và Môi trường")]
    [InlineData("Bộ Thương mại", "Bộ Công Thương")]
    [InlineData("Tổng cục Thuế", "Cục Thuế")]
    [InlineData("Ban Dân vận Trung ương", "Ban Tuyên giáo và Dân vận Trung ương")]
    [InlineData("Ban Tư tưởng - Văn hóa Trung ương", "Ban Tuyên giáo và Dân vận Trung ương")]
    [InlineData("Ban Kinh tế Trung ương", "Ban Chính sách, chiến lược Trung ương")]
    [InlineData("Đảng ủy Khối các cơ quan Trung ương", "Đảng ủy các cơ quan Đảng Trung ương")]
    [InlineData("Bộ Nội vụ", "Bộ Nội vụ")]
    [InlineData("Sở Kế hoạch và Đầu tư tỉnh Sơn La", "Sở Tài chính tỉnh Sơn La")]
    [InlineData("Sở Tài nguyên và Môi trường tỉnh Bến Tre", "Sở Nông nghiệp và Môi trường tỉnh Vĩnh Long")]
    [InlineData("Ban Dân tộc tỉnh Ninh Thuận", "Sở Dân tộc và Tôn giáo tỉnh Khánh Hòa")]
    [InlineData("Ủy ban nhân dân tỉnh Bình Phước", "Ủy ban nhân dân tỉnh Đồng Nai")]
    [InlineData("Ủy ban nhân dân tỉnh Hậu Giang", "Ủy ban nhân dân thành phố Cần Thơ")]
    [InlineData("Tỉnh ủy Bình Dương", "Thành ủy Thành phố Hồ Chí Minh")]
    [InlineData("Tỉnh ủy Hải Dương", "Thành ủy Hải Phòng")]
    [InlineData("Tỉnh ủy Long An", "Tỉnh ủy Tây Ninh")]
    [InlineData("Ban Tuyên giáo Tỉnh ủy Phú Yên", "Ban Tuyên giáo và Dân vận Tỉnh ủy Đắk Lắk")]
    [InlineData("Ủy ban nhân dân tỉnh Hà Tây", "Ủy ban nhân dân thành phố Hà Nội")]
    [InlineData("Liên đoàn Lao động tỉnh Kiên Giang", "Liên đoàn Lao động tỉnh An Giang")]
    [InlineData("Ủy ban nhân dân huyện Gò Dầu", null)]
    [InlineData("Ủy ban nhân dân tỉnh Hải Hưng", null)]
    public void What_ended_is_known_by_what_followed(string name, string? successor) => Assert.Equal(successor, UnitDirectory.SuccessorOn(name, Today));

    [Theory]
    [InlineData("Bộ Kế hoạch và Đầu tư", 2024, "Bộ Kế hoạch và Đầu tư")]
    [InlineData("Bộ Bưu chính, Viễn thông", 2010, "Bộ Thông tin và Truyền thông")]
    [InlineData("Sở Kế hoạch và Đầu tư tỉnh Sơn La", 2020, "Sở Kế hoạch và Đầu tư tỉnh Sơn La")]
    [InlineData("Ủy ban nhân dân tỉnh Bình Phước", 2019, "Ủy ban nhân dân tỉnh Bình Phước")]
    [InlineData("Ủy ban nhân dân huyện Gò Dầu", 2019, "Ủy ban nhân dân huyện Gò Dầu")]
    public void On_a_day_before_its_end_a_unit_is_itself_or_the_next(string name, int year, string expected) =>
        Assert.Equal(expected, UnitDirectory.SuccessorOn(name, new PartialDate(year, 6, 1)));

    [Theory]
    [InlineData("Ủy ban nhân dân tỉnh Hải Hưng", "1997-01-01: Ủy ban nhân dân tỉnh Hải Dương|Ủy ban nhân dân tỉnh Hưng Yên")]
    [InlineData("Tỉnh ủy Hà Nam Ninh", "1991-12-26: Tỉnh ủy Nam Hà|Tỉnh ủy Ninh Bình")]
    [InlineData("Ủy ban nhân dân tỉnh Hà Tây", "2008-08-01 merged: Ủy ban nhân dân thành phố Hà Nội")]
    [InlineData("Tỉnh ủy Hải Dương", "2025-07-01 merged: Thành ủy Hải Phòng")]
    [InlineData("Ủy ban nhân dân tỉnh Thừa Thiên Huế", "2025-01-01: Ủy ban nhân dân thành phố Huế")]
    [InlineData("Sở Kế hoạch và Đầu tư tỉnh Yên Bái", "2025-03-01: Sở Tài chính tỉnh Yên Bái")]
    [InlineData("Bộ Thông tin và Truyền thông", "2025-03-01: Bộ Khoa học và Công nghệ")]
    [InlineData("Ủy ban nhân dân huyện Gò Dầu", "2025-07-01: ")]
    [InlineData("Ủy ban nhân dân tỉnh Cao Bằng", null)]
    [InlineData("Bộ Nội vụ", null)]
    public void What_ended_knows_when_and_what_it_became(string name, string? end) =>
        Assert.Equal(end, UnitDirectory.EndOf(name) is { } known ? $"{known.Next}{(known.IsMerger ? " merged" : "")}: {string.Join('|', known.Successors)}" : null);

    [Theory]
    [InlineData("Ủy ban nhân dân tỉnh Thái Nguyên", "Ủy ban nhân dân tỉnh Bắc Kạn|Ủy ban nhân dân tỉnh Bắc Thái")]
    [InlineData("Ủy ban nhân dân tỉnh Bắc Kạn", "Ủy ban nhân dân tỉnh Bắc Thái")]
    [InlineData("Thành ủy Hải Phòng", "Tỉnh ủy Hải Dương")]
    [InlineData("Sở Tài chính tỉnh Lào Cai", "Sở Tài chính tỉnh Yên Bái|Sở Kế hoạch và Đầu tư tỉnh Lào Cai|Sở Tài chính tỉnh Hoàng Liên Sơn")]
    [InlineData("Bộ Dân tộc và Tôn giáo", "Ủy ban Dân tộc")]
    [InlineData("Ủy ban nhân dân huyện Gò Dầu", "")]
    [InlineData("Ủy ban nhân dân tỉnh Cao Bằng", "")]
    public void What_stands_knows_what_went_into_it(string name, string before) =>
        Assert.Equal(before, string.Join('|', UnitDirectory.PredecessorsOf(name).Select(known => known.Name)));

    [Theory]
    [InlineData("Ủy ban nhân dân tỉnh Hà Bắc", 1995, "Hà Bắc", "Bắc Ninh")]
    [InlineData("Ủy ban nhân dân tỉnh Vĩnh Phú", 1993, "Vĩnh Phú", "Phú Thọ")]
    [InlineData("Ủy ban nhân dân tỉnh Hà Nam Ninh", 1988, "Hà Nam Ninh", "Ninh Bình")]
    [InlineData("Ủy ban nhân dân huyện Ba Vì", 2005, "Hà Tây", "Hà Nội")]
    [InlineData("Ủy ban nhân dân huyện Ba Vì", 2015, "Hà Nội", "Hà Nội")]
    [InlineData("Ủy ban nhân dân huyện Mê Linh", 2006, "Vĩnh Phúc", "Phú Thọ")]
    [InlineData("Ủy ban nhân dân thành phố Quy Nhơn", 2020, "Bình Định", "Gia Lai")]
    [InlineData("Ủy ban nhân dân huyện Đa Krông", 2020, "Quảng Trị", "Quảng Trị")]
    [InlineData("Ủy ban nhân dân thị xã Từ Sơn", 2019, "Bắc Ninh", "Bắc Ninh")]
    [InlineData("Ủy ban nhân dân thành phố Từ Sơn", 2023, "Bắc Ninh", "Bắc Ninh")]
    public void The_province_is_that_of_the_date(string name, int year, string province, string today)
    {
        var unit = UnitDirectory.Describe(name, new PartialDate(year, 5, 1));

        Assert.Equal((province, today), (unit.Province, unit.ProvinceToday));
    }

    [Fact]
    public void Communes_of_one_name_in_two_districts_are_two_units()
    {
        var date = new PartialDate(2022, 1, 1);
        var first = UnitDirectory.Describe("Ủy ban nhân dân xã Tân Lập", date, "Tây Ninh", "Tân Biên");
        var second = UnitDirectory.Describe("Ủy ban nhân dân xã Tân Lập", date, "Tây Ninh", "Châu Thành");

        Assert.Equal(("uy-ban-nhan-dan-xa-tan-lap-tan-bien-tay-ninh", "uy-ban-nhan-dan-xa-tan-lap-chau-thanh-tay-ninh"), (first.Slug, second.Slug));
        Assert.Equal(first.Slug, UnitDirectory.Describe("Ủy ban nhân dân xã Tân Lập, huyện Tân Biên, tỉnh Tây Ninh", date).Slug);
        Assert.Equal("uy-ban-nhan-dan-huyen-tan-bien", first.Ancestors[0]);
    }
}
