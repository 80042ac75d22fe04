using System.Diagnostics;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Citations;
using DirectiveSearch.Tests.Robustness;
using DirectiveSearch.Text;
using FsCheck;
using FsCheck.Fluent;

namespace DirectiveSearch.Tests.Citations;

public sealed class CitationPropertyTests
{
    private static readonly string[] Pieces =
        ["Chỉ thị", "số", " ", "\n", "**", "34", "-", "/", "CT", "TW", "ngày", "07/4/2014", "của", "Bộ Chính trị", ",", ";", "2025", "QH15", "Luật", "sửa đổi", "được", "bởi", "UBND tỉnh", "“", "|", "(", ")", "\u0301", "Căn cứ", "I.", "và", "TTr-SNV", "này", "nêu trên", "gọi tắt là", "Điều 5", "khoản 2", "số 10, 11 và ", "217, ", "\n\n3\n\n", "tháng"];

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
    public void A_span_alone_reads_as_the_same_number()
    {
        var texts = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();

        Prop.ForAll(texts, published => Documents.Read(published) is var read && read.Index().All(citation =>
            Documents.Read($"{citation.Item.Type} số {NumberOf(citation.Item, Invariants.Alone(published, read, citation.Index))}").Any(again => again.Number == citation.Item.Number))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Short_forms_overlap_no_citation_and_stand_for_earlier_ones()
    {
        var texts = Gen.Elements([.. Pieces, "Chỉ thị số 34-CT/TW. ", "Chỉ thị 34", " (gọi tắt là Chỉ thị). "]).ListOf().Select(string.Concat).ToArbitrary();

        Prop.ForAll(texts, published =>
        {
            var (citations, forms) = CitationReader.ReadAll(TextNormalizer.Normalize(published), Documents.NgheAn);
            return forms.All(form => form.Span.In(published) == form.Text && form.Sentence.Contains(form.Span) && citations.All(citation => !citation.Span.Overlaps(form.Span)))
                && forms.Zip(forms.Skip(1)).All(pair => pair.First.Span.End <= pair.Second.Span.Start)
                && forms.All(form => form.Candidates.All(index => citations[index].Span.End <= form.Span.Start) && (form.Citation is null || form.Candidates.SequenceEqual([form.Citation.Value])));
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>From the first digit of the mention's number on: a law's name may stand between its type and its number.</summary>
    private static string NumberOf(Citation citation, string alone)
    {
        var serial = citation.Number.TakeWhile(char.IsAsciiDigit).Count();
        var start = alone.IndexOf(citation.Number[..Math.Max(1, serial)], StringComparison.Ordinal);
        return start < 0 ? citation.Number : alone[start..];
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
    [InlineData("\n\n1")]
    [InlineData("Nghị định số 1/NĐ-CP, Nghị định này, Nghị định 1 ")]
    [InlineData("Nghị định số 1/NĐ-CP (gọi tắt là Nghị định) ")]
    [InlineData("Điều 1, khoản 2 ")]
    public void Hostile_repetition_takes_time_in_proportion_to_its_length(string piece)
    {
        var text = TextNormalizer.Normalize(string.Concat(Enumerable.Repeat(piece, 600_000 / piece.Length)));
        var watch = Stopwatch.StartNew();

        UnnumberedReader.Read(text, Documents.NgheAn, CitationReader.ReadAll(text, Documents.NgheAn).Citations);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"600,000 characters took {watch.Elapsed}");
    }
}
