using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Portal.Pages.Search;
using DirectiveSearch.Search;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Portal;

public sealed class LensTests
{
    private static readonly ResultQuery Plain = new(ResultPlace.Search);
    private static readonly InstrumentSummary Directive34 = new("34-ct-tw-2014", "Chỉ thị", "34-CT/TW", "Bộ Chính trị", new PartialDate(2014, 4, 7), null, null, 5, 9);

    [Fact]
    public void A_timeline_has_no_gaps_and_keeps_the_undated_apart()
    {
        var lens = Timelines.Build(
            Plain, [new("2020", 1), new("2022", 2), new("khong-ro", 1)],
            new Dictionary<(string, Relation), int> { [("2020", Relation.Basis)] = 1, [("2022", Relation.Implements)] = 2 }, null);
        Assert.Equal(["2020", "2021", "2022", "không ghi năm"], lens.Chart.Categories);
        Assert.Equal(["căn cứ ban hành", "thực hiện"], lens.Chart.Series.Select(series => series.Name));
        Assert.Equal([0, 0, 2, 0], lens.Chart.Series[1].Values);
        Assert.Equal("/tim-kiem?nam=khong-ro", lens.Rows[^1].Address);
        Assert.Equal("/tim-kiem?nam=2022&quan-he=implements", lens.Rows[1].ByRelation[1].Address);
    }

    [Fact]
    public void An_instruments_timeline_begins_with_its_issue_and_asks_for_that_instrument()
    {
        var lens = Timelines.Build(Plain, [new("2016", 1)], new Dictionary<(string, Relation), int> { [("2016", Relation.Basis)] = 1 }, Directive34);
        Assert.Equal(["2014", "2015", "2016"], lens.Chart.Categories);
        Assert.Equal("ban hành 07/4/2014", lens.Chart.Mark?.Label);
        Assert.Equal("/tim-kiem?nam=2016&dan=34-ct-tw-2014%7Cbasis", Assert.Single(lens.Rows).ByRelation[0].Address);
    }

    [Fact]
    public void A_graph_joins_units_to_instruments_and_shows_ghosts_as_such()
    {
        var unit = new Graphs.Citer("so-noi-vu", "Sở Nội vụ", "/don-vi/so-noi-vu", new SearchFilter(FacetField.Issuer, "so-noi-vu"));
        var lens = Graphs.Build(Plain, [new(unit, Directive34, Relation.Basis, 2)], complete: true);
        Assert.Equal(["Sở Nội vụ", "34-CT/TW (2014)"], lens.Graph.Nodes.Select(node => node.Label));
        Assert.True(lens.Graph.Nodes[1].Ghost);
        var row = Assert.Single(lens.Rows);
        Assert.Equal("/tim-kiem?dan=34-ct-tw-2014%7Cbasis&ban-hanh=so-noi-vu", row.Address);
    }

    [Fact]
    public void Coverage_counts_units_per_column_not_documents()
    {
        var result = new SearchResult(7, Rung.Everything, [], new Dictionary<FacetField, IReadOnlyList<FacetCount>>
        {
            [FacetField.Issuer] = [new("a", 4), new("b", 3)],
            [FacetField.IssuerMovement] = [new("a|x", 4), new("b|x", 1), new("a|y", 2)],
        });
        var counts = Coverages.Take(result, CoverageColumns.Movements);
        Assert.Equal([("x", 2), ("y", 1)], counts.Columns);
        Assert.Equal(4, counts.Cells[("a", "x")]);
    }

    [Fact]
    public void What_a_document_cites_is_listed_once_per_purpose_and_unresolved_numbers_ask_which()
    {
        var cited = Lists.Cited(
            [Citation("34-CT/TW", Relation.Implements, "34-ct-tw-2014"), Citation("34-CT/TW", Relation.Implements, "34-ct-tw-2014"), Citation("05-CT/TW", Relation.Basis, null)],
            new Dictionary<string, InstrumentSummary> { ["34-ct-tw-2014"] = Directive34 });
        Assert.Equal([Relation.Basis, Relation.Implements], cited.Select(group => group.Relation));
        Assert.Equal(("05-CT/TW", "/vien-dan/05-CT/TW"), Assert.Single(cited[0].Instruments));
        Assert.Equal(("34-CT/TW", "/vien-dan/34-ct-tw-2014"), Assert.Single(cited[1].Instruments));
    }

    private static StoredCitation Citation(string number, Relation relation, string? slug) => new(
        "d", 0, new Citation(new TextSpan(0, 1), "", "Chỉ thị", number, null, null, null, null, relation, null, new TextSpan(0, 1), 1, []), slug, 1, [], []);
}
