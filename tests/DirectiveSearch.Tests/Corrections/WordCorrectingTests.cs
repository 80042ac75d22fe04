using DirectiveSearch.Directives.Corrections;
using DirectiveSearch.Text;
using FsCheck;
using FsCheck.Fluent;

namespace DirectiveSearch.Tests.Corrections;

/// <summary>Words that people decided about are found again by the words around them, and nothing else of the text changes.</summary>
public sealed class WordCorrectingTests
{
    private const string Text = "Căn cứ Chỉ thị số 34-CTTW ngày\nO7/4/2014 của Bộ Chính trị; thực hiện Chỉ thị số 34-CTTW của Ban Bí thư.";

    /// <summary>The words to correct stand between ‹ and ›.</summary>
    [Theory]
    [InlineData("số ‹34-CTTW› ngày", "34-CT/TW", "số 34-CT/TW ngày")]
    [InlineData("ngày ‹O7/4/2014› của", "07/4/2014", "ngày 07/4/2014 của")]
    [InlineData("số ‹34 - CT\n/TW› ngày", "34-CT/TW", "số 34-CT/TW ngày")]
    [InlineData("‹Sö:› 12", "Số:", "Số: 12")]
    [InlineData("số ‹12/KHUBND›", "12/KH-UBND năm", "số 12/KH-UBND năm")]
    [InlineData("số ‹34-CT/TW›\n\n ngày", "34-CT/TW", "số 34-CT/TW\n\n ngày")]
    public void The_right_words_stand_where_the_wrong_ones_stood(string marked, string right, string expected)
    {
        var (text, place) = Marked(marked);
        var edited = WordCorrecting.Apply(text, [WordCorrecting.At(text, place, right)]);
        Assert.Equal(expected, edited.Text);
        Assert.Equal([true], edited.Found);
        Assert.Equal(right, new Edits(edited.Edits).ToNow(place).In(edited.Text));
    }

    /// <summary>Another conversion: the place is told by the words around it.</summary>
    [Theory]
    [InlineData("theo số ‹12› ngày và số 12 năm", "theo số 12 ngày và số 12 năm", "theo số X ngày và số 12 năm")]
    [InlineData("theo số 12 ngày và số ‹12› năm", "mới: theo số 12 ngày và số 12 năm", "mới: theo số 12 ngày và số X năm")]
    [InlineData("a b c ‹12› d e f", "a b c  12\nd e f", "a b c  X\nd e f")]
    [InlineData("a b c ‹12› d e f", "a b c 12 d khác", "a b c X d khác")]
    [InlineData("a b c ‹12› d e f", "x y c - 12 d khác", "x y c - X d khác")]
    [InlineData("a b c ‹12› d e f", "x y z 12 d khác", null)]
    [InlineData("a b c ‹12› d e f", "x c 12 d e y; b c 12 x", "x c X d e y; b c 12 x")]
    [InlineData("a b c ‹12› d e f", "a b c 13 d e f", null)]
    [InlineData("a b c ‹12› d e f", "a b c 123 d e f", null)]
    [InlineData("a b c ‹12› d e f", "a b c 12 x; a b c 12 y", null)]
    [InlineData("số ‹12› và số 12 và", "số 12 và", "số X và")]
    [InlineData("p q r ‹12› p q r 12 p q r", "p q r 12 p q r 12 p q r", "p q r X p q r 12 p q r")]
    public void In_another_reading_a_place_is_found_again_or_told_as_lost(string marked, string again, string? expected)
    {
        var (text, place) = Marked(marked);
        var edited = WordCorrecting.Apply(again, [WordCorrecting.At(text, place, "X")]);
        Assert.Equal((expected ?? again, expected is not null), (edited.Text, edited.Found[0]));
    }

