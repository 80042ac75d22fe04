using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Tests.Citations;

public sealed class IssuerNamesTests
{
    [Theory]
    [InlineData("UBND tỉnh", "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("Uỷ ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("Chủ tịch UBND tỉnh", "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", "Ủy ban nhân dân tỉnh Hà Tĩnh")]
    [InlineData("Ủy ban nhân dân TP.HCM", "Ủy ban nhân dân Thành phố Hồ Chí Minh")]
    [InlineData("UBND", "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("Ban Thường vụ Tỉnh ủy", "Tỉnh ủy Nghệ An")]
    [InlineData("Ban Chấp hành Đảng bộ tỉnh khóa XIX", "Tỉnh ủy Nghệ An")]
    [InlineData("BTV Tỉnh ủy Khánh Hoà", "Tỉnh ủy Khánh Hòa")]
    [InlineData("Bộ trưởng Bộ Nội vụ", "Bộ Nội vụ")]
    [InlineData("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "Văn phòng Chính phủ")]
    [InlineData("Thống đốc Ngân hàng Nhà nước", "Ngân hàng Nhà nước Việt Nam")]
    [InlineData("Chủ tịch nước", "Chủ tịch nước")]
    [InlineData("Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII", "Ban Chấp hành Trung ương Đảng")]
    [InlineData("Ban Bí thư Trung ương Đảng", "Ban Bí thư")]
    [InlineData("Bộ Văn hóa, Thể thao và Du lịch", "Bộ Văn hóa, Thể thao và Du lịch")]
    [InlineData("Bộ LĐ-TBXH", "Bộ Lao động - Thương binh và Xã hội")]
    [InlineData("Giám đốc Sở Nội vụ", "Sở Nội vụ tỉnh Nghệ An")]
    [InlineData("Hội đồng Thi đua – Khen thưởng tỉnh", "Hội đồng Thi đua - Khen thưởng tỉnh Nghệ An")]
    [InlineData("HĐND huyện Đô Lương", "Hội đồng nhân dân huyện Đô Lương")]
    [InlineData("CÔNG TY CỔ PHẦN SÔNG LAM", "Công Ty Cổ Phần Sông Lam")]
    public void A_stated_issuer_gets_its_full_name(string stated, string expected) =>
        Assert.Equal(expected, IssuerNames.Canonical(stated, Documents.NgheAn));

    [Theory]
    [InlineData("UBND huyện", "Ủy ban nhân dân huyện Đô Lương")]
    [InlineData("Huyện ủy", "Huyện ủy Đô Lương")]
    [InlineData("UBND tỉnh", "Ủy ban nhân dân tỉnh Nghệ An")]
    public void A_district_names_itself_and_its_province(string stated, string expected) =>
        Assert.Equal(expected, IssuerNames.Canonical(stated, Documents.District));

    [Theory]
    [InlineData("UBND thành phố", "Ủy ban nhân dân thành phố Cần Thơ")]
    [InlineData("Ban Thường vụ Thành ủy", "Thành ủy Cần Thơ")]
    [InlineData("Sở Y tế", "Sở Y tế thành phố Cần Thơ")]
    public void A_city_is_a_province(string stated, string expected) =>
        Assert.Equal(expected, IssuerNames.Canonical(stated, Documents.CanTho));

    [Theory]
    [InlineData("Chỉ thị số 02-CT/TU", "Thành ủy Cần Thơ")]
    [InlineData("Hướng dẫn số 08-HD/BTCTU", "Ban Tổ chức Thành ủy Cần Thơ")]
    public void The_provincial_code_of_the_Party_is_the_citys_in_a_city(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(Documents.ReadBody("theo " + text, Documents.CanTho)).Issuer);

    [Theory]
    [InlineData("")]
    [InlineData("các cấp")]
    public void What_names_no_organisation_is_none(string stated) => Assert.Null(IssuerNames.Canonical(stated, Documents.NgheAn));

    [Fact]
    public void Local_codes_of_a_district_leave_several_issuers() =>
        Assert.Null(Assert.Single(Documents.ReadBody("theo Quyết định số 12/QĐ-UBND", Documents.District)).Issuer);
}
