using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion.Conversion;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Ingestion;

/// <summary>Tesseract's table of a page becomes text, lines with their places, and words in doubt.</summary>
public sealed class PageReadingTests
{
    private const string Header = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";

    private const string Page =
        Header +
        "1\t1\t0\t0\t0\t0\t0\t0\t2000\t3000\t-1\t\n" +
        "2\t1\t1\t0\t0\t0\t200\t300\t1000\t300\t-1\t\n" +
        "3\t1\t1\t1\t0\t0\t200\t300\t1000\t300\t-1\t\n" +
        "4\t1\t1\t1\t1\t0\t200\t300\t1000\t60\t-1\t\n" +
        "5\t1\t1\t1\t1\t1\t200\t300\t200\t60\t96.5\tSố:\n" +
        "5\t1\t1\t1\t1\t2\t420\t300\t700\t60\t61.2\t34-CT/TW\n" +
        "4\t1\t1\t1\t2\t0\t200\t400\t500\t60\t-1\t\n" +
        "5\t1\t1\t1\t2\t1\t200\t400\t500\t60\t95\tHà\n" +
        "5\t1\t1\t1\t2\t2\t200\t400\t500\t60\t12\t|\n" +
        "3\t1\t1\t2\t0\t0\t200\t600\t1000\t60\t-1\t\n" +
        "4\t1\t1\t2\t1\t0\t200\t600\t1000\t60\t-1\t\n" +
        "5\t1\t1\t2\t1\t1\t200\t600\t1000\t60\t95\t \n" +
        "5\t1\t1\t2\t1\t2\t200\t600\t1000\t60\t90\tĐiều\n";

    [Fact]
    public void Words_stand_in_lines_and_lines_in_paragraphs()
    {
        var reading = PageReading.OfTable(Page);
        Assert.Equal("Số: 34-CT/TW\nHà |\n\nĐiều", reading.Text);
        Assert.Equal(["Số: 34-CT/TW", "Hà |", "Điều"], reading.Lines.Select(line => line.Span.In(reading.Text)));
        Assert.Equal(new PageBox(100, 150, 501, 31), reading.Lines[0].Box);
    }

    [Fact]
    public void Words_that_were_read_with_doubt_are_told_and_strokes_are_not()
    {
        var reading = PageReading.OfTable(Page);
        Assert.Equal(["34-CT/TW"], reading.Doubts.Select(doubt => doubt.In(reading.Text)));
    }

    [Fact]
    public void As_part_of_a_document_all_places_move_with_the_page()
    {
        var scan = PageReading.OfTable(Page).At(100, 2);
        Assert.Equal(new TextSpan(104, 112), Assert.Single(scan.Doubts));
        Assert.All(scan.Lines, line => Assert.Equal(2, line.Page));
        Assert.Equal(100, scan.Lines[0].Span.Start);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Header)]
    [InlineData("nothing of the kind")]
    public void A_page_without_words_has_no_text(string table) => Assert.Equal(("", 0), (PageReading.OfTable(table).Text, PageReading.OfTable(table).Lines.Count));
}
