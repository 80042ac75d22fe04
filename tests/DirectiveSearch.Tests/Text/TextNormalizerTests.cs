using DirectiveSearch.Text;
using FsCheck;
using FsCheck.Fluent;

namespace DirectiveSearch.Tests.Text;

public sealed class TextNormalizerTests
{
    [Theory]
    [InlineData("TUYE\u0323\u0302T MA\u0302\u0323T – “Tie\u0302\u0301ng”", "TUYỆT MẬT – “Tiếng”")]
    [InlineData("Việt Nam", "Việt Nam")]
    [InlineData("\u0301x", "\u0301x")]
    public void Letters_are_composed_and_nothing_else_changes(string text, string expected) => Assert.Equal(expected, TextNormalizer.Compose(text));

    [Theory]
    [InlineData("Kế hoạch thi đua", "Kế hoạch thi đua")]
    [InlineData("thi đua", "thi đua")]
    [InlineData("NÐ-CP, NƉ-CP, ðua", "NĐ-CP, NĐ-CP, đua")]
    [InlineData("34–CT/TW, 34‑CT∕TW, 34—CT", "34-CT/TW, 34-CT/TW, 34-CT")]
    [InlineData("số\u00A034\u2009-\u3000CT\t/TW", "số 34 - CT /TW")]
    [InlineData("a\r\nb\rc\u2028d\fe\n\r\n", "a\nb\nc\nd\ne\n\n")]
    [InlineData("\uFEFFthi\u00ADđua\u200B ", "thiđua ")]
    [InlineData("nƣớc, Ƣu", "nước, Ưu")]
    [InlineData("233/2025/NĐ-CР", "233/2025/NĐ-CP")]
    [InlineData("34-СТ/ТW", "34-CT/TW")]
    [InlineData("КẾ HOẠCH, Тỉnh ủy", "KẾ HOẠCH, Tỉnh ủy")]
    [InlineData("Россия, СССР và α-β", "Россия, СССР và α-β")]
    [InlineData("“thi đua”, ‘x’, \"y\"", "“thi đua”, ‘x’, \"y\"")]
    [InlineData("３４－ＣＴ／ＴＷ", "34-CT/TW")]
    [InlineData("", "")]
    public void One_form_for_every_character(string published, string expected) =>
        Assert.Equal(expected, TextNormalizer.Normalize(published).Text);

    [Fact]
    public void Decomposed_letters_are_composed_over_invisible_characters() =>
        Assert.Equal("Tiếng Việt", TextNormalizer.Normalize("Tie\u0302\u200B\u0301ng Vie\u0323\u0302t").Text);

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() =>
        Assert.Equal("a\uFFFDb\uFFFD\U0001F600", TextNormalizer.Normalize("a\ud800b\udc00\ud83d\ude00").Text);

    [Theory]
    [InlineData("SắC LệNH CủA CHủ TịCH", "SẮC LỆNH CỦA CHỦ TỊCH")]
    [InlineData("QUYếT địNH Về VIệC", "QUYẾT ĐỊNH VỀ VIỆC")]
    [InlineData("ủY BAN, HđND–UBND", "ỦY BAN, HĐND-UBND")]
    [InlineData("thực hiện theo quyết định CủA BAN CHấP HÀNH Đảng bộ tỉnh trong các năm tới", "thực hiện theo quyết định CỦA BAN CHẤP HÀNH Đảng bộ tỉnh trong các năm tới")]
    [InlineData("mRNA, TPHCM, pH, QĐ-UBND, Đ/c, TTg, Về Số Sở Tổ, thiĐua, kWh, 100đ, ThS Hà", "mRNA, TPHCM, pH, QĐ-UBND, Đ/c, TTg, Về Số Sở Tổ, thiĐua, kWh, 100đ, ThS Hà")]
    public void Capitals_that_a_conversion_broke_are_whole(string published, string expected) =>
        Assert.Equal(expected, TextNormalizer.Normalize(published).Text);

    [Theory]
    [InlineData("o\u0301\u031B", "\u1EDB")]
    [InlineData("\u00EA\u0323", "\u1EC7")]
    [InlineData("\u1EB9\u0302", "\u1EC7")]
    [InlineData("a\u0301\u0301", "\u00E1\u0301")]
    [InlineData("\u0301", "\u0301")]
    [InlineData("\u0430\u0301 a\u0341 \u212B", "\u0430\u0301 \u00E1 \u00C5")]
    public void Letters_and_marks_compose_in_any_order(string published, string expected) =>
        Assert.Equal(expected, TextNormalizer.Normalize(published).Text);

    [Fact]
    public void A_clean_text_comes_back_as_the_same_string()
    {
        const string published = "Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị “…”\n";
        Assert.Same(published, TextNormalizer.Normalize(published).Text);
    }

    [Theory]
    [InlineData("xx 34 –\r\n CT/TW\u200B yy", "34 -\n CT/TW", "34 –\r\n CT/TW")]
    [InlineData("xx Vie\u0323\u0302t\u00AD yy", "Việt", "Vie\u0323\u0302t")]
    [InlineData("\uFEFFViệt", "Việt", "Việt")]
    public void Spans_lead_back_to_the_text_as_published(string published, string normalized, string source)
    {
        var text = TextNormalizer.Normalize(published);
        var start = text.Text.IndexOf(normalized, StringComparison.Ordinal);
        Assert.Equal(source, text.ToPublished(new TextSpan(start, start + normalized.Length)).In(published));
    }

    [Fact]
    public void Normalising_is_idempotent() =>
        Check.One(Configured, Prop.ForAll(HostileText.Arbitrary, published =>
        {
            var once = TextNormalizer.Normalize(published).Text;
            Assert.Same(once, TextNormalizer.Normalize(once).Text == once ? once : null);
        }));

    [Fact]
    public void Every_span_of_the_result_is_covered_by_a_span_that_normalises_to_it() =>
        Check.One(Configured, Prop.ForAll(HostileText.Arbitrary, published =>
        {
            var text = TextNormalizer.Normalize(published);
            var last = 0;
            foreach (var token in Tokenizer.Tokenize(text.Text))
            {
                var source = text.ToPublished(token.Span);
                Assert.InRange(source.Start, last, published.Length);
                Assert.InRange(source.End, source.Start + 1, published.Length);
                last = source.End;
            }

            var whole = text.ToPublished(new TextSpan(0, text.Text.Length));
            Assert.Equal(text.Text, TextNormalizer.Normalize(whole.In(published)).Text);
        }));

    [Fact]
    public void Time_grows_with_the_length_alone()
    {
        foreach (var piece in new[] { "А", "a\u0301", "\u0301", "\ud800", "Аn-", "е\u200B" })
        {
            var published = string.Concat(Enumerable.Repeat(piece, 400_000));
            var clock = System.Diagnostics.Stopwatch.StartNew();
            TextNormalizer.Normalize(published);
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{piece}: {clock.Elapsed}");
        }
    }

    private static Config Configured => Config.QuickThrowOnFailure.WithMaxTest(2000);
}
