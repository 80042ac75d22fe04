using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Resolution;

namespace DirectiveSearch.Tests.Resolution;

/// <summary>Wrong statements of an instrument make no second one.</summary>
public sealed class SlipTests
{
    /// <summary>What most documents state, what one states, and the warning that it gets.</summary>
    [Theory]
    // A day, a month of another.
    [InlineData("Nghị quyết 04-NQ/TW|2016-10-30", "Nghị quyết 04-NQ/TW|2016-10-20", "date-outlier")]
    [InlineData("Kết luận 21-KL/TW|2021-10-25", "Kết luận 21-KL/TW|2021-09-22", "date-outlier")]
    [InlineData("Quy định 296-QĐ/TW|2025-05-30", "Quy định 296-QĐ/TW|2025-05-20", "date-outlier")]
    [InlineData("Nghị quyết 48-NQ/TW|2005-05-24", "Nghị quyết 48-NQ/TW|2005-06-02", "date-outlier")]
    [InlineData("Quy định 89-QĐ/TW|2017-08-04", "Quy định 89-QĐ/TW|2017-12-19", "date-outlier")]
    [InlineData("Nghị định 98/2023/NĐ-CP|2023-12-31", "Nghị định 98/2023/NĐ-CP|2023-12-16", "date-outlier")]
    [InlineData("Thông tư 01/2024/TT-BNV|2024-02-24", "Thông tư 01/2024/TT-BNV|2024-02-01", "date-outlier")]
    [InlineData("Luật 47/2005/QH11|2005-06-14", "Luật 47/2005/QH11|2005-04-16", "date-outlier")]
    [InlineData("Luật 65/2025/QH15|2025-02-19", "Luật 65/2025/QH15|2025-06-16", "date-outlier")]
    [InlineData("Kế hoạch 88/KH-UBND|2022-03-04|Ủy ban nhân dân tỉnh Đồng Nai", "Kế hoạch 88/KH-UBND|2022-04-04|Ủy ban nhân dân tỉnh Đồng Nai", "date-outlier")]
    // A year: within the term, of another term, in a number that carries its own.
    [InlineData("Nghị quyết 68-NQ/TW|2025-05-04", "Nghị quyết 68-NQ/TW|2023-05-04", "date-outlier")]
    [InlineData("Nghị quyết 18-NQ/TW|2017-10-25", "Nghị quyết 18-NQ/TW|2025-10-25", "year-slip date-outlier")]
    [InlineData("Chỉ thị 40-CT/TW|2014-11-22", "Chỉ thị 40-CT/TW|2017-11-22", "year-slip date-outlier")]
    [InlineData("Luật 39/2018/QH14|2018-06-08", "Luật 39/2018/QH14|2016-06-08", "date-outlier")]
    // No such year, or one to come.
    [InlineData("Nghị quyết 60-NQ/TW|2025-04-12", "Nghị quyết 60-NQ/TW|0025-04-12", "year-impossible date-outlier")]
    [InlineData("Chỉ thị 34-CT/TW|2014-04-07", "Chỉ thị 34-CT/TW|2041-04-07|@2021", "date-after-citing date-outlier")]
    [InlineData("Quyết định 1505/QĐ-UBND|2025-11-20|Ủy ban nhân dân tỉnh Bắc Ninh", "Quyết định 1505/QĐ-UBND||Ủy ban nhân dân tỉnh Bắc Ninh|@2025-12", "")]
    // A separator, a zero, a look-alike, a swapped code.
    [InlineData("Chỉ thị 13/CT-TTg|2024-05-04", "Chỉ thị 13/CTTTg|2024-05-04", "")]
    [InlineData("Chỉ thị 22-CT/TW|2018-01-23", "Chỉ thị 22/CT-TW|2018-01-23", "")]
    [InlineData("Kết luận 221-KL/TW|2025-11-05", "Kết luận 221/KL/TW|2025-11-05", "")]
    [InlineData("Nghị quyết 57-NQ/TW|2024-12-22", "Nghị quyết 57NQ/TW|2024-12-22", "")]
    [InlineData("Nghị quyết 95/NQ-CP|2024-06-26", "Nghị quyết 95-NQ/CP|2024-06-26", "")]
    [InlineData("Nghị định 14/2022/NĐ-CP|2022-01-27", "Nghị định 14/2022/NĐ/CP|2022-01-27", "")]
    [InlineData("Quyết định 27/2018/QĐ-TTg|2018-07-06", "Quyết định 27/2018QĐ-TTg|2018-07-06", "")]
    [InlineData("Chỉ thị 05-CT/TW|2016-05-15", "Chỉ thị 5/CT-TW|2016-05-15", "")]
    [InlineData("Nghị định 30/2017/NĐ-CP|2017-03-21", "Nghị định 302017/NĐ-CP|2017-03-21", "")]
    // What a machine misread.
    [InlineData("Chỉ thị 34-CT/TW|2014-04-07", "Chỉ thị 34-CT/TVV|2014-04-07", "")]
    [InlineData("Luật 39/2013/QH13|2013-11-16", "Luật 39/2O13/QH13|2013-11-16", "")]
    [InlineData("Nghị định 90/2020/NĐ-CP|2020-08-13", "Nghị định 9O/2020/NĐ-CP|2020-08-13", "")]
    [InlineData("Nghị quyết 1683/NQ-UBTVQH15|2025-06-16", "Nghị quyết 1683/NQ-UBTVQHI5|2025-06-16", "")]
    [InlineData("Luật 15/2003/QH11|2003-11-26", "Luật 15/2003/QHl1|2003-11-26", "")]
    [InlineData("Hướng dẫn 42-HD/BTCTW|2025-10-28", "Hướng dẫn 42-HD/BTCTVV|2025-10-28", "")]
    // A type word.
    [InlineData("Công điện 03/CĐ-TTg|2026-01-10", "Công văn 03/CĐ-TTg|2026-01-10", "")]
    [InlineData("Hướng dẫn 7886/HD-BNV|2025-09-05", "Công văn 7886/HD-BNV|2025-09-05", "")]
    [InlineData("Quy định 69-QĐ/TW|2022-07-06", "Quyết định 69-QĐ/TW|2022-07-06", "type-outlier")]
    [InlineData("Chỉ thị 347-CT/TW|2025-06-01", "Quyết định 347-CT/TW|2025-06-01", "type-against-code")]
    // An issuer.
    [InlineData("Nghị quyết 68-NQ/TW|2025-05-04|Bộ Chính trị", "Nghị quyết 68-NQ/TW|2025-05-04|Ban Chấp hành Trung ương", "")]
    [InlineData("Nghị định 91/2017/NĐ-CP|2017-07-31|Chính phủ", "Nghị định 91/2017/NĐ-CP||Thủ tướng Chính phủ", "")]
    [InlineData("Quyết định 15/2010/QĐ-UBND|2010-04-26|Ủy ban nhân dân thành phố Hà Nội", "Quyết định 15/2010/QĐ-UBND|2010-04-26|Chính phủ", "issuer-against-code")]
    public void A_slip_makes_no_second_instrument(string right, string slip, string warnings)
    {
        var resolution = Resolver.Resolve(Stating.Of(right + "|×4", slip));
        var instrument = Assert.Single(resolution.Instruments);
        Assert.Equal(Stating.One(right).Date, instrument.Date);
        Assert.Equal(instrument.Slug, resolution.Of(2).Slug);
        Assert.Equal(warnings, string.Join(' ', resolution.Of(2).Warnings));
        // What the one document states stays to be seen.
        if (Stating.One(slip).Date is { } stated) Assert.Contains(instrument.StatedDates, date => date.Value == stated);
        if (Stating.One(slip).Issuer is { } issuer) Assert.Contains(instrument.StatedIssuers, one => one.Value == issuer);
    }

