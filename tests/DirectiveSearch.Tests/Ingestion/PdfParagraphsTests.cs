using System.Globalization;
using System.Text;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Tests.Ingestion;

/// <summary>Lines are "left,top,right,first word|words"; letters are 10 points high, the text runs from 100 to 500. A dot in place of the top: right below, in the same block.</summary>
public sealed class PdfParagraphsTests
{
    [Theory]
    // The next word had no room.
    [InlineData("thực hiện Chỉ thị\nsố 34", "thực hiện Chỉ thị số 34", "100,100,490,20|thực hiện Chỉ thị", "100,.,300,20|số 34")]
    // It had: a paragraph ends.
    [InlineData("Công tác thi đua\nThực hiện", "Công tác thi đua\nThực hiện", "100,100,300,20|Công tác thi đua", "100,.,490,20|Thực hiện")]
    // Indented: a paragraph begins, however full the line before.
    [InlineData("của Bộ\nCăn cứ", "của Bộ\nCăn cứ", "100,100,500,20|của Bộ", "120,.,490,20|Căn cứ")]
    // The first line of a paragraph is indented, or an item's others are.
    [InlineData("Căn cứ Luật\nsố 12", "Căn cứ Luật số 12", "120,100,490,20|Căn cứ Luật", "100,.,490,20|số 12")]
    [InlineData("1. Căn cứ Luật\nsố 12", "1. Căn cứ Luật số 12", "100,100,490,20|1. Căn cứ Luật", "115,.,490,20|số 12")]
    // Sentences and items, where paragraphs are not marked otherwise.
    [InlineData("của Bộ;\nCăn cứ", "của Bộ;\nCăn cứ", "100,100,500,20|của Bộ;", "100,.,490,20|Căn cứ")]
    [InlineData("của Bộ\n- Sở", "của Bộ\n- Sở", "100,100,500,20|của Bộ", "100,.,490,20|- Sở")]
    // Narrow lines stand in cells.
    [InlineData("Sở Kế hoạch\nvà Đầu tư", "Sở Kế hoạch\nvà Đầu tư", "450,100,500,20|Sở Kế hoạch", "450,.,490,20|và Đầu tư")]
    // Hyphens at the ends of lines, which the text has lost.
    [InlineData("số 3543/UBNDNC của", "số 3543/UBND-NC của", "100,100,495,20|số 3543/UBND-", "100,.,300,20|NC của")]
    [InlineData("Hội đồng Thi đua Khen thưởng", "Hội đồng Thi đua - Khen thưởng", "100,100,495,20|Hội đồng Thi đua -", "100,.,300,40|Khen thưởng")]
    [InlineData("CHÍNH PHỦ------CỘNG HÒA", "CHÍNH PHỦ-------\nCỘNG HÒA", "100,100,200,20|CHÍNH PHỦ-------", "300,.,400,20|CỘNG HÒA")]
    // An empty line between two lines is one.
    [InlineData("KẾ HOẠCH\nThực hiện", "KẾ HOẠCH\n\nThực hiện", "100,100,200,20|KẾ HOẠCH", "100,125,490,20|Thực hiện")]
    // The end of a paragraph that comes before it, but not the other column's.
    [InlineData("CP;\nsố 272/2025/NĐ\nĐiều 1", "số 272/2025/NĐ-CP;\nĐiều 1", "100,111,130,20|CP;", "100,100,490,20|số 272/2025/NĐ-", "100,122,300,20|Điều 1")]
    [InlineData("CP;\nsố 272/2025/NĐ\nĐiều 1", "số 272/2025/NĐ-CP;\nĐiều 1", "100,111,120,20|CP;", "135,100,490,20|số 272/2025/NĐ-", "135,122,300,20|Điều 1")]
    [InlineData("SỞ NỘI VỤ\nCỘNG HÒA", "SỞ NỘI VỤ\nCỘNG HÒA", "100,111,200,20|SỞ NỘI VỤ", "300,100,490,20|CỘNG HÒA")]
    // Lines of another page are of no use.
    [InlineData("thực hiện Chỉ thị\nsố 34", "thực hiện Chỉ thị\nsố 34", "100,100,490,20|thực hiện Chỉ", "100,.,300,20|số 34")]
    public void Lines_become_paragraphs_where_that_is_certain(string text, string expected, params string[] lines)
    {
        var page = new PdfPage(600, [.. Lines(lines)]);
        Assert.Equal(expected, PdfParagraphs.Join(text, page, new PdfColumn(100, 500, 240, 1)));
    }

    [Fact]
    public void A_document_whose_paragraphs_are_all_indented_needs_no_other_mark()
    {
        var lines = Enumerable.Range(0, 8).SelectMany(index => (string[])[$"120,{100 + (index * 36)},500,20|Căn cứ Luật.", "100,.,490,30|Tiếp theo", "100,.,300,20|cho hết"]).ToArray();
        var page = new PdfPage(600, [.. Lines(lines)]);
        var column = Assert.Single(PdfColumn.Of([page, page]).Distinct());
        Assert.Equal((100, 500, true), (column.Left, column.Right, column.MarksParagraphs));
        Assert.Equal(string.Join('\n', Enumerable.Repeat("Căn cứ Luật. Tiếp theo cho hết", 8)), PdfParagraphs.Join(string.Join('\n', Enumerable.Repeat("Căn cứ Luật.\nTiếp theo\ncho hết", 8)), page, column));
    }

    [Fact]
    public void A_described_page_has_lines_and_first_words()
    {
        var page = Assert.Single(PdfPage.Read(Encoding.UTF8.GetBytes("""
            <page width="612.000000" height="792.000000">
              <flow><block xMin="0" yMin="0" xMax="0" yMax="0">
                  <line xMin="72.5" yMin="100" xMax="300" yMax="110">
                    <word xMin="72.5" yMin="100" xMax="92.5" yMax="110">số</word>
                    <word xMin="93.0" yMin="100" xMax="112.5" yMax="110">&lt;5</word>
                    <word xMin="120" yMin="100" xMax="300" yMax="110">UBND-</word>
                  </line>
                </block></flow>
            </page>
            """)));
        Assert.Equal(612, page.Width);
        Assert.Equal(new PdfLine(0, new PdfBox(72.5, 100, 300, 110), 40, "số<5UBND-") { EndsWithinWord = true }, Assert.Single(page.Lines) with { Block = 0, Touching = [] });
        Assert.Equal([2], page.Lines[0].Touching);
        Assert.Equal("số<5 UBND-", PdfParagraphs.Join("số <5 UBND-", page, new PdfColumn(72, 500, 240, 1)));
    }

    private static IEnumerable<PdfLine> Lines(string[] lines)
    {
        var (block, top) = (0, 0.0);
        foreach (var line in lines)
        {
            var (place, words) = (line.Split('|')[0].Split(','), line.Split('|')[1]);
            (block, top) = place[1] == "." ? (block, top + 11) : (block + 1, Number(place[1]));
            yield return new PdfLine(block, new PdfBox(Number(place[0]), top, Number(place[2]), top + 10), Number(place[3]), words.Replace(" ", "", StringComparison.Ordinal)) { EndsWithinWord = words.Split(' ')[^1] is [_, .., '-' or '/'] };
        }
    }

    private static double Number(string value) => double.Parse(value, CultureInfo.InvariantCulture);
}
