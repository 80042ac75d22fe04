using DirectiveSearch.Search;

namespace DirectiveSearch.Tests.Search;

public abstract partial class SearchIndexContract
{
    private static readonly IndexEntry[] SynonymCorpus =
    [
        Entry("abbreviated", "x", null, "Công tác TĐ-KT của ngành", 0, []),
        Entry("joined", "x", null, "công tác TĐKT của tỉnh", 0, []),
        Entry("written", "x", null, "công tác thi đua, khen thưởng của sở", 0, []),
        Entry("scattered", "x", null, "khen thưởng trong công tác; thi hành, đua tranh của huyện", 0, []),
        Entry("premier", "x", "01/QĐ-TTg", "Thủ tướng Chính phủ tặng bằng khen", 0, []),
        Entry("inspector", "x", null, "Thanh tra Chính phủ kết luận", 0, []),
        Entry("ttcp", "x", null, "đề nghị TTCP xem xét", 0, []),
        Entry("city", "x", null, "tại TP. Hồ Chí Minh", 0, []),
        Entry("tphcm", "x", null, "tại TPHCM", 0, []),
        Entry("committee", "x", null, "ủy ban nhân dân xã", 0, []),
        Entry("number", "Kế hoạch", "12/KH-UBND", "nội dung", 0, ["34-CT/TW"]),
    ];

    [Theory]
    [InlineData("TĐKT", "abbreviated joined written")]
    [InlineData("tdkt", "abbreviated joined written")]
    [InlineData("TĐ-KT ngành", "abbreviated")]
    [InlineData("thi đua khen thưởng", "abbreviated joined scattered written")]
    [InlineData("công tác thi dua khen thuong tỉnh", "joined")]
    [InlineData("\"thi đua khen thưởng\"", "written")]
    [InlineData("công tác -TĐKT", "abbreviated scattered written")]
    [InlineData("TTCP", "inspector premier ttcp")]
    [InlineData("thủ tướng chính phủ", "premier ttcp")]
    [InlineData("thành phố Hồ Chí Minh", "city tphcm")]
    [InlineData("TP.HCM", "city tphcm")]
    [InlineData("UBND", "committee number")]
    [InlineData("12/KH-UBND", "number")]
    [InlineData("TTCP | TĐ-KT", "abbreviated inspector joined premier ttcp written")]
    [InlineData("34-CT/TW", "number")]
    public async Task Abbreviations_stand_for_what_they_mean_and_the_other_way(string typed, string expected)
    {
        var index = await indices.ReadOnlyAsync(SynonymCorpus);
        Assert.Equal(expected.Split(' '), Ids(await SearchAsync(index, typed)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Pairs_count_for_words_as_typed_when_nothing_has_all_words()
    {
        var index = await indices.ReadOnlyAsync(SynonymCorpus);
        var result = await SearchAsync(index, "công tác TĐKT nông thôn mới");
        Assert.Equal(Rung.SomePairs, result.Rung);
        Assert.Equal(["abbreviated", "joined", "scattered", "written"], Ids(result).Order());
    }

    [Fact]
    public async Task Documents_that_many_cite_come_first_among_equals_and_not_before_better_ones()
    {
        IndexEntry[] others = [.. Enumerable.Range(0, 30).Select(number => Entry($"other{number}", "x", null, "nội dung khác", 0, []))];
        var index = await indices.ReadOnlyAsync(
        [
            .. others,
            Entry("plain", "Quy hoạch", null, "quy hoạch vùng biển", 20250101, []),
            Entry("cited", "Quy hoạch", null, "quy hoạch vùng biển", 20200101, []) with { CitedSteps = 3 },
            Entry("worse", "x", null, "vùng quê không có biển mà có quy định về hoạch định và nhiều điều khác nữa", 20250101, []) with { CitedSteps = 12 },
        ]);
        Assert.Equal(["cited", "plain", "worse"], Ids(await SearchAsync(index, "quy hoạch vùng biển")));
    }

    [Theory]
    [InlineData("công tác TĐKT")]
    [InlineData("thủ tướng | 34-CT/TW")]
    [InlineData("thư*")]
    [InlineData("thuowng~ | \"khen đua\"~5")]
    public async Task The_score_of_every_hit_is_explained(string typed)
    {
        var index = await indices.ReadOnlyAsync(SynonymCorpus);
        var query = QueryParser.Parse(typed).Query!;
        var result = await SearchAsync(index, typed);
        Assert.NotEmpty(result.Hits);
        foreach (var hit in result.Hits)
        {
            var explanation = await index.ExplainAsync(query, hit.Id, Cancellation);
            Assert.Equal(hit.Score, explanation!.Value, Math.Abs(hit.Score) * 1e-4);
        }

        Assert.Null(await index.ExplainAsync(query, "none", Cancellation));
        Assert.Null(await index.ExplainAsync(query, "city", Cancellation));
    }
}