    /// <summary>The number of one term and the day of another's: that of the third is not touched.</summary>
    [Fact]
    public void A_wrong_year_leads_to_the_instrument_of_that_day_and_not_to_that_of_the_wrong_term()
    {
        var resolution = Resolver.Resolve(Stating.Of("Nghị quyết 18-NQ/TW|2017-10-25||×4", "Nghị quyết 18-NQ/TW|2022-06-16||×2", "Nghị quyết 18-NQ/TW|2025-10-25|"));
        Assert.Equal(["18-nq-tw-2017", "18-nq-tw-2022"], resolution.Slugs());
        Assert.Equal("18-nq-tw-2017", resolution.Of(3).Slug);
        Assert.Equal(["year-slip", "date-outlier"], resolution.Of(3).Warnings);
    }

    [Fact]
    public void The_header_of_a_held_document_decides_against_its_annex()
    {
        var resolution = Resolver.Resolve(Stating.Of(
            "Quyết định 2969/QĐ-UBND|2025-12-21|Ủy ban nhân dân tỉnh Nghệ An", "Quyết định 2969/QĐ-UBND|2025-11-21|Ủy ban nhân dân tỉnh Nghệ An|kho abc"));
        Assert.Equal((new PartialDate(2025, 11, 21), "abc"), (Assert.Single(resolution.Instruments).Date, resolution.Instruments[0].HeldDocumentId));
        Assert.Equal(["date-outlier"], resolution.Of(1).Warnings);
    }

