using DirectiveSearch.Portal.Pages.Search;

namespace DirectiveSearch.Tests.Portal;

public sealed class CsvLineTests
{
    [Theory]
    [InlineData("Kế hoạch", "Kế hoạch")]
    [InlineData("thi đua, khen thưởng", "\"thi đua, khen thưởng\"")]
    [InlineData("\"Vì người nghèo\"", "\"\"\"Vì người nghèo\"\"\"")]
    [InlineData("=HYPERLINK(A1)", "'=HYPERLINK(A1)")]
    [InlineData("+84", "'+84")]
    [InlineData("- Phát động", "'- Phát động")]
    [InlineData("@SUM", "'@SUM")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("hai\ndòng", "\"hai\ndòng\"")]
    [InlineData("", "")]
    public void Cells_are_quoted_where_needed_and_formulas_disarmed(string cell, string expected) =>
        Assert.Equal($"a,{expected}\r\n", CsvLine.Of(["a", cell]));
}
