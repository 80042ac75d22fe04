using DirectiveSearch.Directives.Resolution;

namespace DirectiveSearch.Tests.Resolution;

/// <summary>One number, several instruments.</summary>
public sealed class OneNumberTests
{
    /// <summary>Numbers of the Party, with all the days on which something of that number was issued.</summary>
    public static TheoryData<string, string> Terms => new()
    {
        { "Chỉ thị 34-CT/TW", "2014-04-07 2024-05-24" },
        { "Chỉ thị 05-CT/TW", "2016-05-15 2021-06-23" },
        { "Chỉ thị 35-CT/TW", "1998-06-03 2014-05-26 2019-05-30 2024-06-14" },
        { "Chỉ thị 21-CT/TW", "2012-12-21 2023-05-04" },
        { "Chỉ thị 46-CT/TW", "2015-06-22 2025-05-16" },
        { "Nghị quyết 02-NQ/TW", "2011-04-25 2021-06-12 2026-03-17" },
        { "Nghị quyết 04-NQ/TW", "1998-10-17 2016-10-30 2026-04-01" },
        { "Nghị quyết 05-NQ/TW", "1998-10-17 2022-01-17 2026-04-07" },
        { "Nghị quyết 06-NQ/TW", "2011-07-16 2016-11-05 2022-01-24" },
        { "Nghị quyết 10-NQ/TW", "1999-02-02 2022-02-10 2026-06-08" },
        { "Nghị quyết 12-NQ/TW", "1999-08-16 2017-06-03 2022-03-16" },
        { "Nghị quyết 18-NQ/TW", "2017-10-25 2022-06-16" },
        { "Nghị quyết 19-NQ/TW", "2017-10-25 2022-06-16" },
        { "Nghị quyết 20-NQ/TW", "2017-10-25 2022-06-16" },
        { "Nghị quyết 23-NQ/TW", "2018-03-22 2022-10-06" },
        { "Nghị quyết 24-NQ/TW", "2013-06-03 2022-10-07" },
        { "Nghị quyết 26-NQ/TW", "2008-08-05 2018-05-19 2022-11-03" },
        { "Nghị quyết 27-NQ/TW", "2018-05-21 2022-11-09 2026-08-28" },
        { "Nghị quyết 28-NQ/TW", "2018-05-23 2022-11-17" },
        { "Nghị quyết 29-NQ/TW", "2013-11-04 2018-07-25 2022-11-17" },
        { "Nghị quyết 39-NQ/TW", "2015-04-17 2019-01-15" },
        { "Kết luận 14-KL/TW", "2002-07-26 2021-09-22" },
        { "Kết luận 56-KL/TW", "2013-02-21 2019-08-23" },
        { "Kết luận 118-KL/TW", "2016-01-04 2025-01-18" },
        { "Hướng dẫn 42-HD/BTCTW", "2005-04-13 2025-10-28" },
        { "Nghị quyết 01/NQ-CP", "2014-01-02 2023-01-06 2025-01-08" },
        { "Nghị quyết 02/NQ-CP", "2013-01-07 2025-01-08" },
        { "Nghị quyết 03/NQ-CP", "2010-01-15 2025-01-09" },
        { "Chỉ thị 01/CT-TTg", "2023-01-03 2024-01-04" },
        { "Chỉ thị 05/CT-TTg", "2013-04-04 2022-05-18 2025-03-01" },
        { "Chỉ thị 33/CT-TTg", "2021-11-26 2025-11-06" },
        // Numbers and days of our own.
        { "Kết luận 7-KL/TW", "2011-08-01 2016-10-03 2021-06-11" },
        { "Thông báo 12/TB-VPCP", "2019-01-11 2020-01-13 2021-01-14" },
    };

