using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Resolution;
using Evidence = DirectiveSearch.Directives.Resolution.Evidence;

namespace DirectiveSearch.Tests.Resolution;

public sealed class ResolverTests
{
    [Fact]
    public void A_number_used_again_in_a_later_term_is_another_instrument() => Same(
        [
            State("Chỉ thị", "34-CT/TW", "2014-04-07", "Bộ Chính trị", documents: 5),
            State("Chỉ thị", "34-CT/TW", "2024-05-24", "Ban Bí thư"),
        ],
        "34-ct-tw-2014 XI", "34-ct-tw-2024 XIII");

    [Fact]
    public void Four_terms_make_four_instruments() => Same(
        [
            State("Chỉ thị", "35-CT/TW", "1998-06-03", "Bộ Chính trị"),
            State("Chỉ thị", "35-CT/TW", "2014-05-26", "Bộ Chính trị"),
            State("Chỉ thị", "35-CT/TW", "2019-05-30", "Bộ Chính trị"),
            State("Chỉ thị", "35-CT/TW", "2024-06-14", "Bộ Chính trị"),
        ],
        "35-ct-tw-1998 VIII", "35-ct-tw-2014 XI", "35-ct-tw-2019 XII", "35-ct-tw-2024 XIII");

    [Fact]
    public void Leading_zeros_of_short_numbers_do_not_count() => Same(
        [
            State("Chỉ thị", "05-CT/TW", "2016-05-15", "Bộ Chính trị", documents: 3),
            State("Chỉ thị", "5-CT/TW", "2016-05-15", "Bộ Chính trị"),
            State("Chỉ thị", "05-CT/TW", "2021-06-23", "Ban Bí thư"),
        ],
        "05-ct-tw-2016 XII", "05-ct-tw-2021 XIII");

    [Theory]
    [InlineData("05-CT/TW", "5-CT/TW", true)]
    [InlineData("05-CT/TW", "05/CT-TW", true)]
    [InlineData("012/CT-UBND", "12/CT-UBND", false)]
    [InlineData("34-CT/TW", "34-NQ/TW", false)]
    public void Numbers_share_a_group_by_their_counted_digits_and_codes(string one, string other, bool same) =>
        Assert.Equal(same, Resolver.GroupKey("Chỉ thị", one) == Resolver.GroupKey("Chỉ thị", other));

    [Fact]
    public void One_number_of_two_provinces_is_two_instruments() => Same(
        [
            State("Chỉ thị", "04/CT-UBND", "2021-01-22", "Ủy ban nhân dân tỉnh Khánh Hòa"),
            State("Chỉ thị", "04/CT-UBND", "2023-03-27", "Ủy ban nhân dân tỉnh Tây Ninh"),
        ],
        "04-ct-ubnd-khanh-hoa-2021 2021", "04-ct-ubnd-tay-ninh-2023 2023");

    [Fact]
    public void The_state_counts_anew_each_year() => Same(
        [
            State("Nghị quyết", "01/NQ-CP", "2014-01-02", "Chính phủ"),
            State("Nghị quyết", "01/NQ-CP", "2023-01-06", "Chính phủ"),
            State("Nghị quyết", "01/NQ-CP", "2025-01-08", "Chính phủ"),
        ],
        "01-nq-cp-2014 2014", "01-nq-cp-2023 2023", "01-nq-cp-2025 2025");

    [Fact]
    public void A_merged_province_counts_anew_from_its_first_day() => Same(
        [
            State("Chỉ thị", "04/CT-UBND", "2025-02-10", "Ủy ban nhân dân tỉnh Tây Ninh"),
            State("Chỉ thị", "04/CT-UBND", "2025-08-10", "Ủy ban nhân dân tỉnh Tây Ninh"),
            State("Chỉ thị", "04/CT-UBND", "2025-02-11", "Ủy ban nhân dân tỉnh Nghệ An", documents: 2),
            State("Chỉ thị", "04/CT-UBND", "2025-08-11", "Ủy ban nhân dân tỉnh Nghệ An"),
        ],
        "04-ct-ubnd-nghe-an-2025 2025", "04-ct-ubnd-tay-ninh-2025 2025", "04-ct-ubnd-tay-ninh-2025-07 2025-07");

    [Fact]
    public void The_type_word_keeps_decision_and_regulation_apart() => Same(
        [
            State("Quy định", "214-QĐ/TW", "2020-01-02", "Bộ Chính trị"),
            State("Quyết định", "214-QĐ/TW", "2020-01-12", "Bộ Chính trị"),
            State("Quy định", "216-QĐ/TW", "2009-04-01", "Bộ Chính trị") with { Number = "214-QĐ/TW" },
        ],
        "214-qd-tw-2020 XII", "quy-dinh-214-qd-tw-2009 X", "quy-dinh-214-qd-tw-2020 XII");

