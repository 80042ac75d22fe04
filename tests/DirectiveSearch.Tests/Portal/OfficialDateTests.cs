using DirectiveSearch.Directives;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Tests.Portal;

public sealed class OfficialDateTests
{
    [Theory]
    [InlineData(2014, 4, 7, "07/4/2014")]
    [InlineData(2014, 10, 24, "24/10/2014")]
    [InlineData(2020, 2, 11, "11/02/2020")]
    [InlineData(2020, 1, null, "01/2020")]
    [InlineData(2020, null, null, "2020")]
    public void Dates_are_written_as_officials_write_them(int year, int? month, int? day, string expected) =>
        Assert.Equal(expected, OfficialDate.Format(new PartialDate(year, month, day)));

    [Fact]
    public void Days_between_need_both_days()
    {
        var issued = new PartialDate(2014, 4, 7);
        Assert.Equal(86, OfficialDate.DaysBetween(issued, new PartialDate(2014, 7, 2)));
        Assert.Null(OfficialDate.DaysBetween(issued, new PartialDate(2014, 7)));
        Assert.Null(OfficialDate.DaysBetween(null, issued));
        Assert.Null(OfficialDate.DaysBetween(issued, new PartialDate(2021, 2, 30)));
    }

    [Fact]
    public void Moments_are_shown_in_Vietnam_time() =>
        Assert.Equal("21/11/2026 09:41", OfficialDate.Moment(new DateTimeOffset(2026, 11, 21, 2, 41, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(2136, "2.136")]
    [InlineData(1234567, "1.234.567")]
    public void Thousands_have_a_point(long value, string expected) => Assert.Equal(expected, OfficialDate.Number(value));

    [Theory]
    [InlineData("Ủy ban nhân dân", "ủy ban nhân dân")]
    [InlineData("UBND tỉnh", "UBND tỉnh")]
    public void Abbreviations_keep_their_capitals(string words, string expected) => Assert.Equal(expected, Words.Small(words));
}
