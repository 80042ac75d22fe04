using DirectiveSearch.Text;
using FsCheck;
using FsCheck.Fluent;

namespace DirectiveSearch.Tests.Text;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("THI ĐUA, KHEN THƯỞNG", "thi đua khen thưởng", "thi dua khen thuong")]
    [InlineData("34-CT/TW", "34 ct tw", "34 ct tw")]
    [InlineData("TP.HCM u.b.n.d", "tp hcm u b n d", "tp hcm u b n d")]
    [InlineData("hoà bình, Thuỷ", "hòa bình thủy", "hoa binh thuy")]
    [InlineData("km² x̂ 𝔞", "km² x̂ 𝔞", "km² x̂ 𝔞")]
    [InlineData("… “” \n", "", "")]
    public void Tokens_are_runs_of_letters_marks_and_digits(string text, string exact, string folded)
    {
        var tokens = Tokenizer.Tokenize(text);
        Assert.Equal(exact, string.Join(' ', tokens.Select(token => token.Exact)));
        Assert.Equal(folded, string.Join(' ', tokens.Select(token => token.Folded)));
        Assert.All(tokens, token => Assert.Equal(token.Folded, Folding.Fold(token.Span.In(text))));
    }

    [Fact]
    public void Folding_keeps_the_length_and_is_idempotent() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(HostileText.Arbitrary, text =>
    {
        var folded = Folding.Fold(text);
        Assert.Equal(text.Length, folded.Length);
        Assert.Equal(folded, Folding.Fold(folded));
    }));

    [Fact]
    public void Any_text_is_split_in_order_without_overlap() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(HostileText.Arbitrary, text =>
    {
        var last = 0;
        foreach (var token in Tokenizer.Tokenize(text))
        {
            Assert.InRange(token.Span.Start, last, token.Span.End - 1);
            Assert.Equal(token.Span.Length, token.Folded.Length);
            last = token.Span.End;
        }
    }));

    [Theory]
    [InlineData("hoà", "hòa")]
    [InlineData("khoẻ", "khỏe")]
    [InlineData("uý", "úy")]
    [InlineData("thuỷ", "thủy")]
    [InlineData("quý", "quý")]
    [InlineData("qúy", "quý")]
    [InlineData("quỹ", "quỹ")]
    [InlineData("giá", "giá")]
    [InlineData("gìn", "gìn")]
    [InlineData("tòan", "toàn")]
    [InlineData("họat", "hoạt")]
    [InlineData("ngoài", "ngoài")]
    [InlineData("khuỷu", "khuỷu")]
    [InlineData("của", "của")]
    [InlineData("cửa", "cửa")]
    [InlineData("rượu", "rượu")]
    [InlineData("quyết", "quyết")]
    [InlineData("huỳnh", "huỳnh")]
    [InlineData("thuở", "thuở")]
    [InlineData("café", "café")]
    [InlineData("ủy", "ủy")]
    [InlineData("tuyến", "tuyến")]
    [InlineData("", "")]
    public void A_tone_mark_has_one_place(string syllable, string expected)
    {
        Assert.Equal(expected, TonePlacement.Unify(syllable));
        Assert.Equal(expected, TonePlacement.Unify(expected));
    }
}