    [Fact]
    public void A_general_type_word_joins_the_typed_one()
    {
        var resolution = Resolver.Resolve(
        [
            State("Chỉ thị", "34-CT/TW", "2014-04-07", "Bộ Chính trị"),
            State("Văn bản", "34-CT/TW", "2014-04-07", null, id: 2),
            State("Quyết định", "34-CT/TW", "2014-04-07", null, id: 3),
        ]);
        Assert.Equal("Chỉ thị", Assert.Single(resolution.Instruments).Type);
        Assert.All(resolution.Assignments, assignment => Assert.Equal("34-ct-tw-2014", assignment.Slug));
        Assert.Equal(["type-against-code"], Assigned(resolution, 3).Warnings);
    }

    [Fact]
    public void A_wrong_day_makes_no_second_instrument()
    {
        var resolution = Resolver.Resolve(
        [
            State("Nghị quyết", "04-NQ/TW", "2016-10-30", "Ban Chấp hành Trung ương", documents: 4),
            State("Nghị quyết", "04-NQ/TW", "2016-10-20", "Ban Chấp hành Trung ương", id: 2),
        ]);
        var instrument = Assert.Single(resolution.Instruments);
        Assert.Equal(new PartialDate(2016, 10, 30), instrument.Date);
        Assert.Equal([new(new(2016, 10, 30), 4), new Stated<PartialDate>(new(2016, 10, 20), 1)], instrument.StatedDates);
        Assert.Equal(["date-outlier"], Assigned(resolution, 2).Warnings);
        Assert.True(Assigned(resolution, 2).Confidence < Assigned(resolution, 1).Confidence);
    }

    [Fact]
    public void A_wrong_year_of_a_party_document_makes_no_second_instrument() => Same(
        [
            State("Nghị quyết", "18-NQ/TW", "2017-10-25", "Ban Chấp hành Trung ương", documents: 4),
            State("Nghị quyết", "18-NQ/TW", "2022-06-16", "Ban Chấp hành Trung ương", documents: 2),
            State("Nghị quyết", "18-NQ/TW", "2025-10-25", "Ban Chấp hành Trung ương"),
        ],
        "18-nq-tw-2017 XII", "18-nq-tw-2022 XIII");

    [Fact]
    public void Undated_evidence_joins_the_only_instrument_that_was_there()
    {
        var resolution = Resolver.Resolve(
        [
            State("Chỉ thị", "34-CT/TW", "2014-04-07", "Bộ Chính trị"),
            State("Chỉ thị", "34-CT/TW", "2024-05-24", "Ban Bí thư", id: 2),
            State("Chỉ thị", "34-CT/TW", null, null, citing: "2020", id: 3),
            State("Chỉ thị", "34-CT/TW", null, null, citing: "2025", id: 4),
            State("Chỉ thị", "34-CT/TW", null, null, id: 5),
            State("Chỉ thị", "34-CT/TW", null, null, citing: "2010", id: 6),
        ]);
        Assert.Equal("34-ct-tw-2014", Assigned(resolution, 3).Slug);
        foreach (var id in (long[])[4, 5])
        {
            Assert.Null(Assigned(resolution, id).Slug);
            Assert.Equal(["34-ct-tw-2014", "34-ct-tw-2024"], Assigned(resolution, id).Candidates);
            Assert.Equal(["ambiguous-period"], Assigned(resolution, id).Warnings);
        }

        Assert.Equal("34-ct-tw-khong-ro-nam", Assigned(resolution, 6).Slug);
        Assert.Equal(["ambiguous-period"], Assigned(resolution, 6).Warnings);
    }

    [Fact]
    public void Without_issuer_and_place_not_even_an_equal_date_decides()
    {
        var resolution = Resolver.Resolve(
        [
            State("Chỉ thị", "04/CT-UBND", "2021-01-22", "Ủy ban nhân dân tỉnh Khánh Hòa", documents: 2),
            State("Chỉ thị", "04/CT-UBND", "2023-03-27", "Ủy ban nhân dân tỉnh Tây Ninh", id: 2),
            State("Chỉ thị", "04/CT-UBND", "2021-01-22", null, id: 3),
            State("Chỉ thị", "04/CT-UBND", "2021-02-01", null, id: 4),
            State("Chỉ thị", "04/CT-UBND", null, null, citing: "2024", id: 5),
            State("Chỉ thị", "04/CT-UBND", null, null, citing: "2022", id: 6),
        ]);
        Assert.Equal((null, "ambiguous-series", 1), Doubt(Assigned(resolution, 3)));
        Assert.Equal((null, "ambiguous-series", 0), Doubt(Assigned(resolution, 4)));
        Assert.Equal((null, "ambiguous-series", 2), Doubt(Assigned(resolution, 5)));
        Assert.Equal((null, "ambiguous-series", 1), Doubt(Assigned(resolution, 6)));
    }

