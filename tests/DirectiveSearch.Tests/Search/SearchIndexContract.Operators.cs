using DirectiveSearch.Search;

namespace DirectiveSearch.Tests.Search;

public abstract partial class SearchIndexContract
{
    private static readonly IndexEntry[] OperatorCorpus =
    [
        Entry("apart3", "x", null, "sông một hai ba núi", 0, []),
        Entry("reversed", "x", null, "núi một sông", 0, []),
        Entry("beside", "x", null, "núi sông", 0, []),
        Entry("split", "Kế hoạch sông", null, "núi rừng", 0, []),
        Entry("fields", "Kế hoạch biển", "77/KH-X", "", 0, []) with { Issuer = "Đảo Xa" },
        Entry("three", "x", null, "vàng một bạc hai đồng", 0, []),
        Entry("twice", "x", null, "vàng một vàng hai bạc vàng ba đồng", 0, []),
        Entry("accent", "x", null, "nghiêng", 0, []),
        Entry("changed", "x", null, "nghieng nghienh nghiẻnk", 0, []),
        Entry("missing", "x", null, "nghing", 0, []),
        Entry("added", "x", null, "nghi3eng", 0, []),
        Entry("moved", "x", null, "ngihegn", 0, []),
        Entry("first", "x", null, "mghieng", 0, []),
        Entry("longer", "Tiêu đề quốc gia", null, "quốcgia", 0, []),
        Entry("quoc", "x", null, "Quốc hội", 0, [], ("Type", "luat"), ("Year", "2019")),
        Entry("qua", "x", null, "quà tặng 34", 0, ["34-CT/TW"], ("Type", "nghi-quyet"), ("Year", "2021")),
    ];

    [Theory]
    [InlineData("\"sông núi\"~1", "beside reversed")]
    [InlineData("\"sông núi\"~2", "beside reversed")]
    [InlineData("\"song nui\"~3", "apart3 beside reversed")]
    [InlineData("\"núi sông núi\"~1", "beside reversed")]
    [InlineData("\"sông núi\"", "")]
    [InlineData("\"sông sông\"~5", "apart3 beside reversed split")]
    [InlineData("\"biển 77\"~50", "")]
    [InlineData("\"biển đảo\"~50", "")]
    [InlineData("\"kế biển\"~1", "fields")]
    [InlineData("\"xa đảo\"~1", "fields")]
    [InlineData("\"bạc vàng đồng\"~1", "twice")]
    [InlineData("\"đồng bạc vàng\"~2", "three twice")]
    [InlineData("\"vàng bạc đồng đá\"~50", "")]
    [InlineData("sông -\"sông núi\"~1", "apart3 split")]
    [InlineData("\"sông núi\"~1 | \"bạc vàng đồng\"~1", "beside reversed twice")]
    public Task Near_words_stand_in_any_order_within_one_field(string typed, string expected) => FindsAsync(typed, expected);

    [Theory]
    [InlineData("qu*", "longer qua quoc")]
    [InlineData("QUỐC*", "longer quoc")]
    [InlineData("quoc*", "longer quoc")]
    [InlineData("quốcg*", "longer")]
    [InlineData("qu* -quốc*", "qua")]
    [InlineData("-qu* núi", "apart3 beside reversed split")]
    [InlineData("quoc* hội", "quoc")]
    [InlineData("(quà* | sôn*) -một", "beside qua split")]
    [InlineData("34c*", "")]
    [InlineData("zz*", "")]
    public Task A_word_is_found_by_its_beginning(string typed, string expected) => FindsAsync(typed, expected);

    [Theory]
    [InlineData("nghieng~", "accent added changed missing")]
    [InlineData("nghiêng~", "accent added changed missing")]
    [InlineData("nghing~", "accent changed missing")]
    [InlineData("nghiang~", "accent changed missing")]
    [InlineData("nghiengx~ -nghienh", "accent")]
    [InlineData("(mghieng~ | quà) -năm:2021", "first")]
    [InlineData("ngih~", "")]
    public Task A_word_is_found_with_one_slip_behind_its_first_letter(string typed, string expected) => FindsAsync(typed, expected);

    [Theory]
    [InlineData("loại:luat,nghi-quyet", "qua quoc")]
    [InlineData("năm:2019,2021", "qua quoc")]
    [InlineData("-năm:2019,2021 qu*", "longer")]
    [InlineData("(năm:2019 quốc*) | \"sông núi\"~1", "beside quoc reversed")]
    public Task Fields_take_several_values(string typed, string expected) => FindsAsync(typed, expected);

    [Fact]
    public async Task A_word_as_typed_comes_before_one_with_a_slip()
    {
        var index = await CreateAsync();
        await WriteAsync(index, [Entry("slip", "x", null, "một hai khuyem ba", 20250101, []), Entry("typed", "x", null, "một hai khuyen ba", 20200101, [])]);
        Assert.Equal(["typed", "slip"], Ids(await SearchAsync(index, "khuyen~")));
    }

    private async Task FindsAsync(string typed, string expected)
    {
        var index = await indices.ReadOnlyAsync(OperatorCorpus);
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), Ids(await SearchAsync(index, typed)).Order(StringComparer.Ordinal));
    }
}