    /// <summary>The state counts anew each year, and low numbers come around the same days: no more than the doubt is certain.</summary>
    [Fact]
    public void A_day_of_the_state_in_another_year_is_a_candidate_until_a_second_document_states_it()
    {
        var once = Resolver.Resolve(Stating.Of(
            "Chỉ thị 04/CT-UBND|2023-03-27|Ủy ban nhân dân tỉnh Tây Ninh|×3", "Chỉ thị 04/CT-UBND|2024-03-27|Ủy ban nhân dân tỉnh Tây Ninh"));
        Assert.Equal(["04-ct-ubnd-tay-ninh-2023"], once.Slugs());
        Assert.Null(once.Of(2).Slug);
        Assert.Equal(("year-doubtful", "04-ct-ubnd-tay-ninh-2023"), (Assert.Single(once.Of(2).Warnings), Assert.Single(once.Of(2).Candidates)));
        var twice = Resolver.Resolve(Stating.Of(
            "Chỉ thị 04/CT-UBND|2023-03-27|Ủy ban nhân dân tỉnh Tây Ninh|×3", "Chỉ thị 04/CT-UBND|2024-03-27|Ủy ban nhân dân tỉnh Tây Ninh|×2"));
        Assert.Equal(["04-ct-ubnd-tay-ninh-2023", "04-ct-ubnd-tay-ninh-2024"], twice.Slugs());
        var held = Resolver.Resolve(Stating.Of(
            "Chỉ thị 04/CT-UBND|2023-03-27|Ủy ban nhân dân tỉnh Tây Ninh|×3", "Chỉ thị 04/CT-UBND|2024-03-27|Ủy ban nhân dân tỉnh Tây Ninh|kho abc"));
        Assert.Equal(2, held.Instruments.Count);
    }

    [Fact]
    public void A_year_in_the_number_that_the_citing_document_could_not_know_makes_no_instrument()
    {
        var alone = Resolver.Resolve(Stating.Of("Luật 06/2052/QH15|||@2023"));
        Assert.Empty(alone.Instruments);
        Assert.Equal(["year-after-citing", "ambiguous-period"], alone.Of(1).Warnings);
        var known = Resolver.Resolve(Stating.Of("Luật 06/2022/QH15|||@2020", "Luật 06/2022/QH15|2022-06-15|"));
        Assert.Equal("06-2022-qh15", known.Of(1).Slug);
    }

    /// <summary>Other codes, digits or years are other numbers: they stay apart, and pages name them beside each other.</summary>
    [Theory]
    [InlineData("60/NQ-CP", "60-NQ/TW")]
    [InlineData("55-BQ/TW", "55-NQ/TW")]
    [InlineData("347-CT/TW", "347-QĐ/TW")]
    [InlineData("03/CT-TTg", "03/CĐ-TTg")]
    [InlineData("51/TT-BYT", "51/2024/TT-BYT")]
    [InlineData("65/2025/QH15", "72/2025/QH15")]
    [InlineData("26/21/NĐ-CP", "26/2021/NĐ-CP")]
    [InlineData("18/20202QĐ-UBND", "18/2020/QĐ-UBND")]
    public void Another_number_is_another_group(string one, string other) => Assert.NotEqual(Resolver.GroupKey("Văn bản", one), Resolver.GroupKey("Văn bản", other));

    /// <summary>Numbers of local offices come again each year or term: however often one is stated, or even held, later mentions may mean another.</summary>
    [Theory]
    [InlineData("Quyết định 396/QĐ-UBND", "2024-02-01", "Ủy ban nhân dân thành phố Đà Nẵng", "2024-12 2025-01 2025-02", "2025-03 2026")]
    [InlineData("Chỉ thị 01-CT/TU", "2021-01-20", "Tỉnh ủy Thái Bình", "2021-03 2024", "2027")]
    public void An_undated_mention_joins_a_number_of_a_local_office_only_while_it_is_new(string named, string date, string issuer, string during, string after)
    {
        foreach (var known in (string[])["", "|×2", "|kho abc"])
        {
            Directives.Resolution.Resolution Cited(string citing) => Resolver.Resolve(Stating.Of($"{named}|{date}|{issuer}{known}", $"{named}||{issuer}{citing}"));
            foreach (var citing in during.Split(' ')) Assert.NotNull(Cited("|@" + citing).Of(2).Slug);
            foreach (var citing in (string[])["", .. after.Split(' ').Select(citing => "|@" + citing)])
            {
                var told = Cited(citing);
                Assert.Equal((null, "ambiguous-period", Assert.Single(told.Slugs())), (told.Of(2).Slug, Assert.Single(told.Of(2).Warnings), Assert.Single(told.Of(2).Candidates)));
            }
        }
    }

