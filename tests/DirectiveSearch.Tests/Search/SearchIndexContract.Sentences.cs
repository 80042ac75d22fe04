using DirectiveSearch.Search;

namespace DirectiveSearch.Tests.Search;

public abstract partial class SearchIndexContract
{
    private static readonly IndexEntry[] SentenceCorpus =
    [
        Entry("scattered", "x", null, "quan nào đăng ký cư trú. Sau đây không thuộc. Trách cơ nhiệm của điều", 0, []),
        Entry("near", "x", null, "Trách nhiệm của cơ quan đăng ký cư trú", 0, []),
        Entry("whole", "x", null, "Hỏi: trách nhiệm của cơ quan đăng ký tàu biển năm nay là gì", 0, []),
    ];

    [Theory]
    [InlineData("Điều nào sau đây không thuộc trách nhiệm của cơ quan đăng ký cư trú?", Rung.SomePairs, "near scattered whole")]
    [InlineData("điều nào cư trú", Rung.AllWords, "scattered")]
    [InlineData("trách nhiệm của cơ quan đăng ký tàu biển năm nay", Rung.AllWords, "whole")]
    [InlineData("trách nhiệm của cơ quan đăng ký (tàu biển) năm nay", Rung.AllWords, "whole")]
    public async Task A_sentence_wants_its_neighbours_too_for_long_texts_have_its_words_by_chance(string typed, Rung rung, string expected)
    {
        var result = await SearchAsync(await indices.ReadOnlyAsync(SentenceCorpus), typed);
        Assert.Equal((rung, expected), (result.Rung, string.Join(' ', Ids(result).Order(StringComparer.Ordinal))));
    }
}
