using DirectiveSearch.Portal.Pages;
using DirectiveSearch.Portal.Pages.Drawings;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Portal;

public sealed class DrawingTests
{
    [Fact]
    public void Stacked_bars_stand_on_each_other_and_the_tallest_fills_the_plot()
    {
        var drawing = ChartDrawing.Of(new Chart(
            "c", "", ["2020", "2021"], [null, "/x"], [new ChartSeries("a", "basis", [1, 2]), new ChartSeries("b", "implements", [0, 2])]));
        Assert.Equal(3, drawing.Bars.Count);
        var (lower, upper) = (drawing.Bars[1], drawing.Bars[2]);
        Assert.Equal(drawing.Base, lower.Y + lower.Height, 6);
        Assert.Equal(lower.Y, upper.Y + upper.Height, 6);
        Assert.Equal(4 * drawing.Bars[0].Height, lower.Height + upper.Height, 6);
        Assert.Equal(["1", "4"], drawing.Totals.Select(total => total.Text));
    }

    [Fact]
    public void Who_cites_stands_left_of_what_is_cited_and_no_edge_is_left_hanging()
    {
        var graph = new Graph(
            "g", "", [new("u", "Sở", NodeKind.Unit, false, 1, "/u"), new("i", "34-CT/TW", NodeKind.Instrument, true, 1, "/i")],
            [new("u", "i", "basis", 1), new("u", "absent", "basis", 1)]);
        var drawing = GraphDrawing.Of(graph);
        Assert.True(drawing.Nodes.Single(node => node.Node.Id == "u").X < drawing.Nodes.Single(node => node.Node.Id == "i").X);
        Assert.Single(drawing.Edges);
    }

    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(1, 9, "1 2 3 0 9")]
    [InlineData(5, 9, "1 2 3 4 5 6 7 8 9")]
    [InlineData(50, 99, "1 0 48 49 50 51 52 0 99")]
    public void Paging_offers_the_ends_and_the_neighbours(int page, int pages, string expected) =>
        Assert.Equal(expected, string.Join(' ', new Paging(page, pages, number => $"{number}").Offered()));

    [Fact]
    public void Marks_cut_a_text_without_losing_or_doubling_any_of_it()
    {
        var pieces = Marked.Cut("abcdefgh", new TextSpan(1, 7), [new(0, 3), new(2, 4), new(6, 8)]);
        Assert.Equal("bcdefg", string.Concat(pieces.Select(piece => piece.Text)));
        Assert.Equal(["bc", "d", "g"], pieces.Where(piece => piece.Marked).Select(piece => piece.Text));
    }

    [Fact]
    public void Data_for_scripts_cannot_end_its_block() =>
        Assert.DoesNotContain("</", ScriptData.Of(new { title = "</script><script>alert(1)</script>" }).ToString(), StringComparison.Ordinal);
}
