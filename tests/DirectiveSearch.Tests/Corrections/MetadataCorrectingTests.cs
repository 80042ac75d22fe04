using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Corrections;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Corrections;

/// <summary>What people say of a document stands against what is read, and citations are understood by it.</summary>
public sealed class MetadataCorrectingTests
{
    private const string Plan = """
        ỦY BAN NHÂN DÂN
        TỈNH TÂY NINH
        Số: 365/KH-UBND
        Tây Ninh, ngày 14 tháng 01 năm 2025
        KẾ HOẠCH
        Công tác thi đua, khen thưởng năm 2025
        Căn cứ Quyết định số 12/QĐ-UBND ngày 05/3/2024 của UBND tỉnh về khen thưởng;
        """;

    [Theory]
    [InlineData(MetadataField.Number, "36/KH-UBND", "36/KH-UBND")]
    [InlineData(MetadataField.Number, "", "")]
    [InlineData(MetadataField.Type, "Quyết định", "Quyết định")]
    [InlineData(MetadataField.Title, "Thi đua", "Thi đua")]
    [InlineData(MetadataField.Date, "2024-01-15", "2024-01-15")]
    [InlineData(MetadataField.Date, "2024-01", "2024-01")]
    [InlineData(MetadataField.Date, "2024", "2024")]
    [InlineData(MetadataField.Date, "", "")]
    [InlineData(MetadataField.Signer, "Trần Văn B", "Trần Văn B")]
    [InlineData(MetadataField.Province, "Khánh Hòa", "Khánh Hòa")]
    public void A_field_says_what_people_say_and_keeps_what_was_read(MetadataField field, string value, string expected)
    {
        var read = Extractor.Extract(Plan).Metadata;
        var decided = Extractor.Extract(Plan, [new MetadataCorrection(field, "cũ"), new MetadataCorrection(field, value)]).Metadata;
        Assert.Equal(expected, MetadataCorrecting.ValueOf(decided, field));
        var replaced = Assert.Single(decided.Replaced);
        Assert.Equal((MetadataCorrecting.NameOf(field), MetadataCorrecting.ValueOf(read, field)), (replaced.Field, replaced.Value));
        Assert.Equal(MetadataCorrecting.Rule, decided.Reasons.Single(reason => reason.Field == MetadataCorrecting.NameOf(field)).Rule);
    }

    [Fact]
    public void The_issuer_brings_its_level_and_place_and_citations_follow()
    {
        var decided = Extractor.Extract(Plan, [new MetadataCorrection(MetadataField.Issuer, "Ủy ban nhân dân tỉnh Khánh Hòa")]);
        Assert.Equal(("Khánh Hòa", Level.Province, null), (decided.Metadata.Province, decided.Metadata.Level, decided.Metadata.District));
        Assert.Equal("Ủy ban nhân dân tỉnh Khánh Hòa", Assert.Single(decided.Citations).Issuer);
        Assert.Contains(decided.Metadata.Reasons, reason => reason is { Field: "province", Rule: MetadataCorrecting.DerivedRule });
        var central = Extractor.Extract(Plan, [new MetadataCorrection(MetadataField.Issuer, "Bộ Nội vụ")]).Metadata;
        Assert.Equal((null, Level.Central), (central.Province, central.Level));
    }

    [Fact]
    public void A_year_alone_is_no_date_and_what_is_decided_is_not_in_doubt()
    {
        var number = Plan.IndexOf("365", StringComparison.Ordinal);
        IReadOnlyList<TextSpan> doubts = [new TextSpan(number, number + 11)];
        Assert.Contains("number-read-doubtful", DoubtfulWords.Mark(Extractor.Extract(Plan), doubts).Metadata.Warnings);
        var decided = Extractor.Extract(Plan, [new MetadataCorrection(MetadataField.Number, "366/KH-UBND"), new MetadataCorrection(MetadataField.Date, "2024")]);
        Assert.Equal((null, 2024), (decided.Metadata.Date, decided.Metadata.Year));
        Assert.DoesNotContain("number-read-doubtful", DoubtfulWords.Mark(decided, doubts).Metadata.Warnings);
        Assert.Empty(DoubtfulWords.Of(decided, doubts));
    }

    [Theory]
    [InlineData("UBND tỉnh  Tây Ninh", "Ủy ban nhân dân tỉnh Tây Ninh", true, false)]
    [InlineData("UBND tỉnh", "Ủy ban nhân dân tỉnh", true, true)]
    [InlineData("Tỉnh ủy", "Tỉnh ủy", true, true)]
    [InlineData("Bộ Chính trị", "Bộ Chính trị", true, false)]
    [InlineData("Bàn phím", "Bàn phím", false, false)]
    public void A_unit_is_known_by_how_it_is_typed(string typed, string name, bool office, bool lacksPlace)
    {
        Assert.Equal(name, TypedUnit.Spelled(typed));
        Assert.Equal((office, lacksPlace), (TypedUnit.IsOffice(name), TypedUnit.LacksPlace(name)));
    }
}
