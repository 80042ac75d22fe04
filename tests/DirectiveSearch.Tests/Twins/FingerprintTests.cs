using System.Text;
using DirectiveSearch.Directives.Twins;
using FsCheck;
using FsCheck.Fluent;

namespace DirectiveSearch.Tests.Twins;

public sealed class FingerprintTests
{
    private const string Sentence = "Ủy ban nhân dân tỉnh ban hành Kế hoạch phát động phong trào thi đua yêu nước năm 2021 với 15 chỉ tiêu, kinh phí 1.250 triệu đồng. ";

    [Theory]
    [InlineData("ỦY BAN NHÂN DÂN tỉnh ban hành\r\n\r\nKế hoạch – phát động;  phong trào “thi đua” yêu nước năm 2021 với 15 chỉ tiêu kinh phí 1.250 triệu đồng")]
    [InlineData("uy ban nhan dan tinh ban hanh ke hoach phat dong phong trao thi dua yeu nuoc nam 2021 voi 15 chi tieu, kinh phi 1.250 trieu dong")]
    [InlineData("Ủy ban nhân dân tỉnh ban\u00ad hành Kế hoạch phát động phong trào thi đua yêu nước năm 2021 với 15 chỉ\u200b tiêu, kinh phí 1.250 triệu đồng")]
    public void Marks_case_signs_and_lines_change_nothing(string other) => Assert.Equal(Fingerprint.Of(Sentence).Text, Fingerprint.Of(other).Text);

    [Fact]
    public void Decomposed_letters_are_the_same() => Assert.Equal(Fingerprint.Of(Sentence).Text, Fingerprint.Of(Sentence.Normalize(NormalizationForm.FormD)).Text);

    /// <summary>On every machine and in every run: it is stored.</summary>
    [Fact]
    public void It_is_the_same_for_ever() => Assert.Equal(8771459191637830883UL, Fingerprint.Of(Sentence).Text);

    [Fact]
    public void It_comes_back_from_its_bytes()
    {
        var print = Fingerprint.Of(Words(1, 400));
        var back = Fingerprint.FromBytes(print.ToBytes())!;
        Assert.Equal((print.Text, print.Length, 1.0, 1.0), (back.Text, back.Length, back.Likeness(print), back.FigureLikeness(print)));
        Assert.Equal(656, print.ToBytes().Length);
        Assert.Null(Fingerprint.FromBytes([1, 2, 3]));
    }

    /// <summary>Two halves in common make a third in common; the estimate is right within some hundredths.</summary>
    [Theory]
    [InlineData(0, 0, 0.05)]
    [InlineData(1000, 1, 0.001)]
    [InlineData(500, 0.333, 0.13)]
    public void Likeness_is_the_share_of_triples_in_common(int common, double expected, double within) => Assert.InRange(
        Fingerprint.Of(Words(1, common) + Words(2, 1000 - common)).Likeness(Fingerprint.Of(Words(1, common) + Words(3, 1000 - common))), expected - within, expected + within);

    [Fact]
    public void Two_years_differ_in_their_figures_and_hardly_in_words()
    {
        var (one, next) = (Fingerprint.Of(Words(1, 600) + "năm 2020 và 2021, 12 chỉ tiêu, 34 xã"), Fingerprint.Of(Words(1, 600) + "năm 2021 và 2022, 14 chỉ tiêu, 35 xã"));
        Assert.InRange(one.Likeness(next), 0.85, 1);
        Assert.InRange(one.FigureLikeness(next), 0, 0.5);
    }

    [Fact]
    public void Any_text_is_like_itself_and_likeness_has_no_direction() => Prop.ForAll<NonNull<string>, NonNull<string>>((one, other) =>
    {
        var (first, second) = (Fingerprint.Of(one.Get), Fingerprint.Of(other.Get));
        return first.Likeness(first) == 1 && first.Likeness(second) == second.Likeness(first) && first.FigureLikeness(second) is >= 0 and <= 1;
    }).QuickCheckThrowOnFailure();

    internal static string Words(int seed, int count)
    {
        var random = new System.Random(seed);
        return string.Concat(Enumerable.Range(0, count).Select(_ => $"{(char)('a' + random.Next(26))}{(char)('a' + random.Next(26))}{(char)('a' + random.Next(26))}{seed switch { 1 => "a", 2 => "b", _ => "c" }} "));
    }
}
