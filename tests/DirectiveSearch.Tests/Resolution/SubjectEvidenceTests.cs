using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Citations;
using DirectiveSearch.Directives.Resolution;
using DirectiveSearch.Text;
using Evidence = DirectiveSearch.Directives.Resolution.Evidence;

namespace DirectiveSearch.Tests.Resolution;

/// <summary>Subjects, terms and impossible dates as evidence of which instrument of a number is meant. Each document is "its date|its words".</summary>
public sealed class SubjectEvidenceTests
{
    private const string Emulation = "2024-08|Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị về tiếp tục đổi mới công tác thi đua, khen thưởng";
    private const string Housing = "2024-09|Chỉ thị số 34-CT/TW ngày 24/5/2024 của Ban Bí thư về phát triển nhà ở xã hội trong tình hình mới";

    [Theory]
    [InlineData("2025-03|Chỉ thị số 34-CT/TW về phát triển nhà ở xã hội", "34-ct-tw-2024 subject-decides")]
    [InlineData("2025-03|Chỉ thị số 34-CT/TW của Ban Bí thư về đổi mới công tác thi đua, khen thưởng", "34-ct-tw-2014 subject-decides")]
    [InlineData("2025-03|Chỉ thị số 34-CT/TW về công tác dân vận", "? 34-ct-tw-2014 34-ct-tw-2024 ambiguous-period")]
    [InlineData("2025-03|Chỉ thị số 34-CT/TW về phòng cháy, chữa cháy và cứu nạn", "? 34-ct-tw-2014 34-ct-tw-2024 subject-against")]
    [InlineData("2025-03|Chỉ thị số 34-CT/TW", "? 34-ct-tw-2014 34-ct-tw-2024 ambiguous-period")]
    [InlineData("2020-03|Chỉ thị số 34-CT/TW về phòng cháy, chữa cháy và cứu nạn", "? 34-ct-tw-2014 subject-against")]
    [InlineData("2025-03|Chỉ thị số 34-CT/TW của Bộ Chính trị khóa XI", "34-ct-tw-2014 ")]
    [InlineData("2025-03|Chỉ thị số 34-CT/TW của Ban Bí thư (khóa XIII)", "34-ct-tw-2024 ")]
    [InlineData("2025-03|Chỉ thị số 34-CT/TW khóa XII", "? 34-ct-tw-2014 34-ct-tw-2024 ambiguous-period")]
    [InlineData("2025-03|Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị khóa XIII", "34-ct-tw-2014 term-against-date")]
    public void An_undated_mention_means_what_its_subject_or_term_says(string document, string expected) =>
        Assert.Equal(expected, Told(Emulation, Housing, document)[^1]);

    [Fact]
    public void A_contradicting_subject_in_the_document_that_dates_the_other_is_another() => Assert.Equal(
        ["34-ct-tw-2014 ", "? 34-ct-tw-2014 subject-against"],
        Told("2025-03|Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị về đổi mới công tác thi đua, khen thưởng; Chỉ thị số 34-CT/TW về phát triển nhà ở xã hội"));

    [Fact]
    public void Two_documents_that_state_a_term_make_its_instrument() => Assert.Equal(
        "34-ct-tw-xii ", Told(Emulation, Housing, "2025-03|Chỉ thị số 34-CT/TW của Ban Bí thư khóa XII", "2025-03|Chỉ thị số 34-CT/TW của Ban Bí thư khóa XII")[^1]);

    [Theory]
    [InlineData("2015-2020", "05-nq-tu-nghe-an-2016")]
    [InlineData("2020-2025", "05-nq-tu-nghe-an-2021")]
    public void The_years_of_a_term_tell_a_province_s_period(string term, string slug) => Assert.Equal(
        slug + " ",
        Told("2024-01|Nghị quyết số 05-NQ/TU ngày 02/3/2016 của Tỉnh ủy Nghệ An", "2024-01|Nghị quyết số 05-NQ/TU ngày 02/3/2021 của Tỉnh ủy Nghệ An", $"2026-03|Nghị quyết số 05-NQ/TU của Tỉnh ủy Nghệ An nhiệm kỳ {term}")[^1]);

