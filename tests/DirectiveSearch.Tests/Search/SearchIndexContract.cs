using System.Text.Json;
using DirectiveSearch.Search;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Search;

/// <summary>What every index does, whatever its engine: one sealed subclass per engine.</summary>
public abstract partial class SearchIndexContract(IndexSource indices)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task<ISearchIndex> CreateAsync() => indices.CreateAsync();

    private static readonly IndexEntry[] Corpus =
    [
        Entry("a", "Kế hoạch công tác thi đua, khen thưởng năm 2021", "12/KH-UBND", "Căn cứ Chỉ thị số 34-CT/TW ngày 07/4/2014. Phong trào thi đua yêu nước. Công tác khen thưởng kịp thời.",
            20210115, ["34-CT/TW"], ("Type", "ke-hoach"), ("Province", "tay-ninh"), ("Year", "2021"), ("Level", "province"), ("Instrument", "34-ct-tw-2014"), ("Relation", "basis"), ("InstrumentRelation", "34-ct-tw-2014|basis"), ("Unit", "ubnd-tinh-tay-ninh"), ("Issuer", "ubnd-tinh-tay-ninh"), ("Movement", "dan-van-kheo")),
        Entry("b", "Kế hoạch hòa giải ở cơ sở", "34/KH-UBND", "Thực hiện công tác hoà giải. Khen ngợi, thưởng công. Thi hành đua tranh; đua ghe.",
            20220301, [], ("Type", "ke-hoach"), ("Province", "khanh-hoa"), ("Province", "ninh-thuan"), ("Year", "2022"), ("Level", "district"), ("Unit", "ubnd-huyen-x"), ("Unit", "ubnd-tinh-khanh-hoa")),
        Entry("c", "Chỉ thị về việc tiếp tục đổi mới công tác thi đua, khen thưởng", "34-CT/TW", "Bộ Chính trị yêu cầu đổi mới công tác thi đua, khen thưởng trong tình hình mới.",
            20140407, [], ("Type", "chi-thi"), ("Year", "2014"), ("Level", "central"), ("Relation", "mentions")),
        Entry("d", "KE HOACH CONG TAC THI DUA KHEN THUONG", null, "ke hoach thi dua khen thuong khong dau, thi dua yeu nuoc",
            0, ["34-CT/TW", "05-CT/TW"], ("Type", "ke-hoach"), ("Year", "khong-ro"), ("Instrument", "34-ct-tw-2014"), ("Instrument", "05-ct-tw-2016"), ("Relation", "implements"), ("Movement", "dan-van-kheo")),
        Entry("e", "Báo cáo tổng kết phong trào nông thôn mới", "05/BC-UBND", "Nông thôn mới nâng cao, nông thôn mới kiểu mẫu tại Tây Ninh. Chương trình OCOP.",
            20230510, [], ("Type", "bao-cao"), ("Province", "tay-ninh"), ("Year", "2023"), ("Level", "province"), ("Unit", "ubnd-tinh-tay-ninh")),
    ];

    [Theory]
    [InlineData("", Rung.Everything, "e b a c d")]
    [InlineData("thi đua khen thưởng", Rung.AllWords, "c a d b")]
    [InlineData("nông thôn mới", Rung.AllWords, "e")]
    [InlineData("hoà giải", Rung.AllWords, "b")]
    [InlineData("phong trào thi đua xây dựng nhà nước pháp quyền", Rung.SomePairs, "a c d e")]
    [InlineData("vũ trụ", Rung.AllWords, "")]
    [InlineData("đua ghe", Rung.AllWords, "b")]
    public async Task Documents_have_all_words_or_else_some_pairs(string typed, Rung rung, string expected)
    {
        var result = await SearchAsync(typed);
        Assert.Equal(rung, result.Rung);
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), Ids(result).Order());
        Assert.Equal(result.Hits.Count, result.Total);
    }

    [Fact]
    public async Task Accents_and_capitals_choose_no_other_documents()
    {
        var index = await ReadOnlyAsync();
        var expected = Ids(await SearchAsync(index, "thi dua khen thuong")).Order().ToList();
        Assert.Equal(["a", "b", "c", "d"], expected);
        foreach (var typed in new[] { "thi đua khen thưởng", "THI ĐUA, KHEN THƯỞNG", "Thi-đua khen  thưởng" })
        {
            Assert.Equal(expected, Ids(await SearchAsync(index, typed)).Order());
        }
    }

    [Fact]
    public async Task Exact_accents_come_first_when_the_query_has_them()
    {
        var index = await CreateAsync();
        var bare = Entry("bare", "x", null, "mot hai thi dua khen thuong ba", 20250101, []);
        var accented = Entry("exact", "x", null, "một hai thi đua khen thưởng ba", 20200101, []);
        await WriteAsync(index, [bare, accented]);
        Assert.Equal(["exact", "bare"], Ids(await SearchAsync(index, "thi đua khen thưởng")));
        Assert.Equal(["exact", "bare"], Ids(await SearchAsync(index, "THI ĐUA, KHEN THƯỞNG")));
        Assert.Equal(["bare", "exact"], Ids(await SearchAsync(index, "thi dua khen thuong")));
    }

    [Theory]
    [InlineData("\"thi đua khen thưởng\"", "a c d")]
    [InlineData("\"thi dua\" -\"nông thôn\" -chỉ", "d")]
    [InlineData("công tác -giải", "a c d")]
    [InlineData("ocop | ghe", "b e")]
    [InlineData("(ocop | ghe) tranh", "b")]
    [InlineData("công tác -(ghe | \"yêu nước\")", "c")]
    [InlineData("-công", "e")]
    [InlineData("số:34-CT/TW", "c")]
    [InlineData("số:34", "b c")]
    [InlineData("dẫn:34-CT/TW", "a d")]
    [InlineData("dẫn:05-ct-tw-2016", "d")]
    [InlineData("-dẫn:34-CT/TW kế hoạch", "b")]
    [InlineData("34ct tw", "a c d")]
    [InlineData("034 CT/TW", "a c d")]
    [InlineData("năm:2014..2021", "a c")]
    [InlineData("năm:không-rõ", "d")]
    [InlineData("loại:báo-cáo | hòa", "b e")]
    [InlineData("-tỉnh:tay-ninh công tác", "b c d")]
    [InlineData("cấp:tỉnh nông thôn", "e")]
    public async Task The_query_language(string typed, string expected) =>
        Assert.Equal(expected.Split(' '), Ids(await SearchAsync(typed)).Order());

    [Theory]
    [InlineData("Type=ke-hoach", "a b d")]
    [InlineData("Type=ke-hoach Type=bao-cao", "a b d e")]
    [InlineData("Type=ke-hoach Province=tay-ninh", "a")]
    [InlineData("-Type=ke-hoach", "c e")]
    [InlineData("Type=ke-hoach -Province=tay-ninh -Year=khong-ro", "b")]
    [InlineData("Province=ninh-thuan", "b")]
    [InlineData("Unit=ubnd-tinh-khanh-hoa", "b")]
    [InlineData("Issuer=ubnd-tinh-tay-ninh", "a")]
    [InlineData("Level=province", "a e")]
    [InlineData("Year=khong-ro", "d")]
    [InlineData("Instrument=34-ct-tw-2014 -Movement=dan-van-kheo", "")]
    [InlineData("InstrumentRelation=34-ct-tw-2014|basis", "a")]
    [InlineData("Relation=basis Relation=implements", "a d")]
    [InlineData("Source=none", "")]
    public async Task Filters_of_one_field_are_alternatives_and_fields_and_exclusions_add_up(string filters, string expected)
    {
        var index = await ReadOnlyAsync();
        var result = await index.SearchAsync(Request("") with { Filters = [.. filters.Split(' ').Select(Filter)] }, Cancellation);
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), Ids(result).Order());
        Assert.Equal(result.Hits.Count, result.Total);
    }

    [Fact]
    public async Task Facets_are_counted_over_all_matches()
    {
        var index = await ReadOnlyAsync();
        var result = await index.SearchAsync(
            Request("thi đua", 0, 1) with { Facets = [new(FacetField.Type, 0), new(FacetField.Instrument, 1), new(FacetField.InstrumentRelation, 0), new(FacetField.Source, 0)] },
            Cancellation);
        Assert.Equal([new("ke-hoach", 3), new("chi-thi", 1)], result.Facets[FacetField.Type]);
        Assert.Equal([new("34-ct-tw-2014", 2)], result.Facets[FacetField.Instrument]);
        Assert.Equal([new("34-ct-tw-2014|basis", 1)], result.Facets[FacetField.InstrumentRelation]);
        Assert.Empty(result.Facets[FacetField.Source]);
        Assert.Equal(4, result.Total);
        Assert.Single(result.Hits);
    }

    [Theory]
    [InlineData(SearchSort.Newest, "e b a c d")]
    [InlineData(SearchSort.Oldest, "c a b e d")]
    public async Task Results_are_sorted_by_date_with_the_undated_last(SearchSort sort, string expected)
    {
        var index = await ReadOnlyAsync();
        Assert.Equal(expected.Split(' '), Ids(await index.SearchAsync(Request("") with { Sort = sort }, Cancellation)));
    }

    [Theory]
    [InlineData("", SearchSort.Relevance)]
    [InlineData("cùng một lời", SearchSort.Relevance)]
    [InlineData("cùng một lời", SearchSort.Oldest)]
    public async Task Pages_join_without_gap_or_repeat(string typed, SearchSort sort)
    {
        var index = await CreateAsync();
        await WriteAsync(index, [.. Enumerable.Range(0, 25).Select(number => Entry($"n{number:D2}", "x", null, "cùng một lời", 20210000 + (number % 3), []))]);
        var whole = Ids(await index.SearchAsync(Request(typed) with { Sort = sort }, Cancellation));
        var pages = new List<string>();
        for (var skip = 0; skip < 25; skip += 7) pages.AddRange(Ids(await index.SearchAsync(Request(typed, skip, 7) with { Sort = sort }, Cancellation)));
        Assert.Equal(whole, pages);
        Assert.Equal(25, pages.Distinct().Count());
        Assert.Empty((await index.SearchAsync(Request(typed, 30, 7), Cancellation)).Hits);
    }

    [Theory]
    [InlineData("34-CT/TW", "c")]
    [InlineData("chỉ thị 34", "c")]
    [InlineData("12/KH-UBND", "a")]
    [InlineData("kế hoạch thi đua khen thưởng 2021", "a")]
    [InlineData("đổi mới công tác thi đua", "c")]
    [InlineData("tổng kết nông thôn mới", "e")]
    [InlineData("hòa giải cơ sở", "b")]
    [InlineData("ke hoach hoa giai", "b")]
    public async Task What_must_come_first(string typed, string expected) =>
        Assert.Equal(expected, (await SearchAsync(typed)).Hits[0].Id);

    /// <summary>Bounds well below what is measured: they catch a broken analysis, not a changed weight.</summary>
    [Fact]
    public async Task Questions_find_their_articles_with_accents_and_without()
    {
        var folder = TestData.Require("data/retrieval");
        var index = await CreateAsync();
        await WriteAsync(index, [.. Lines(folder, "articles.jsonl").Select(line => Entry(Text(line, "id"), Text(line, "text").Split('\n')[0], null, Text(line, "text"), 0, []))]);
        var (asked, found, foundBare) = (0, 0, 0);
        foreach (var question in Lines(folder, "questions.jsonl").Where((_, number) => number % 4 == 0))
        {
            var relevant = question.GetProperty("relevant").EnumerateArray().Select(id => id.GetString()!).ToList();
            var words = string.Join(' ', Tokenizer.Tokenize(TextNormalizer.Normalize(Text(question, "text")).Text).Select(token => token.Exact));
            asked++;
            if (Ids(await index.SearchAsync(Request(words, 0, 10), Cancellation)).Intersect(relevant).Any()) found++;
            if (Ids(await index.SearchAsync(Request(Folding.Fold(words), 0, 10), Cancellation)).Intersect(relevant).Any()) foundBare++;
        }

        Assert.True(asked > 50 && found >= 0.92 * asked && foundBare >= 0.92 * asked, $"Of {asked} questions {found} were answered with accents, {foundBare} without.");
    }

    [Fact]
    public async Task A_later_version_takes_the_place_of_an_earlier_one_and_never_the_other_way()
    {
        var index = await FilledAsync();
        var later = Corpus[0] with { Version = 3, Body = "nội dung khác hẳn", Facets = new Dictionary<FacetField, IReadOnlyList<string>>() };
        await WriteAsync(index, [later]);
        await WriteAsync(index, [Corpus[0] with { Version = 2 }, Corpus[1]]);
        await WriteAsync(index, [later]);
        Assert.Equal(["a"], Ids(await SearchAsync(index, "khác hẳn")));
        Assert.Empty(Ids(await SearchAsync(index, "kịp thời")));
        Assert.Equal(5, (await SearchAsync(index, "")).Total);
        Assert.Equal([("a", 3L), ("b", 1L), ("c", 1L), ("d", 1L), ("e", 1L)], await index.ListAsync(Cancellation).ToListAsync(Cancellation));
        var facets = await index.SearchAsync(Request("") with { Facets = [new(FacetField.Province, 0)] }, Cancellation);
        Assert.Equal(1, facets.Facets[FacetField.Province].Single(count => count.Value == "tay-ninh").Documents);
    }

    [Fact]
    public async Task Deleted_documents_are_gone()
    {
        var index = await FilledAsync();
        Assert.Equal(4, (await SearchAsync(index, "thi đua")).Total);
        await DeleteAsync(index, ["a", "none"], 9);
        await DeleteAsync(index, ["a"], 9);
        Assert.Equal(["b", "c", "d"], Ids(await SearchAsync(index, "thi đua")).Order());
        Assert.DoesNotContain("a", Ids(await SearchAsync(index, "")));
        await WriteAsync(index, [Corpus[0] with { Version = 10 }]);
        Assert.Equal(4, (await SearchAsync(index, "thi đua")).Total);
    }

    [Fact]
    public async Task Hostile_entries_and_queries_do_no_harm()
    {
        var index = await FilledAsync();
        await WriteAsync(index, [Entry("evil", "<script>'; DROP TABLE document; --", "\"*^:", "\" AND OR NOT NEAR( * ^ \ud83d\ude00 {head} : 'x", 0, ["'"], ("Type", "'\"|"))]);
        foreach (var typed in new[] { "'; DROP TABLE document", "NEAR AND OR", "head : x", "x* ^y", "<script>" })
        {
            Assert.Equal("evil", (await SearchAsync(index, typed)).Hits.Select(hit => hit.Id).DefaultIfEmpty("evil").First());
        }

        Assert.Equal(6, (await SearchAsync(index, "")).Total);
        Assert.Equal(["evil"], Ids(await SearchAsync(index, "near and or not")));
    }

    protected static SearchRequest Request(string typed, int skip = 0, int take = 100) =>
        new(QueryParser.Parse(typed).Query!, [], SearchSort.Relevance, skip, take, []);

    protected static IndexEntry Entry(
        string id, string title, string? number, string body, int date, string[] cited, params (string Field, string Value)[] facets) =>
        new(id, 1, title, number, null, cited, TextNormalizer.Normalize(body).Text, date, facets.GroupBy(facet => Enum.Parse<FacetField>(facet.Field))
            .ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group.Select(facet => facet.Value)]));

    protected static IReadOnlyList<string> Ids(SearchResult result) => [.. result.Hits.Select(hit => hit.Id)];

    private static IEnumerable<JsonElement> Lines(string folder, string file) =>
        File.ReadLines(Path.Combine(folder, file)).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement);

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString()!;

    private static SearchFilter Filter(string written)
    {
        var exclude = written[0] == '-';
        var parts = written.TrimStart('-').Split('=');
        return new SearchFilter(Enum.Parse<FacetField>(parts[0]), parts[1], exclude);
    }

    /// <summary>An index that tests only read.</summary>
    private Task<ISearchIndex> ReadOnlyAsync() => indices.ReadOnlyAsync(Corpus);

    private async Task<ISearchIndex> FilledAsync()
    {
        var index = await CreateAsync();
        await WriteAsync(index, Corpus);
        return index;
    }

    private static async Task WriteAsync(ISearchIndex index, IReadOnlyList<IndexEntry> entries)
    {
        Assert.Empty(await index.WriteAsync(entries, Cancellation));
        await index.RefreshAsync(Cancellation);
    }

    private static async Task DeleteAsync(ISearchIndex index, IReadOnlyList<string> ids, long version)
    {
        await index.DeleteAsync(ids, version, Cancellation);
        await index.RefreshAsync(Cancellation);
    }

    private async Task<SearchResult> SearchAsync(string typed) => await SearchAsync(await ReadOnlyAsync(), typed);

    private static Task<SearchResult> SearchAsync(ISearchIndex index, string typed) => index.SearchAsync(Request(typed), Cancellation);
}
