using DirectiveSearch.Search;

namespace DirectiveSearch.Tests.Search;

public abstract partial class SearchIndexContract
{
    [Fact]
    public async Task A_deletion_leaves_what_is_newer_than_it()
    {
        var index = await CreateAsync();
        await WriteAsync(index, [Entry("old", "x", null, "một", 0, []) with { Version = 4 }, Entry("same", "x", null, "một", 0, []) with { Version = 5 }, Entry("new", "x", null, "một", 0, []) with { Version = 6 }]);
        await DeleteAsync(index, ["old", "same", "new"], 5);
        Assert.Equal([("new", 6L)], await index.ListAsync(Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_new_generation_takes_the_place_of_the_one_in_use_while_searches_go_on()
    {
        var index = await FilledAsync();
        var build = await index.BuildAsync(Cancellation);
        Assert.False(build.Resumed);
        await WriteAsync(build.Index, [.. Corpus.Select(entry => entry with { Version = 2 }), Entry("f", "x", null, "thi đua", 0, [])]);
        Assert.Equal(4, (await SearchAsync(index, "thi đua")).Total);
        Assert.Equal(5, (await SearchAsync(build.Index, "thi đua")).Total);
        using var published = new CancellationTokenSource();
        var searching = Task.Run(async () =>
        {
            var totals = new List<int>();
            while (!published.IsCancellationRequested) totals.Add((await SearchAsync(index, "thi đua")).Total);
            return totals;
        }, Cancellation);
        await build.PublishAsync(Cancellation);
        await published.CancelAsync();
        Assert.All(await searching, total => Assert.True(total is 4 or 5, $"{total} found"));
        Assert.Equal(5, (await SearchAsync(index, "thi đua")).Total);
        await WriteAsync(index, [Entry("g", "x", null, "thi đua", 0, [])]);
        Assert.Equal(6, (await SearchAsync(index, "thi đua")).Total);
        Assert.Equal(7, await index.ListAsync(Cancellation).CountAsync(Cancellation));
    }

    [Fact]
    public async Task Words_of_any_length_and_from_any_script_are_found()
    {
        var index = await CreateAsync();
        var (word, cut) = (new string('ữ', 40_000), string.Concat(Enumerable.Repeat("𐐀", 600)));
        await WriteAsync(index, [Entry("long", word, "1/KH", $"{word} {word} x {cut}", 0, []), Entry("odd", "\ud800 \udc00", "\ud800", "\ud800 Ǆ ＡＢＣ ١٢٣ ẞß ΣΑΣ \0 \u0301a", 0, ["\ud83d"])]);
        foreach (var typed in new[] { "ǆ", "ＡＢＣ", "١٢٣", "ΣΑΣ", "\"ẞß ΣΑΣ\"" }) Assert.Equal(["odd"], Ids(await SearchAsync(index, typed)));
        Assert.Equal(2, (await SearchAsync(index, "")).Total);
    }

    [Fact]
    public async Task Queries_of_any_shape_are_answered()
    {
        var index = await ReadOnlyAsync();
        string[] typed =
        [
            string.Concat(Enumerable.Repeat("(thi | đua (", 8)) + "ghe" + string.Concat(Enumerable.Repeat("))", 8)),
            string.Concat(Enumerable.Repeat("-(thi -(", 8)) + "ghe" + string.Concat(Enumerable.Repeat("))", 8)),
            string.Concat(Enumerable.Repeat("-(thi | -(ghe | ", 8)) + "đua" + string.Concat(Enumerable.Repeat("))", 8)),
            string.Concat(Enumerable.Repeat("(thi (ghe | đua) | tranh ", 15)) + string.Concat(Enumerable.Repeat(")", 15)),
            string.Join(' ', Enumerable.Range(0, 660).Select(number => $"{(char)('a' + (number % 26))}{(char)('a' + (number / 26))}")),
            "\"" + string.Join(' ', Enumerable.Range(0, 900).Select(number => $"{(char)('a' + (number % 26))}")) + "\"",
            string.Join(" | ", Enumerable.Repeat("(năm:1900..2100 thi)", 80)),
            string.Join(" | ", Enumerable.Range(0, 150).Select(number => $"nghieng{(char)('a' + (number % 26))}~")),
            string.Join(' ', Enumerable.Range(0, 26).Select(number => $"{(char)('a' + number)}h*")),
            string.Join(' ', Enumerable.Range(0, 300).Select(number => $"số:{number}")),
            string.Join(' ', Enumerable.Range(0, 400).Select(number => $"{(char)('a' + (number % 26))}{(char)('a' + (number / 26))}*")),
            "\"" + string.Join(' ', Enumerable.Range(0, 10).Select(number => $"{(char)('a' + number)}")) + "\"~50",
        ];
        foreach (var query in typed)
        {
            Assert.True(query.Length <= QueryParser.LongestQuery && QueryParser.Parse(query).Query is not null, query);
            var result = await index.SearchAsync(Request(query) with { Facets = [new(FacetField.Type, 0)] }, Cancellation);
            Assert.Equal(result.Total, result.Hits.Count);
        }
    }
}