    [Fact]
    public void A_number_with_its_own_year_needs_no_date() => Same(
        [
            State("Nghị định", "91/2017/NĐ-CP", "2017-07-31", "Chính phủ", documents: 9),
            State("Nghị định", "91/2017/NĐ-CP", null, "Thủ tướng Chính phủ"),
            State("Nghị định", "91/2017/NĐ-CP", "2018-07-31", "Chính phủ"),
        ],
        "91-2017-nd-cp 2017");

    [Fact]
    public void A_code_that_tells_one_office_decides_against_the_stated_issuer()
    {
        var resolution = Resolver.Resolve(
            [State("Luật", "06/2022/QH15", "2022-06-15", null, documents: 3), State("Luật", "06/2022/QH15", null, "Chính phủ", id: 2)]);
        Assert.Equal(("06-2022-qh15", "quoc-hoi", "2022"), (Assert.Single(resolution.Instruments) is var found ? (found.Slug, found.Series, found.Period) : default));
    }

    [Fact]
    public void Ministries_with_one_number_are_told_by_their_codes() => Assert.NotEqual(
        Resolver.GroupKey("Thông tư", "01/2024/TT-BNV"), Resolver.GroupKey("Thông tư", "01/2024/TT-UBDT"));

    [Fact]
    public void A_provincial_party_committee_has_its_own_series() => Same(
        [
            State("Chỉ thị", "16-CT/TU", "2014-09-25", "Tỉnh ủy Khánh Hòa"),
            State("Chỉ thị", "16-CT/TU", "2014-09-27", "Tỉnh ủy Hà Tĩnh"),
        ],
        "16-ct-tu-ha-tinh-2014 XI", "16-ct-tu-khanh-hoa-2014 XI");

    [Fact]
    public void A_held_document_is_what_its_instrument_holds()
    {
        var resolution = Resolver.Resolve(
        [
            State("Kế hoạch", "365/KH-UBND", "2020-01-14", "Ủy ban nhân dân tỉnh Đồng Nai"),
            State("Kế hoạch", "365/KH-UBND", "2020-01-14", "Ủy ban nhân dân tỉnh Đồng Nai", id: 2) with { HeldDocumentId = "abc" },
        ]);
        Assert.Equal("abc", Assert.Single(resolution.Instruments).HeldDocumentId);
    }

    [Fact]
    public void A_date_later_than_the_citing_document_is_no_date()
    {
        var resolution = Resolver.Resolve(
        [
            State("Chỉ thị", "34-CT/TW", "2014-04-07", "Bộ Chính trị", documents: 2),
            State("Chỉ thị", "34-CT/TW", "2041-04-07", "Bộ Chính trị", citing: "2021", id: 2),
        ]);
        Assert.Equal("34-ct-tw-2014", Assigned(resolution, 2).Slug);
        Assert.Contains("date-after-citing", Assigned(resolution, 2).Warnings);
        Assert.Single(resolution.Instruments);
    }

    private static (string?, string, int) Doubt(Assignment assignment) => (assignment.Slug, assignment.Warnings.Single(), assignment.Candidates.Count);

    private static Assignment Assigned(Directives.Resolution.Resolution resolution, long id) => resolution.Assignments.Single(assignment => assignment.EvidenceId == id);

    private static void Same(IReadOnlyList<Evidence> group, params string[] expected)
    {
        var resolution = Resolver.Resolve([.. group.Select((evidence, index) => evidence with { Id = index + 1 })]);
        Assert.Equal(expected, resolution.Instruments.Select(instrument => $"{instrument.Slug} {instrument.Period}").Order(StringComparer.Ordinal));
        Assert.All(resolution.Assignments, assignment => Assert.NotNull(assignment.Slug));
    }

    private static Evidence State(string type, string number, string? date, string? issuer, string? citing = null, long id = 1, int documents = 1) =>
        new(id, type, number, Date(date), issuer, null, Date(citing), null, documents);

    private static PartialDate? Date(string? iso) => iso?.Split('-').Select(int.Parse).ToArray() switch
    {
        [var year] => new PartialDate(year),
        [var year, var month] => new PartialDate(year, month),
        [var year, var month, var day] => new PartialDate(year, month, day),
        _ => null,
    };
}
