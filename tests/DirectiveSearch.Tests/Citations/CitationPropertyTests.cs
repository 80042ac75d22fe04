using System.Diagnostics;
using DirectiveSearch.Directives.Citations;
using DirectiveSearch.Text;
using FsCheck;
using FsCheck.Fluent;

namespace DirectiveSearch.Tests.Citations;

public sealed class CitationPropertyTests
{
    private static readonly string[] Pieces =
        ["Chỉ thị", "số", " ", "\n", "**", "34", "-", "/", "CT", "TW", "ngày", "07/4/2014", "của", "Bộ Chính trị", ",", ";", "2025", "QH15", "Luật", "sửa đổi", "được", "bởi", "UBND tỉnh", "“", "|", "(", ")", "\u0301", "Căn cứ", "I.", "và", "TTr-SNV"];

    [Fact]
    public void Spans_lie_in_the_published_text_in_order_and_hold_the_stated_text()
    {
        var texts = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();

        Prop.ForAll(texts, published =>
        {
            var citations = Documents.Read(published);
            return citations.All(citation => citation.Span.In(published) == citation.Text && citation.Sentence.Contains(citation.Span))
                && citations.Zip(citations.Skip(1)).All(pair => pair.First.Span.End <= pair.Second.Span.Start)
                && citations.Select((citation, index) => citation.Within is null || citation.Within < index).All(earlier => earlier);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_text_at_all_is_read()
    {
        Prop.ForAll<string?>(published =>
        {
            var text = TextNormalizer.Normalize(published ?? "");
            UnnumberedReader.Read(text, Documents.NgheAn, CitationReader.Read(text, Documents.NgheAn));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("số 1/")]
    [InlineData("1-1/1-1/QĐ ")]
    [InlineData("Luật sửa đổi, bổ sung một số điều của Luật ")]
    [InlineData("Nghị quyết số 1/NQ-CP về ")]
    [InlineData("** \n")]
    [InlineData("“(")]
    public void Hostile_repetition_takes_time_in_proportion_to_its_length(string piece)
    {
        var text = TextNormalizer.Normalize(string.Concat(Enumerable.Repeat(piece, 600_000 / piece.Length)));
        var watch = Stopwatch.StartNew();

        UnnumberedReader.Read(text, Documents.NgheAn, CitationReader.Read(text, Documents.NgheAn));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"600,000 characters took {watch.Elapsed}");
    }
}
