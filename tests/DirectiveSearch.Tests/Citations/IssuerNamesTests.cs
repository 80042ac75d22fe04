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
    [InlineData("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội tỉnh Nghệ An")]
    [InlineData("Sở LĐTB và XH", "Sở Lao động - Thương binh và Xã hội tỉnh Nghệ An")]
    [InlineData("Giám đốc Sở Lao động-TBXH", "Sở Lao động - Thương binh và Xã hội tỉnh Nghệ An")]
    [InlineData("Sở VHTT-DL", "Sở Văn hóa, Thể thao và Du lịch tỉnh Nghệ An")]
    [InlineData("Sở Văn hóa và Thể thao", "Sở Văn hóa và Thể thao tỉnh Nghệ An")]
    [InlineData("Sở GD & ĐT", "Sở Giáo dục và Đào tạo tỉnh Nghệ An")]
    [InlineData("Sở Nông nghiệp & PTNT", "Sở Nông nghiệp và Phát triển nông thôn tỉnh Nghệ An")]
    [InlineData("Bộ Giáo dục - Đào tạo", "Bộ Giáo dục và Đào tạo")]
    [InlineData("Bộ VH, TT và DL", "Bộ Văn hóa, Thể thao và Du lịch")]
    [InlineData("Đảng ủy Khối CQ&DN tỉnh", "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh Nghệ An")]
    [InlineData("Ban Nội chính Tỉnh ủy", "Ban Nội chính Tỉnh ủy Nghệ An")]
    [InlineData("Bộ CHQS tỉnh", "Bộ Chỉ huy quân sự tỉnh Nghệ An")]
    [InlineData("Cục Thuế tỉnh", "Cục Thuế tỉnh Nghệ An")]
    [InlineData("Cục Thuế", "Cục Thuế")]
    [InlineData("BQL Khu kinh tế", "Ban Quản lý Khu kinh tế")]
    [InlineData("Bộ Tư lệnh Quân khu 4", "Bộ Tư lệnh Quân khu 4")]
    [InlineData("Cục Văn thư và Lưu trữ nhà nước", "Cục Văn thư và Lưu trữ nhà nước")]
    [InlineData("Trung tâm Văn hóa và Thể thao", "Trung tâm Văn hóa và Thể thao")]
    [InlineData("Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số", "Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số")]
    [InlineData("Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số, cải cách hành chính và Đề án 06", "Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số, cải cách hành chính và Đề án 06")]
    [InlineData("Trung tâm Y tế khóa 5", "Trung tâm Y tế")]
    [InlineData("Cục Bảo vệ chính trị và Sở Tư pháp", "Cục Bảo vệ chính trị")]
    [InlineData("Trung tâm Văn hóa và Quyết định", "Trung tâm Văn hóa")]
    public void A_stated_issuer_gets_its_full_name(string stated, string expected) =>
        Assert.Equal(expected, IssuerNames.Canonical(stated, Documents.NgheAn));

    [Theory]
    [InlineData("UBND huyện", "Ủy ban nhân dân huyện Đô Lương")]
    [InlineData("Huyện ủy", "Huyện ủy Đô Lương")]
    [InlineData("UBND tỉnh", "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("Phòng Giáo dục và Đào tạo", "Phòng Giáo dục và Đào tạo huyện Đô Lương")]
    [InlineData("Phòng GD-ĐT huyện", "Phòng Giáo dục và Đào tạo huyện Đô Lương")]
    [InlineData("Trưởng phòng Lao động - Thương binh và Xã hội", "Phòng Lao động - Thương binh và Xã hội huyện Đô Lương")]
    [InlineData("Phòng VH-TT thành phố Vinh", "Phòng Văn hóa và Thông tin thành phố Vinh")]
    [InlineData("Văn phòng HĐND-UBND huyện", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Đô Lương")]
    public void A_district_names_itself_and_its_province(string stated, string expected) =>
        Assert.Equal(expected, IssuerNames.Canonical(stated, Documents.District));

    [Theory]
    // Whose department it is: of the school's district; of the commune's district, and since districts ended the commune's own; a province has none.
    [InlineData("Trường Trung học cơ sở Lê Lợi", Level.Commune, 2024, "Phòng Kinh tế huyện Đô Lương")]
    [InlineData("Ủy ban nhân dân xã Đà Sơn", Level.Commune, 2024, "Phòng Kinh tế huyện Đô Lương")]
    [InlineData("Ủy ban nhân dân xã Đô Lương", Level.Commune, 2026, "Phòng Kinh tế xã Đô Lương")]
    [InlineData("Ủy ban nhân dân tỉnh Nghệ An", Level.Province, 2024, "Phòng Kinh tế")]
    public void A_department_below_provinces_is_of_the_district_around_the_citing_unit(string citing, Level level, int year, string expected) =>
        Assert.Equal(expected, IssuerNames.Canonical("Phòng Kinh tế", Documents.Of("Kế hoạch", null, citing, "Nghệ An", level) with { Date = new PartialDate(year, 3, 1), District = level == Level.Commune ? "Đô Lương" : null }));

    [Fact]
    public void Since_districts_ended_a_department_that_no_commune_has_was_some_districts() =>
        Assert.Equal("Phòng Giáo dục và Đào tạo", IssuerNames.Canonical("Phòng GD&ĐT", Documents.Of("Kế hoạch", null, "Ủy ban nhân dân xã Đô Lương", "Nghệ An", Level.Commune) with { Date = new PartialDate(2026, 3, 1) }));

    [Fact]
    public void What_is_submitted_to_a_district_is_no_ministrys() =>
        Assert.Null(Assert.Single(Documents.ReadBody("theo Tờ trình số 48/TTr-LĐTBXH ngày 03/1/2024", Documents.District)).Issuer);

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
