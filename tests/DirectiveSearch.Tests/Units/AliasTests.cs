using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Tests.Units;

public sealed class AliasTests
{
    private static DocumentMetadata Of(string issuer, string? province, string? district, Level level, int year = 2023) =>
        new("Kế hoạch", null, null, null, new PartialDate(year, 5, 1), year, issuer, province, district, level, null, [], []);

    private static readonly DocumentMetadata Provincial = Of("Ủy ban nhân dân tỉnh Kon Tum", "Kon Tum", null, Level.Province);
    private static readonly DocumentMetadata OfDistrict = Of("Ủy ban nhân dân huyện Tri Tôn", "An Giang", "Tri Tôn", Level.District);
    private static readonly DocumentMetadata OfCity = Of("Ủy ban nhân dân Thành phố Hồ Chí Minh", "Hồ Chí Minh", null, Level.Province);

    [Theory]
    [InlineData("Ban Bí thư Trung ương Đảng", "Ban Bí thư")]
    [InlineData("BCH Trung ương Đảng", "Ban Chấp hành Trung ương Đảng")]
    [InlineData("Hội nghị lần thứ sáu Ban Chấp hành Trung ương khóa XII", "Ban Chấp hành Trung ương Đảng")]
    [InlineData("Bộ Chính trị (khóa XIII)", "Bộ Chính trị")]
    [InlineData("Tổng LĐLĐVN", "Tổng Liên đoàn Lao động Việt Nam")]
    [InlineData("Đoàn Chủ tịch Tổng Liên đoàn Lao động Việt Nam", "Tổng Liên đoàn Lao động Việt Nam")]
    [InlineData("Ban Thường trực Ủy ban Trung ương MTTQ Việt Nam", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam")]
    [InlineData("Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam")]
    [InlineData("Bộ trưởng Bộ Nội vụ", "Bộ Nội vụ")]
    [InlineData("Ban TĐKT Trung ương", "Ban Thi đua - Khen thưởng Trung ương")]
    [InlineData("Hội đồng Thi đua - Khen thưởng Trung ương", "Hội đồng Thi đua - Khen thưởng Trung ương")]
    [InlineData("Phó Thủ tướng Chính phủ", "Thủ tướng Chính phủ")]
    [InlineData("Thống đốc Ngân hàng Nhà nước", "Ngân hàng Nhà nước Việt Nam")]
    [InlineData("Đoàn Chủ tịch Trung ương Hội LHPN Việt Nam", "Trung ương Hội Liên hiệp Phụ nữ Việt Nam")]
    [InlineData("Ban Chấp hành Trung ương Đoàn TNCS Hồ Chí Minh", "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh")]
    [InlineData("BTV Trung ương Hội Nông dân Việt Nam", "Trung ương Hội Nông dân Việt Nam")]
    [InlineData("Ban Tuyên giáo và Dân vận Trung ương", "Ban Tuyên giáo và Dân vận Trung ương")]
    [InlineData("Ủy ban Kiểm tra Trung ương", "Ủy ban Kiểm tra Trung ương")]
    public void Bodies_of_the_centre_have_one_name(string stated, string canonical) =>
        Assert.Equal(canonical, IssuerNames.Canonical(stated, Provincial));

    [Theory]
    [InlineData("UBND tỉnh", "Ủy ban nhân dân tỉnh Kon Tum")]
    [InlineData("Uỷ ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh Kon Tum")]
    [InlineData("Chủ tịch UBND tỉnh", "Ủy ban nhân dân tỉnh Kon Tum")]
    [InlineData("HĐND tỉnh", "Hội đồng nhân dân tỉnh Kon Tum")]
    [InlineData("Thường trực HĐND tỉnh", "Hội đồng nhân dân tỉnh Kon Tum")]
    [InlineData("Tỉnh ủy", "Tỉnh ủy Kon Tum")]
    [InlineData("Ban Thường vụ Tỉnh ủy", "Tỉnh ủy Kon Tum")]
    [InlineData("Thường trực Tỉnh ủy", "Tỉnh ủy Kon Tum")]
    [InlineData("Ban Chấp hành Đảng bộ tỉnh", "Tỉnh ủy Kon Tum")]
    [InlineData("BCH Đảng bộ tỉnh", "Tỉnh ủy Kon Tum")]
    [InlineData("Hội đồng TĐKT tỉnh", "Hội đồng Thi đua - Khen thưởng tỉnh Kon Tum")]
    [InlineData("Hội đồng Thi đua, khen thưởng tỉnh", "Hội đồng Thi đua - Khen thưởng tỉnh Kon Tum")]
    [InlineData("LĐLĐ tỉnh", "Liên đoàn Lao động tỉnh Kon Tum")]
    [InlineData("Ban Thường vụ LĐLĐ tỉnh", "Liên đoàn Lao động tỉnh Kon Tum")]
    [InlineData("Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Kon Tum")]
    [InlineData("UBMTTQ Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Kon Tum")]
    [InlineData("Hội LHPN tỉnh", "Hội Liên hiệp Phụ nữ tỉnh Kon Tum")]
    [InlineData("Hội CCB tỉnh", "Hội Cựu chiến binh tỉnh Kon Tum")]
    [InlineData("Hội Người cao tuổi tỉnh", "Hội Người cao tuổi tỉnh Kon Tum")]
    [InlineData("Hội CTĐ tỉnh", "Hội Chữ thập đỏ tỉnh Kon Tum")]
    [InlineData("Ban Thường vụ Tỉnh đoàn", "Tỉnh đoàn Kon Tum")]
    [InlineData("Giám đốc Sở Nội vụ", "Sở Nội vụ tỉnh Kon Tum")]
    [InlineData("Sở GD&ĐT", "Sở Giáo dục và Đào tạo tỉnh Kon Tum")]
    [InlineData("Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh", "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh Kon Tum")]
    [InlineData("UBND huyện Sa Thầy", "Ủy ban nhân dân huyện Sa Thầy")]
    [InlineData("UBND huyện Châu Thành, tỉnh Bến Tre", "Ủy ban nhân dân huyện Châu Thành, tỉnh Bến Tre")]
    [InlineData("UBND xã Tân Phú, huyện Châu Thành, tỉnh Bến Tre", "Ủy ban nhân dân xã Tân Phú, huyện Châu Thành, tỉnh Bến Tre")]
    [InlineData("UBND huyện Sa Thầy, tỉnh Kon Tum", "Ủy ban nhân dân huyện Sa Thầy")]
    public void Local_bodies_are_those_of_the_citing_documents_place(string stated, string canonical) =>
        Assert.Equal(canonical, IssuerNames.Canonical(stated, Provincial));

    [Theory]
    [InlineData("UBND huyện", "Ủy ban nhân dân huyện Tri Tôn")]
    [InlineData("Huyện ủy", "Huyện ủy Tri Tôn")]
    [InlineData("Ban Thường vụ Huyện ủy", "Huyện ủy Tri Tôn")]
    [InlineData("UBND tỉnh", "Ủy ban nhân dân tỉnh An Giang")]
    [InlineData("Liên đoàn Lao động tỉnh", "Liên đoàn Lao động tỉnh An Giang")]
    [InlineData("UBND xã Tân Lập, huyện Tri Tôn", "Ủy ban nhân dân xã Tân Lập")]
    [InlineData("UBND xã Tân Lập, huyện Tịnh Biên", "Ủy ban nhân dân xã Tân Lập, huyện Tịnh Biên")]
    public void In_a_district_the_words_mean_the_district(string stated, string canonical) =>
        Assert.Equal(canonical, IssuerNames.Canonical(stated, OfDistrict));

    [Theory]
    [InlineData("UBND Thành phố", "Ủy ban nhân dân Thành phố Hồ Chí Minh")]
    [InlineData("UBND TP.HCM", "Ủy ban nhân dân Thành phố Hồ Chí Minh")]
    [InlineData("Ban Thường vụ Thành ủy", "Thành ủy Thành phố Hồ Chí Minh")]
    public void In_a_city_under_the_centre_the_words_mean_the_city(string stated, string canonical) =>
        Assert.Equal(canonical, IssuerNames.Canonical(stated, OfCity));

    [Theory]
    [InlineData("Hiệp hội Vận tải thủy Việt Nam", "Hiệp hội Vận tải thủy Việt Nam")]
    [InlineData("Hội Kiến tạo đô thị và Cảnh quan Việt Nam về tiêu chí xét tặng", "Hội Kiến tạo đô thị và Cảnh quan Việt Nam")]
    [InlineData("Hội Nghề muối Việt Nam bằng các việc cụ thể", "Hội Nghề muối Việt Nam")]
    [InlineData("Hội Nghề muối và Hội Nghề chài Việt Nam", "Hội Nghề muối")]
    [InlineData("Ban Tổ chức Ngày hội các dân tộc thiểu số Việt Nam", "Ban Tổ chức Ngày hội các dân tộc thiểu số Việt Nam")]
    [InlineData("Tổ Rà soát dữ liệu số 12/KH-TRS", "Tổ Rà soát dữ liệu")]
    [InlineData("Công ty Muối tại tỉnh", "Công ty Muối")]
    public void A_name_of_no_table_goes_up_to_its_country_or_to_words_that_end_it(string stated, string canonical) =>
        Assert.Equal(canonical, IssuerNames.Canonical(stated, Provincial));

    [Theory]
    [InlineData("Ban Pháp chế của HĐND tỉnh", "Ban Pháp chế Hội đồng nhân dân tỉnh Kon Tum")]
    [InlineData("Ban Dân tộc của Hội đồng nhân dân tỉnh", "Ban Dân tộc Hội đồng nhân dân tỉnh Kon Tum")]
    [InlineData("Ban Dân tộc tỉnh", "Ban Dân tộc tỉnh Kon Tum")]
    public void A_committee_of_the_council_is_one_unit_and_no_office_of_the_government(string stated, string canonical) =>
        Assert.Equal(canonical, IssuerNames.Canonical(stated, Provincial));

    [Theory]
    [InlineData("Hiệu trưởng", "Trường Cao đẳng Nghề muối", "Trường Cao đẳng Nghề muối")]
    [InlineData("Hiệu trưởng về học bổng", "Trường Cao đẳng Nghề muối", "Trường Cao đẳng Nghề muối")]
    [InlineData("Giám đốc", "Sở Nội vụ tỉnh Kon Tum", "Sở Nội vụ tỉnh Kon Tum")]
    [InlineData("Hiệu trưởng", "Sở Nội vụ tỉnh Kon Tum", null)]
    public void The_bare_title_of_a_head_is_the_citing_unit_of_that_kind(string stated, string own, string? canonical) =>
        Assert.Equal(canonical, IssuerNames.Canonical(stated, Of(own, "Kon Tum", null, Level.Province)));

    [Theory]
    [InlineData("Nêu gương theo Chỉ thị số 7-CT/TU ngày 4/5/2022 của Tỉnh ủy.", null)]
    [InlineData("Nêu gương theo Công văn số 7/UBND-NC ngày 4/5/2022 của UBND tỉnh.", null)]
    [InlineData("Nêu gương theo Công văn số 7/UBND-NC ngày 4/5/2022 của UBND tỉnh Kon Tum.", "Ủy ban nhân dân tỉnh Kon Tum")]
    public void An_office_of_a_place_that_nothing_tells_is_no_issuer(string text, string? issuer) =>
        Assert.Equal(issuer, Assert.Single(Extractor.Extract(text).Citations).Issuer);

    [Theory]
    [InlineData("Ủy ban nhân dân tỉnh Kon Tum", "UBND tỉnh Kon Tum")]
    [InlineData("Hội đồng nhân dân huyện Tri Tôn", "HĐND huyện Tri Tôn")]
    [InlineData("Liên đoàn Lao động tỉnh An Giang", "LĐLĐ tỉnh An Giang")]
    [InlineData("Hội Liên hiệp Phụ nữ tỉnh An Giang", "Hội LHPN tỉnh An Giang")]
    [InlineData("Hội Chữ thập đỏ tỉnh An Giang", "Hội CTĐ tỉnh An Giang")]
    public void The_short_name_is_the_one_that_officials_write(string name, string shortName)
    {
        var unit = UnitDirectory.Describe(name, new PartialDate(2023));

        Assert.Equal(shortName, unit.ShortName);
        Assert.Equal(name, IssuerNames.Canonical(shortName, Provincial));
    }
}