    /// <summary>05-CT/TW of 15/5/2016 dated a year too early, before the congress.</summary>
    [Theory]
    [InlineData("2025-03|Chỉ thị số 05-CT/TW ngày 15/5/2015 của Bộ Chính trị khóa XII", 2, "05-ct-tw-2016 year-slip date-outlier")]
    [InlineData("2025-03|Chỉ thị số 05-CT/TW ngày 15/5/2015 của Bộ Chính trị về học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", 2, "05-ct-tw-2016 year-slip date-outlier")]
    [InlineData("2025-03|Chỉ thị số 05-CT/TW ngày 15/5/2015 của Bộ Chính trị khóa XI", 2, "05-ct-tw-2015 ")]
    [InlineData("2025-03|Chỉ thị số 05-CT/TW ngày 15/5/2015 của Bộ Chính trị về phòng cháy, chữa cháy và cứu nạn", 2, "05-ct-tw-2015 ")]
    [InlineData("2025-03|Chỉ thị số 05-CT/TW ngày 15/5/2015 của Bộ Chính trị", 2, "05-ct-tw-2015 ")]
    public void A_year_of_another_term_is_a_slip_when_term_or_subject_say_so(string document, int documents, string expected)
    {
        string[] right =
        [
            "2024-01|Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị",
            "2024-01|Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị về học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
            "2024-01|Chỉ thị số 05-CT/TW ngày 15/5/2016 về học tập, làm theo Bác và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
            "2024-01|Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị khóa XII",
            "2024-01|Chỉ thị số 05-CT/TW ngày 15/5/2016 của Ban Bí thư",
        ];
        Assert.Equal(expected, Told([.. right, .. right, .. Enumerable.Repeat(document, documents)])[^1]);
    }

    [Theory]
    [InlineData("2013-02|Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị", "34-ct-tw-2014 date-after-citing")]
    [InlineData("2023-02|Chỉ thị số 34-CT/TW ngày 24/5/2024 của Ban Bí thư", "34-ct-tw-2024 date-after-citing")]
    [InlineData("2020-02|Chỉ thị số 34-CT/TW ngày 07/4/2024 của Bộ Chính trị", "34-ct-tw-2014 date-after-citing date-outlier")]
    [InlineData("2020-02|Chỉ thị số 34-CT/TW ngày 09/9/2024 của Bộ Chính trị", "? 34-ct-tw-2014 date-after-citing ambiguous-period")]
    public void A_day_that_the_citing_document_cannot_know_still_tells_which_is_meant(string document, string expected) =>
        Assert.Equal(expected, Told(Emulation, Housing, document)[^1]);

    private static string[] Told(params string[] documents)
    {
        var pieces = new Dictionary<Evidence, (long Id, int Documents)>();
        var mentions = new List<Evidence>();
        foreach (var document in documents)
        {
            var parts = document.Split('|');
            var date = parts[0].Split('-');
            var metadata = Citations.Documents.NgheAn with { Date = new PartialDate(int.Parse(date[0]), int.Parse(date[1])), Year = int.Parse(date[0]) };
            var stated = Directives.Resolution.Stating.Of(CitationReader.Read(TextNormalizer.Normalize("KẾ HOẠCH\n\nI. MỤC ĐÍCH\n\nTheo " + parts[1] + ".\n"), metadata), metadata);
            mentions.AddRange(stated);
            foreach (var piece in stated.Distinct()) pieces[piece] = pieces.TryGetValue(piece, out var known) ? (known.Id, known.Documents + 1) : (pieces.Count + 1, 1);
        }

        var resolution = Resolver.Resolve([.. pieces.Select(piece => piece.Key with { Id = piece.Value.Id, Documents = piece.Value.Documents })]);
        return [.. mentions.Select(mention => resolution.Of(pieces[mention].Id)).Select(answer =>
            $"{answer.Slug ?? string.Join(' ', answer.Candidates.Prepend("?"))} {string.Join(' ', answer.Warnings)}")];
    }
}
