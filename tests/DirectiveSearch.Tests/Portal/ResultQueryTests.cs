using DirectiveSearch.Portal.Pages.Search;
using DirectiveSearch.Search;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.WebUtilities;

namespace DirectiveSearch.Tests.Portal;

public sealed class ResultQueryTests
{
    private static readonly ResultPlace Directive = new("/vien-dan/34-ct-tw-2014", [new SearchFilter(FacetField.Instrument, "34-ct-tw-2014")], true);

    [Theory]
    [InlineData("", "/tim-kiem")]
    [InlineData("?xem=danh-sach&trang=1", "/tim-kiem")]
    [InlineData("?q=thi+đua", "/tim-kiem?q=thi%20%C4%91ua")]
    [InlineData("?nam=2021&nam=2020&xem=trien-khai&theo=van-ban", "/tim-kiem?nam=2021&nam=2020&xem=trien-khai&theo=van-ban")]
    [InlineData("?khong-tinh=tay-ninh", "/tim-kiem?khong-tinh=tay-ninh")]
    [InlineData("?dan=34-ct-tw-2014|basis", "/tim-kiem?dan=34-ct-tw-2014%7Cbasis")]
    [InlineData("?sap-xep=moi-nhat&trang=3", "/tim-kiem?sap-xep=moi-nhat&trang=3")]
    [InlineData("?xem=la-lung&trang=-4&sap-xep=x&utm=1&nam=", "/tim-kiem")]
    public void An_address_says_only_what_differs_from_the_plain_page(string typed, string expected) =>
        Assert.Equal(expected, Parse(ResultPlace.Search, typed).ToAddress());

    [Fact]
    public void A_page_that_stands_for_a_filter_never_writes_it_and_begins_with_its_overview()
    {
        var query = Parse(Directive, "?nam=2021");
        Assert.Equal(Lens.Overview, query.Lens);
        Assert.Equal("/vien-dan/34-ct-tw-2014?nam=2021", query.ToAddress());
        Assert.Equal("/vien-dan/34-ct-tw-2014?nam=2021&xem=danh-sach", query.See(Lens.List).ToAddress());
        Assert.Equal([FacetField.Instrument, FacetField.Year], query.AllFilters.Select(filter => filter.Field));
        Assert.Equal("/tim-kiem?dan=34-ct-tw-2014&nam=2021", query.OnSearchPage().ToAddress());
    }

    [Fact]
    public void The_search_page_has_no_overview() => Assert.Equal(Lens.List, Parse(ResultPlace.Search, "?xem=tong-quan").Lens);

    [Fact]
    public void Choosing_and_taking_off_a_filter_go_back_to_the_first_page()
    {
        var year = new SearchFilter(FacetField.Year, "2021");
        var query = Parse(ResultPlace.Search, "?q=a&trang=7");
        Assert.Equal("/tim-kiem?q=a&nam=2021", query.With(year).ToAddress());
        Assert.Equal("/tim-kiem?q=a", query.With(year).Without(year).ToAddress());
        Assert.Equal("/tim-kiem?q=a&nam=2021", query.With(year).With(year).ToAddress());
    }

    [Fact]
    public void Hostile_parameters_are_cut_not_believed()
    {
        var query = Parse(ResultPlace.Search, "?" + string.Join('&', Enumerable.Range(0, 500).Select(number => $"nam={number}")) + "&tinh=a%00b&loai=" + new string('x', 500));
        Assert.True(query.Filters.Count <= 60);
        Assert.DoesNotContain(query.Filters, filter => filter.Field is FacetField.Province or FacetField.Type);
    }

    [Fact]
    public void What_is_written_reads_back_the_same() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>().Generator.Zip(ArbMap.Default.ArbFor<NonNull<string>>().Generator).ToArbitrary(),
        pair =>
        {
            var written = Parse(ResultPlace.Search, "?q=" + Uri.EscapeDataString(Sound(pair.Item1.Get)) + "&don-vi=" + Uri.EscapeDataString(Sound(pair.Item2.Get)));
            var read = Parse(ResultPlace.Search, written.ToAddress()["/tim-kiem".Length..]);
            Assert.Equal(written.Text, read.Text);
            Assert.Equal(written.Filters, read.Filters);
        }).QuickCheckThrowOnFailure();

    /// <summary>Lone surrogates cannot stand in an address.</summary>
    private static string Sound(string text) => new([.. text.Where(character => !char.IsSurrogate(character))]);

    private static ResultQuery Parse(ResultPlace place, string queryString) => ResultQuery.Parse(place, QueryHelpers.ParseQuery(queryString));
}
