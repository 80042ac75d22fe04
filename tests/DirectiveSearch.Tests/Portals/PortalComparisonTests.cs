using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Portals;

namespace DirectiveSearch.Tests.Portals;

/// <summary>When what a portal says of a document contradicts its text, and when it is just written otherwise.</summary>
public sealed class PortalComparisonTests
{
    private const Agreement Same = Agreement.Agrees;
    private const Agreement Other = Agreement.Disagrees;
    private const Agreement Open = Agreement.Unknown;

    [Theory]
    [InlineData("12/KH-UBND", Same)]
    [InlineData("12 /KH-UBND", Same)]
    [InlineData("12/kh-ubnd", Same)]
    [InlineData("Số: 12/KH-UBND", Same)]
    [InlineData("số 012/KH–UBND", Same)]
    [InlineData("12/KHUBND", Same)]
    [InlineData("12", Same)]
    [InlineData("13", Other)]
    [InlineData("21/KH-UBND", Other)]
    [InlineData("12/QĐ-UBND", Other)]
    [InlineData("12/KH", Open)]
    [InlineData("KH-UBND", Open)]
    [InlineData("/KH-UBND", Open)]
    [InlineData("không số", Open)]
    [InlineData("12/KH-UBND.NC", Open)]
    [InlineData("10/TB-UBND; 12/KH-UBND", Open)]
    public void Numbers_meet_by_their_keys(string stated, Agreement expected) => Assert.Equal(expected, Of("number", stated));

    [Theory]
    [InlineData("07/4/2014", Same)]
    [InlineData("7/04/2014", Same)]
    [InlineData("07-04-2014", Same)]
    [InlineData("07.04.2014", Same)]
    [InlineData("07/04/2014 00:00:00", Same)]
    [InlineData("2014-04-07", Same)]
    [InlineData("2014-04-07T00:00:00+07:00", Same)]
    [InlineData("4/7/2014 12:00:00 AM", Same)]
    [InlineData("2014-04-06T17:00:00Z", Same)]
    [InlineData("2014-04-07T17:00:00Z", Other)]
    [InlineData("ngày 07 tháng 4 năm 2014", Same)]
    [InlineData("Thứ hai, 07/04/2014", Same)]
    [InlineData("tháng 4/2014", Same)]
    [InlineData("08/4/2014", Other)]
    [InlineData("07/4/2015", Other)]
    [InlineData("4/17/2014", Other)]
    [InlineData("tháng 5 năm 2014", Other)]
    [InlineData("01/01/0001", Open)]
    [InlineData("31/02/2014", Open)]
    [InlineData("2014", Open)]
    [InlineData("đang cập nhật", Open)]
    [InlineData("07/4/2014 - 08/4/2014 - 09/4/2014 - 10/4/2014 - 11/4/2014 - 12/4/2014", Open)]
    public void Dates_meet_however_they_are_written(string stated, Agreement expected) => Assert.Equal(expected, Of("issued", stated));

    [Theory]
    [InlineData("Kế hoạch", Same)]
    [InlineData("KẾ HOẠCH", Same)]
    [InlineData("Ke hoach", Same)]
    [InlineData("KH", Same)]
    [InlineData("Kế hoạch hành động", Same)]
    [InlineData("Quyết định", Other)]
    [InlineData("Công văn", Other)]
    [InlineData("Văn bản", Open)]
    [InlineData("Văn bản điều hành", Open)]
    [InlineData("Khác", Open)]
    public void Types_meet_by_their_words(string stated, Agreement expected) => Assert.Equal(expected, Of("type", stated));

    [Theory]
    [InlineData("Ủy ban nhân dân tỉnh Nghệ An", Same)]
    [InlineData("UBND tỉnh Nghệ An", Same)]
    [InlineData("UBND TỈNH NGHỆ AN", Same)]
    [InlineData("Uỷ ban nhân dân tỉnh", Same)]
    [InlineData("UBND Tỉnh", Same)]
    [InlineData("UBND", Same)]
    [InlineData("Chủ tịch UBND tỉnh", Same)]
    [InlineData("UBND tỉnh Nghệ An/Chủ tịch/Nguyễn Văn An", Same)]
    [InlineData("Hội đồng nhân dân tỉnh Nghệ An", Other)]
    [InlineData("Sở Nội vụ", Other)]
    [InlineData("UBND tỉnh Hà Tĩnh", Other)]
    [InlineData("Tỉnh Nghệ An", Open)]
    [InlineData("Cơ quan khác", Open)]
    [InlineData("Sở Nội vụ, Sở Tài chính", Open)]
    public void Issuers_meet_by_their_units(string stated, Agreement expected) => Assert.Equal(expected, Of("issuer", stated));

