using DirectiveSearch.Directives;

namespace DirectiveSearch.Tests.Citations;

/// <summary>Rows of tables: the cells behind the number hold its date and issuer without any words.</summary>
public sealed class TableRowTests
{
    [Theory]
    [InlineData("1\tHướng dẫn số 05/HD-LĐLĐ\t07/02/2023\tLiên đoàn Lao động tỉnh Bình Thuận", "2023-02-07", "Liên đoàn Lao động tỉnh Bình Thuận")]
    [InlineData("3\tNghị định số 91/2017/NĐ-CP\t31/7/2017\tChính phủ\n4\tx", "2017-07-31", "Chính phủ")]
    [InlineData("3\tThông tư số 12/2019/TT-BNV\t04/11/2019\tghi chú", "2019-11-04", "Bộ Nội vụ")]
    [InlineData("3\tThông tư số 12/2019/TT-BNV\t12/25/2019\tghi chú", null, "Bộ Nội vụ")]
    [InlineData("3\tThông tư số 12/2019/TT-BNV\t12/25\t2019", null, "Bộ Nội vụ")]
    public void Date_and_issuer_stand_in_the_next_cells(string row, string? date, string issuer)
    {
        var citation = Assert.Single(Extractor.Extract($"DANH MỤC VĂN BẢN\nTT\tSố, ký hiệu\tNgày ban hành\n{row}\n").Citations);

        Assert.Equal((date, issuer), (citation.StatedDate?.ToString(), citation.Issuer));
    }
}
