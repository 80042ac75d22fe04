using DirectiveSearch.Search;

namespace DirectiveSearch.Tests.Search;

public abstract partial class SearchIndexContract
{
    private static readonly IndexEntry[] PagesCorpus =
        [.. Enumerable.Range(0, 40).Select(number => Entry($"n{number:D2}", "x", null, $"cùng một lời {string.Join(' ', Enumerable.Repeat("hai", number % 7))}", number % 5 * 10_000, []))];

    [Theory]
    [InlineData("", SearchSort.Relevance)]
    [InlineData("", SearchSort.Oldest)]
    [InlineData("cùng lời", SearchSort.Newest)]
    [InlineData("cùng hai", SearchSort.Relevance)]
    [InlineData("cùng hai", SearchSort.Oldest)]
    public async Task Pages_go_on_by_cursor_to_the_last_hit(string typed, SearchSort sort)
    {
        var index = await indices.ReadOnlyAsync(PagesCorpus);
        var whole = await index.SearchAsync(Request(typed) with { Sort = sort }, Cancellation);
        Assert.Null(whole.Next);
        var pages = new List<string>();
        string? after = null;
        do
        {
            var page = await index.SearchAsync(Request(typed, 0, 7) with { Sort = sort, After = after }, Cancellation);
            Assert.Equal(whole.Total, page.Total);
            Assert.Matches("^[A-Za-z0-9_-]*$", page.Next ?? "");
            pages.AddRange(Ids(page));
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(Ids(whole), pages);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("!!!")]
    [InlineData("W10")]
    [InlineData("WzAsImEiLCJiIixudWxsXQ")]
    [InlineData("WzEsMWU5OTksMSwiYSJd")]
    [InlineData("eyJxdWVyeSI6e319")]
    [InlineData("WzksMSwxLCJhIl0")]
    public async Task A_cursor_that_cannot_be_read_begins_anew(string after)
    {
        var index = await indices.ReadOnlyAsync(PagesCorpus);
        var first = Ids(await index.SearchAsync(Request("cùng hai", 0, 5), Cancellation));
        Assert.Equal(first, Ids(await index.SearchAsync(Request("cùng hai", 0, 5) with { After = after }, Cancellation)));
    }

    [Fact]
    public async Task Cursors_reach_beyond_ten_thousand_hits()
    {
        var index = await CreateAsync();
        await WriteAsync(index, [.. Enumerable.Range(0, 10_030).Select(number => Entry($"n{number:D5}", "x", null, "một", 20210000, []))]);
        var last = await index.SearchAsync(Request("một", 9_990, 10), Cancellation);
        Assert.Equal(10_030, last.Total);
        Assert.Equal("n09999", last.Hits[^1].Id);
        var beyond = await index.SearchAsync(Request("một", 9_990, 20) with { After = last.Next }, Cancellation);
        Assert.Equal(Enumerable.Range(10_000, 20).Select(number => $"n{number:D5}"), Ids(beyond));
        Assert.NotNull(beyond.Next);
        var end = await index.SearchAsync(Request("một", 0, 20) with { After = beyond.Next }, Cancellation);
        Assert.Equal(10, end.Hits.Count);
        Assert.Null(end.Next);
        Assert.Equal(10_030, await index.ScanAsync(QueryParser.Parse("một").Query!, [], SearchSort.Oldest, Cancellation).CountAsync(Cancellation));
        Assert.Equal(10_030, await index.ListAsync(Cancellation).CountAsync(Cancellation));
    }

    [Theory]
    [InlineData("", SearchSort.Newest, "")]
    [InlineData("thi đua", SearchSort.Relevance, "Type=ke-hoach")]
    [InlineData("thi đua", SearchSort.Oldest, "")]
    [InlineData("phong trào thi đua xây dựng nhà nước pháp quyền", SearchSort.Relevance, "-Year=2014")]
    [InlineData("vũ trụ", SearchSort.Relevance, "")]
    public async Task A_scan_gives_all_that_a_search_finds_in_its_order(string typed, SearchSort sort, string filter)
    {
        var index = await ReadOnlyAsync();
        IReadOnlyList<SearchFilter> filters = filter.Length == 0 ? [] : [Filter(filter)];
        var query = QueryParser.Parse(typed).Query!;
        var searched = await index.SearchAsync(new SearchRequest(query, filters, sort, 0, 100, []), Cancellation);
        Assert.Equal(Ids(searched), await index.ScanAsync(query, filters, sort, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Scans_and_lists_show_one_state()
    {
        var index = await FilledAsync();
        await using var scan = index.ScanAsync(SearchQuery.Everything, [], SearchSort.Newest, Cancellation).GetAsyncEnumerator(Cancellation);
        await using var list = index.ListAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await scan.MoveNextAsync() && await list.MoveNextAsync());
        await WriteAsync(index, [Entry("later", "x", null, "", 10_000, [])]);
        await DeleteAsync(index, ["d"], 9);
        var (scanned, listed) = (new List<string> { scan.Current }, new List<string> { list.Current.Id });
        while (await scan.MoveNextAsync()) scanned.Add(scan.Current);
        while (await list.MoveNextAsync()) listed.Add(list.Current.Id);
        Assert.Equal(["e", "b", "a", "c", "d"], scanned);
        Assert.Equal(["a", "b", "c", "d", "e"], listed);
    }
}