    [Fact]
    public void A_unit_that_was_merged_is_no_other_than_the_one_that_took_its_place()
    {
        var metadata = Plan with { Issuer = "Ủy ban nhân dân tỉnh Ninh Thuận", Province = "Ninh Thuận" };
        Assert.Equal(Open, Of("issuer", "UBND tỉnh Khánh Hòa", metadata));
        Assert.Equal(Other, Of("issuer", "UBND tỉnh Lâm Đồng", metadata));
    }

    [Theory]
    [InlineData("Kế hoạch công tác thi đua, khen thưởng năm 2021", Same)]
    [InlineData("V/v công tác thi đua khen thưởng năm 2021 trên địa bàn tỉnh", Same)]
    [InlineData("ke hoach cong tac thi dua, khen thuong…", Same)]
    [InlineData("Phê duyệt đồ án quy hoạch chi tiết xây dựng khu dân cư mới", Other)]
    [InlineData("Báo cáo", Open)]
    [InlineData("Công tác cán bộ năm 2022 và giai đoạn tới", Open)]
    public void Subjects_meet_by_their_words(string stated, Agreement expected) => Assert.Equal(expected, Of("subject", stated));

    [Theory]
    [InlineData("Nguyễn Văn An", Same)]
    [InlineData("NGUYEN VAN AN", Same)]
    [InlineData("Phó Chủ tịch Nguyễn Văn An", Same)]
    [InlineData("Nguyễn An", Open)]
    [InlineData("Trần Thị Bình", Other)]
    [InlineData("Chủ tịch", Other)]
    [InlineData("Bình", Open)]
    public void Signers_meet_by_their_names(string stated, Agreement expected) => Assert.Equal(expected, Of("signer", stated));

    [Fact]
    public void What_the_text_does_not_say_is_not_compared()
    {
        var silent = new DocumentMetadata(null, null, null, null, null, null, null, null, null, null, null, [], []);
        foreach (var field in new[] { "number", "issued", "type", "issuer", "signer", "subject", "effective", "expires", "status", "field", "?" })
        {
            Assert.Equal(Open, Of(field, "12/KH-UBND", silent));
            Assert.Equal(Open, Of(field, " ", Plan));
        }
    }

    [Fact]
    public void A_page_with_several_documents_contradicts_just_the_one_whose_number_it_gives()
    {
        var fields = new Dictionary<string, string> { ["number"] = "99/QĐ-UBND", ["issued"] = "09/9/2019", ["status"] = "Còn hiệu lực" };
        Assert.Equal([Other, Other, Open], fields.Keys.Select(key => PortalComparison.Compare(fields, Plan, shared: false)[key]));
        Assert.Equal([Open, Open, Open], fields.Keys.Select(key => PortalComparison.Compare(fields, Plan, shared: true)[key]));
        fields["number"] = "12/KH-UBND";
        Assert.Equal([Same, Other, Open], fields.Keys.Select(key => PortalComparison.Compare(fields, Plan, shared: true)[key]));
    }

    private static readonly DocumentMetadata Plan = new(
        "Kế hoạch", "Kế hoạch công tác thi đua, khen thưởng năm 2021", "12/KH-UBND", null, new PartialDate(2014, 4, 7), 2014, "Ủy ban nhân dân tỉnh Nghệ An", "Nghệ An", null, Level.Province,
        "Nguyễn Văn An", [], []);

    private static Agreement Of(string field, string stated) => Of(field, stated, Plan);

    private static Agreement Of(string field, string stated, DocumentMetadata metadata) =>
        PortalComparison.Compare(new Dictionary<string, string> { [field] = stated }, metadata, shared: false)[field];
}