    [Fact]
    public void Of_two_words_about_one_place_the_later_counts_and_no_correction_hangs_on_another()
    {
        var (one, two) = (Text.IndexOf("34-CTTW", StringComparison.Ordinal), Text.IndexOf("O7/4", StringComparison.Ordinal));
        var number = new TextSpan(one, one + 7);
        WordCorrection[] all =
            [WordCorrecting.At(Text, number, "34-CT/T"), WordCorrecting.At(Text, new TextSpan(two, two + 9), "07/4/2014"), WordCorrecting.At(Text, number, "34-CT/TW")];
        const string Right = "Căn cứ Chỉ thị số 34-CT/TW ngày\n07/4/2014 của";
        Assert.StartsWith(Right, WordCorrecting.Apply(Text, all).Text, StringComparison.Ordinal);
        Assert.StartsWith(Right, WordCorrecting.Apply(Text, [all[1], all[2]]).Text, StringComparison.Ordinal);
        Assert.EndsWith("số 34-CTTW của Ban Bí thư.", WordCorrecting.Apply(Text, all).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_were_read_rightly_stay_as_they_are_and_are_no_longer_in_doubt()
    {
        var (text, place) = Marked("theo số ‹34 -\nCT/TW› ngày");
        var confirmed = WordCorrecting.At(text, place, place.In(text));
        var edited = WordCorrecting.Apply(text, [confirmed]);
        Assert.True(confirmed.Confirms);
        Assert.Equal((text, true), (edited.Text, new Edits(edited.Edits).Touches(place)));
    }

    [Theory]
    [InlineData("Chỉ thị số 34-CTTW ngày O7/4/2014", "Chỉ thị số 34-CT/TW ngày O7/4/2014", "34-CTTW", "34-CT/TW")]
    [InlineData("Chỉ thị số 34-CTTW ngày O7/4/2014", "Chỉ thị số 34-CT/TW ngày 07/4/2014", "34-CTTW ngày O7/4/2014", "34-CT/TW ngày 07/4/2014")]
    [InlineData("số 34 - CT/TW", "số 34-CT/TW", "34 - CT/TW", "34-CT/TW")]
    [InlineData("số 34", "số 34 ngày 7", "34", "34 ngày 7")]
    [InlineData("số | 34", "số 34", "số |", "số")]
    [InlineData("34", "số 34", "34", "số 34")]
    [InlineData("số 34", "số 34", "số 34", "số 34")]
    [InlineData("a a", "a a a", "a", "a a")]
    public void Only_the_words_that_differ_are_corrected(string text, string meant, string place, string right)
    {
        var changed = WordCorrecting.Change(text, new TextSpan(0, text.Length), meant);
        Assert.Equal((place, right), (changed.Place.In(text), changed.Right));
        Assert.Equal(meant, WordCorrecting.Apply(text, [WordCorrecting.At(text, changed.Place, changed.Right)]).Text);
    }

    /// <summary>Whatever is corrected, every word that was not keeps its place, there and back.</summary>
    [Fact]
    public void Spans_stay_true()
    {
        var words = Gen.Elements("a", "số", "12", "34-CT/TW", "\n", "ngày", "Đ").ListOf().Select(list => string.Join(' ', list.Prepend("x").Append("x")));
        var cases = words.SelectMany(text => Gen.Zip(Gen.Choose(0, text.Length - 1), Gen.Elements("b", "hai chữ", "34-CT/TW dài hơn")).ListOf(4).Select(edits => (Text: text, Edits: edits)));
        Check.QuickThrowOnFailure(Prop.ForAll(cases.ToArbitrary(), given =>
        {
            var places = given.Edits.Select(edit => (Place: WordCorrecting.Whole(given.Text, new TextSpan(edit.Item1, edit.Item1 + 1)), Right: edit.Item2)).Where(edit => edit.Place.Length > 0);
            var edited = WordCorrecting.Apply(given.Text, [.. places.Select(edit => WordCorrecting.At(given.Text, edit.Place, edit.Right))]);
            var map = new Edits(edited.Edits);
            return edited.Found.All(found => found) && Enumerable.Range(0, given.Text.Length).All(at =>
            {
                var word = WordCorrecting.Whole(given.Text, new TextSpan(at, at + 1));
                if (word.Length == 0) return true;
                var now = map.ToNow(word);
                return map.ToBefore(now) == word && (map.Touches(word) || now.In(edited.Text) == word.In(given.Text));
            });
        }));
    }

    private static (string Text, TextSpan Place) Marked(string marked)
    {
        var (start, end) = (marked.IndexOf('‹', StringComparison.Ordinal), marked.IndexOf('›', StringComparison.Ordinal) - 1);
        return (marked.Replace("‹", "", StringComparison.Ordinal).Replace("›", "", StringComparison.Ordinal), new TextSpan(start, end));
    }
}
