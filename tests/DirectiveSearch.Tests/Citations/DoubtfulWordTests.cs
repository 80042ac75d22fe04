using DirectiveSearch.Directives;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Citations;

/// <summary>What is read out of words whose characters are in doubt says so; its neighbours do not.</summary>
public sealed class DoubtfulWordTests
{
    private const string Text =
        "KẾ HOẠCH\nThực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị về thi đua, khen thưởng\nCăn cứ Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ.";

    [Theory]
    [InlineData("34-CT/TW", "34-CT/TW", "number-read-doubtful")]
    [InlineData("07/4/2014", "34-CT/TW", "date-read-doubtful")]
    [InlineData("Chính phủ", "91/2017/NĐ-CP", "issuer-read-doubtful")]
    [InlineData("91/2017/NĐ-CP", "91/2017/NĐ-CP", "number-read-doubtful")]
    [InlineData("Nghị", "", "")]
    [InlineData("khen", "", "")]
    [InlineData("KẾ", "", "")]
    public void A_doubtful_word_marks_the_citation_whose_field_it_is(string word, string marked, string warning)
    {
        var start = Text.IndexOf(word, StringComparison.Ordinal);
        var read = DoubtfulWords.Mark(Extractor.Extract(Text), [new TextSpan(start, start + word.Length)]);
        var found = read.Citations.SelectMany(citation => citation.Warnings.Where(code => code.EndsWith("-read-doubtful", StringComparison.Ordinal)).Select(code => (citation.Number, code)));
        Assert.Equal(marked.Length == 0 ? [] : [(marked, warning)], found);
    }

    [Theory]
    // Wherever the doubt is: a name that no table knows may be one that was misread.
    [InlineData("Thủ Tướ Ng Chính Phủ", "issuer-read-doubtful")]
    [InlineData("Thủ tướng Chính phủ", "")]
    [InlineData("Sở Nội vụ tỉnh Tây Ninh", "")]
    public void An_unknown_issuer_is_in_doubt_where_letters_are(string issuer, string warnings)
    {
        var text = $"KẾ HOẠCH\nThi đua, khen thưởng\nCăn cứ Kế hoạch số 12/KH-XYZ ngày 03/02/2021 của {issuer} về thi đua;";
        Assert.Equal(warnings, string.Join(' ', Assert.Single(DoubtfulWords.Mark(Extractor.Extract(text), [new TextSpan(0, 2)]).Citations).Warnings));
        Assert.Empty(Assert.Single(Extractor.Extract(text).Citations).Warnings);
    }

    [Fact]
    public void What_is_doubtful_is_less_sure()
    {
        var read = Extractor.Extract(Text);
        var marked = DoubtfulWords.Mark(read, [new TextSpan(0, Text.Length)]);
        Assert.All(read.Citations.Zip(marked.Citations), pair => Assert.True(pair.Second.Confidence < pair.First.Confidence));
        Assert.Same(read, DoubtfulWords.Mark(read, []));
    }

    [Fact]
    public void The_documents_own_fields_are_marked_too()
    {
        const string own = "ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH\nSố: 12/KH-UBND\nTây Ninh, ngày 03 tháng 02 năm 2021\nKẾ HOẠCH\nCông tác thi đua, khen thưởng năm 2021";
        foreach (var (word, warning) in new[] { ("12/KH-UBND", "number-read-doubtful"), ("thưởng", "title-read-doubtful"), ("ỦY", "issuer-read-doubtful") })
        {
            var start = own.IndexOf(word, StringComparison.Ordinal);
            Assert.Equal([warning], DoubtfulWords.Mark(Extractor.Extract(own), [new TextSpan(start, start + word.Length)]).Metadata.Warnings);
        }
    }
}
