using DirectiveSearch.Search;

namespace DirectiveSearch.Tests.Search;

public abstract partial class SearchIndexContract
{
    private const int Plans = 60;

    /// <summary>Value number n stands in one plan more for each power of two that divides it, in plans far apart: every shard has other counts.</summary>
    private static readonly IndexEntry[] ManyValues = [.. Enumerable.Range(0, Plans).Select(plan => Entry($"p{plan:D2}", "x", null, plan % 2 == 0 ? "chẵn" : "lẻ", 0, [],
        [.. Enumerable.Range(1, 3000).Where(value => PlansOf(value).Contains(plan)).Select(value => ("Instrument", $"v{value}"))]))];

    /// <summary>A plan with a value of every field, and one with another.</summary>
    private static readonly IndexEntry[] EveryField = [.. new[] { "một", "hai" }.Select(word => Entry(word == "một" ? "one" : "two", "x", null, word, 0, [],
        [.. Enum.GetNames<FacetField>().SelectMany(field => new[] { (field, $"{word}|{field}"), (field, $"|{field}") })]))];

    [Fact]
    public async Task Thousands_of_values_are_counted_exactly()
    {
        var index = await indices.ReadOnlyAsync(ManyValues);
        var expected = Counted(_ => true);
        var all = await index.SearchAsync(Request("", 0, 0) with { Facets = [new(FacetField.Instrument, 0)] }, Cancellation);
        Assert.Equal(expected, all.Facets[FacetField.Instrument]);
        var best = await index.SearchAsync(Request("", 0, 0) with { Facets = [new(FacetField.Instrument, 25)] }, Cancellation);
        Assert.Equal(expected.Take(25), best.Facets[FacetField.Instrument]);
        var even = await index.SearchAsync(Request("chẵn", 0, 0) with { Facets = [new(FacetField.Instrument, 0)], Filters = [new(FacetField.Instrument, "v7", Exclude: true)] }, Cancellation);
        Assert.Equal(Counted(plan => plan % 2 == 0 && !PlansOf(7).Contains(plan)), even.Facets[FacetField.Instrument]);
    }

    [Fact]
    public async Task Values_beyond_what_a_shard_names_are_counted_exactly()
    {
        var index = await CreateAsync();
        await WriteAsync(index, [.. Enumerable.Range(0, 3000).Select(plan => Entry($"p{plan}", "x", null, "một", 0, [],
            [("IssuerInstrument", "shared"), .. Enumerable.Range(0, 21).Select(value => ("IssuerInstrument", $"v{plan}-{value}"))]))]);
        foreach (var limit in new[] { 0, 3 })
        {
            var counts = (await index.SearchAsync(Request("", 0, 0) with { Facets = [new(FacetField.IssuerInstrument, limit)] }, Cancellation)).Facets[FacetField.IssuerInstrument];
            Assert.Equal(limit == 0 ? 63_001 : 3, counts.Count);
            Assert.Equal([new("shared", 3000), new("v0-0", 1), new("v0-1", 1)], counts.Take(3));
        }
    }

    [Fact]
    public async Task Every_field_is_counted_filtered_and_excluded()
    {
        var index = await indices.ReadOnlyAsync(EveryField);
        var fields = Enum.GetValues<FacetField>();
        var result = await index.SearchAsync(Request("một") with { Facets = [.. fields.Select(field => new FacetRequest(field, 0))] }, Cancellation);
        foreach (var field in fields)
        {
            Assert.Equal([new($"một|{field}", 1), new($"|{field}", 1)], result.Facets[field]);
            Assert.Equal(["one"], Ids(await index.SearchAsync(Request("") with { Filters = [new(field, $"một|{field}")] }, Cancellation)));
            Assert.Equal(["two"], Ids(await index.SearchAsync(Request("") with { Filters = [new(field, $"|{field}"), new(field, $"một|{field}", Exclude: true)] }, Cancellation)));
        }
    }

    [Theory]
    [InlineData("thi đua", "Type=bao-cao", Rung.AllWords)]
    [InlineData("phong trào thi đua xây dựng nhà nước pháp quyền", "Type=none", Rung.SomePairs)]
    [InlineData("vũ trụ", "Type=bao-cao", Rung.AllWords)]
    public async Task Filters_choose_no_other_rung(string typed, string filter, Rung rung)
    {
        var result = await (await ReadOnlyAsync()).SearchAsync(Request(typed) with { Filters = [Filter(filter)], Facets = [new(FacetField.Type, 0)] }, Cancellation);
        Assert.Equal((rung, 0), (result.Rung, result.Total));
        Assert.Empty(result.Facets[FacetField.Type]);
    }

    private static HashSet<int> PlansOf(int value) => [.. Enumerable.Range(0, int.TrailingZeroCount(value) + 1).Select(step => ((value * 7) + (step * 11)) % Plans)];

    private static List<FacetCount> Counted(Func<int, bool> matches) => [.. Enumerable.Range(1, 3000).Select(value => new FacetCount($"v{value}", PlansOf(value).Count(matches)))
        .Where(count => count.Documents > 0).OrderByDescending(count => count.Documents).ThenBy(count => count.Value, StringComparer.Ordinal)];
}