    [Theory]
    [MemberData(nameof(Terms))]
    public void Each_day_is_an_instrument_of_its_own(string named, string days)
    {
        var dates = days.Split(' ');
        var told = Resolver.Resolve(Stating.Of([.. dates.Select(day => $"{named}|{day}|")]));
        Assert.Equal(dates, told.Instruments.Select(instrument => $"{instrument.Date}").Order(StringComparer.Ordinal));
        Assert.All(told.Assignments, assignment => Assert.NotNull(assignment.Slug));
        // However often each is stated, and whoever is said to have issued it.
        var often = Resolver.Resolve(Stating.Of([.. dates.SelectMany((day, index) => (string[])[$"{named}|{day}||×{index + 2}", $"{named}|{day}|Ban Bí thư"])]));
        Assert.Equal(told.Slugs(), often.Slugs());
    }

    [Theory]
    [InlineData("Quy định 216-QĐ/TW|2009-04-01", "Quyết định 216-QĐ/TW|2020-01-02")]
    [InlineData("Quy định 214-QĐ/TW|2020-01-02", "Quyết định 214-QĐ/TW|2024-12-28")]
    [InlineData("Quy định 89-QĐ/TW|2017-08-04", "Quyết định 89-QĐ/TW|2022-12-01")]
    [InlineData("Quy định 10-QĐ/TW|2021-03-05", "Quyết định 10-QĐ/TW|2021-04-14")]
    [InlineData("Chỉ thị 04/CT-UBND|2021-01-22|Ủy ban nhân dân tỉnh Khánh Hòa", "Chỉ thị 04/CT-UBND|2023-03-27|Ủy ban nhân dân tỉnh Tây Ninh")]
    [InlineData("Chỉ thị 03/CT-UBND|2020-03-24|Ủy ban nhân dân tỉnh Tây Ninh", "Chỉ thị 03/CT-UBND|2019-03-19|Ủy ban nhân dân tỉnh Quảng Trị")]
    [InlineData("Quyết định 71/2025/QĐ-UBND|2025-11-18|Ủy ban nhân dân tỉnh Bắc Ninh", "Quyết định 71/2025/QĐ-UBND|2025-11-26|Ủy ban nhân dân thành phố Hà Nội")]
    [InlineData("Quyết định 3760/QĐ-UBND|2025-11-19|Ủy ban nhân dân tỉnh Nghệ An", "Quyết định 3760/QĐ-UBND|2025-12-01|Ủy ban nhân dân tỉnh Thanh Hóa")]
    [InlineData("Kế hoạch 12/KH-UBND|2022-02-08|Ủy ban nhân dân huyện Gò Dầu, tỉnh Tây Ninh", "Kế hoạch 12/KH-UBND|2022-02-08|Ủy ban nhân dân huyện Tân Biên, tỉnh Tây Ninh")]
    [InlineData("Nghị quyết 05-NQ/TU|2021-06-23|Tỉnh ủy Đồng Nai", "Nghị quyết 05-NQ/TU|2021-06-23|Thành ủy Hà Nội")]
    public void Type_or_issuer_tells_them_apart(string one, string other)
    {
        Assert.Equal(2, Resolver.Resolve(Stating.Of(one, other)).Instruments.Count);
        Assert.Equal(2, Resolver.Resolve(Stating.Of(one + "|×9", other + "|×2")).Instruments.Count);
    }

    [Fact]
    public void Codes_of_ministries_and_courts_are_numbers_of_their_own() => Assert.Equal(
        ["01-2024-tt-bnv", "01-2024-tt-tandtc", "01-2024-tt-ubdt"],
        ((string[])["01/2024/TT-BNV", "01/2024/TT-UBDT", "01/2024/TT-TANDTC"]).SelectMany(number => Resolver.Resolve(Stating.Of($"Thông tư {number}|")).Slugs()).Order(StringComparer.Ordinal));

    /// <summary>A law that amends two others is one law.</summary>
    [Fact]
    public void What_is_cited_for_two_ends_is_one() => Assert.Equal(
        ["32-2009-qh12"], Resolver.Resolve(Stating.Of("Luật 32/2009/QH12|2009-06-18|Quốc hội", "Luật 32/2009/QH12||", "Bộ luật 32/2009/QH12|2009-06-18|Quốc hội")).Slugs());
}