    [Fact]
    public void Undated_mentions_of_what_nothing_else_states_may_mean_two_years()
    {
        string[] undated = ["Quyết định 396/QĐ-UBND||Ủy ban nhân dân thành phố Đà Nẵng|@2026"];
        Assert.NotNull(Resolver.Resolve(Stating.Of("Chỉ thị 34-CT/TW|2014-04-07|", "Chỉ thị 34-CT/TW||")).Of(2).Slug);
        Assert.Equal(["396-qd-ubnd-da-nang-khong-ro-nam"], Resolver.Resolve(Stating.Of(undated)).Slugs());
        Assert.Empty(Resolver.Resolve(Stating.Of([.. undated, .. undated])).Instruments);
    }

    /// <summary>The year of the citing document may be what was read wrongly.</summary>
    [Fact]
    public void A_date_that_cannot_be_joins_no_number_of_a_local_office()
    {
        var told = Resolver.Resolve(Stating.Of(
            "Kế hoạch 44/KH-UBND|2015-02-03|Ủy ban nhân dân tỉnh Đồng Tháp|×3", "Kế hoạch 44/KH-UBND|2016-02-03|Ủy ban nhân dân tỉnh Đồng Tháp|@2015"));
        Assert.Equal((null, "44-kh-ubnd-dong-thap-2015"), (told.Of(2).Slug, Assert.Single(told.Of(2).Candidates)));
        Assert.Equal(["date-after-citing", "ambiguous-period"], told.Of(2).Warnings);
    }

    [Fact]
    public void A_day_of_a_local_party_office_in_another_term_is_a_candidate()
    {
        var told = Resolver.Resolve(Stating.Of("Chỉ thị 01-CT/TU|2020-11-15|Tỉnh ủy Thái Bình|×2", "Chỉ thị 01-CT/TU|2015-11-15|Tỉnh ủy Thái Bình"));
        Assert.Equal((null, "year-doubtful", "01-ct-tu-thai-binh-2020"), (told.Of(2).Slug, Assert.Single(told.Of(2).Warnings), Assert.Single(told.Of(2).Candidates)));
    }

    [Fact]
    public void Without_issuer_the_own_province_is_meant_and_another_one_is_no_more_than_a_candidate()
    {
        var resolution = Resolver.Resolve(Stating.Of(
            "Chỉ thị 04/CT-UBND|2021-01-22|Ủy ban nhân dân tỉnh Khánh Hòa", "Chỉ thị 04/CT-UBND|2023-03-27|Ủy ban nhân dân tỉnh Tây Ninh|×2",
            "Chỉ thị 04/CT-UBND|||tỉnh Tây Ninh|@2023", "Chỉ thị 04/CT-UBND|||tỉnh Nghệ An|@2022", "Chỉ thị 04/CT-UBND|2021-01-22||tỉnh Nghệ An|@2022"));
        Assert.Equal(("04-ct-ubnd-tay-ninh-2023", "series-from-province"), (resolution.Of(3).Slug, Assert.Single(resolution.Of(3).Warnings)));
        Assert.Equal((null, "ambiguous-series", "04-ct-ubnd-khanh-hoa-2021"), (resolution.Of(4).Slug, Assert.Single(resolution.Of(4).Warnings), Assert.Single(resolution.Of(4).Candidates)));
        Assert.Equal((null, "ambiguous-series", "04-ct-ubnd-khanh-hoa-2021"), (resolution.Of(5).Slug, Assert.Single(resolution.Of(5).Warnings), Assert.Single(resolution.Of(5).Candidates)));
    }

    /// <summary>Khánh Hòa of today was joined from Khánh Hòa and Ninh Thuận.</summary>
    [Theory]
    [InlineData("11/02/2025", "2026", null, "Khánh Hòa")]
    [InlineData("11/9/2025", "2026", "Tỉnh ủy Khánh Hòa", null)]
    [InlineData("11/02/2024", "2025", "Tỉnh ủy Khánh Hòa", null)]
    public void An_issuer_that_only_the_code_tells_counts_for_nothing_before_its_province_was_joined(string cited, string year, string? issuer, string? province)
    {
        var extraction = Extractor.Extract(
            $"ỦY BAN NHÂN DÂN\nTỈNH KHÁNH HÒA\n-------\nSố: 12/KH-UBND\n\nKhánh Hòa, ngày 05 tháng 01 năm {year}\n\nKẾ HOẠCH\nCông tác thi đua\n\nTuyên truyền Chỉ thị số 37-CT/TU ngày {cited} bằng nhiều hình thức.\n");
        var citation = Assert.Single(extraction.Citations);
        Assert.Equal("Tỉnh ủy Khánh Hòa", citation.Issuer);
        var stated = Directives.Resolution.Stating.Of(citation, extraction.Metadata);
        Assert.Equal((issuer, province), (stated.Issuer, stated.Province));
    }
}
