using System.Text;

namespace DirectiveSearch.Tests.Citations;

/// <summary>What pages, tables and marks do to a citation's words.</summary>
public sealed class PageFormTests
{
    private const string Expected = "Chỉ thị 34-CT/TW 2014-04-07 Bộ Chính trị";

    [Theory]
    [InlineData("theo Chỉ\nthị số 34-CT/TW ngày 07/4/2014 của Bộ\nChính trị")]
    [InlineData("theo Chỉ thị\nsố\n34-CT/TW\nngày\n07/4/2014\ncủa\nBộ Chính trị")]
    [InlineData("theo Chỉ thị số 34-\nCT/TW ngày 07\ntháng 4\nnăm 2014 của Bộ Chính trị")]
    [InlineData("theo Chỉ thị số 34-CT/\nTW ngày 07/4/2014 của Bộ Chính trị")]
    [InlineData("theo Chỉ thị số\f34-CT/TW ngày 07/4/2014 của Bộ Chính trị")]
    [InlineData("theo Chỉ thị\n\f số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị")]
    [InlineData("theo Chỉ thị\n\n3\n\nsố 34-CT/TW ngày 07/4/2014 của Bộ Chính trị")]
    [InlineData("theo Chỉ thị\n\f                 12\n\nsố 34-CT/TW ngày 07/4/2014 của Bộ Chính trị")]
    [InlineData("theo Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ\n\n8\n\nChính trị")]
    [InlineData("theo Chỉ thị số 34-CT/TW\n\n- 5 -\n\nngày 07/4/2014 của Bộ Chính trị")]
    [InlineData("theo Chỉ thị số 34-CT/TW ngày\n\n12\n\n07/4/2014 của Bộ Chính trị")]
    [InlineData("| 1 | Chỉ thị số 34-CT/TW | 07/4/2014 | Bộ Chính trị |")]
    [InlineData("| Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị | Đã ban hành |")]
    [InlineData("| Chỉ thị | 34-CT/TW | 07/4/2014 | Bộ Chính trị |")]
    [InlineData("| 2 | Chỉ thị | số 34-CT/TW | 07/4/2014 | Bộ Chính trị | thi đua |")]
    [InlineData("1\tChỉ thị số 34-CT/TW\t07/4/2014\tBộ Chính trị\n2\tđã ban hành")]
    [InlineData("THEO CHỈ THỊ SỐ 34-CT/TW NGÀY 07/4/2014 CỦA BỘ CHÍNH TRỊ")]
    [InlineData("THEO CHỈ THỊ SỐ 34-CT/TW NGÀY 07 THÁNG 4 NĂM 2014\nCỦA BỘ CHÍNH TRỊ")]
    [InlineData("theo **Chỉ thị số 34-CT/TW** *ngày 07/4/2014* của __Bộ Chính trị__")]
    [InlineData("theo [Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị](https://example.vn/a)")]
    [InlineData("theo __Chỉ thị__ số `34-CT/TW` ngày 07/4/2014 của Bộ Chính trị")]
    [InlineData("# Theo Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị")]
    [InlineData("theo Chỉ thị số 34‑CT/TW ngày 07/4/2014 của Bộ Chính trị")]
    [InlineData("theo Chỉ thị số 34–CT∕TW ngày 07∕4∕2014 của Bộ Chính trị")]
    [InlineData("theo Chỉ\u00A0thị\u00A0số\u00A034-CT/TW ngày 07/4/2014 của Bộ\u200B Chính trị")]
    public void Breaks_tables_capitals_and_marks_hide_no_citation(string text) => Assert.Equal(Expected, Read(text));

    [Theory]
    [InlineData("theo Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị")]
    [InlineData("THEO CHỈ THỊ SỐ 34-CT/TW NGÀY 07/4/2014 CỦA BỘ CHÍNH TRỊ")]
    public void Decomposed_letters_are_the_same_letters(string text) => Assert.Equal(Expected, Read(text.Normalize(NormalizationForm.FormD)));

    [Theory]
    [InlineData("theo Quyết định số 5/QĐ-UBND của Uỷ ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh Nghệ An")]
    [InlineData("theo Quyết định số 5/QĐ-UBND của Ủy ban nhân dân tỉnh Khánh Hoà", "Ủy ban nhân dân tỉnh Khánh Hòa")]
    [InlineData("theo Quyết định số 5/QĐ-UBND cuả Chủ tịch UBND tỉnh Thanh Hoá", "Ủy ban nhân dân tỉnh Thanh Hóa")]
    public void Tone_marks_may_stand_in_their_old_places(string text, string issuer) =>
        Assert.Equal(issuer, Assert.Single(Documents.ReadBody(text)).Issuer);

    [Theory]
    [InlineData("thực hiện Kế hoạch số 16/KH-UBND ngày 05/3/2020 của UBND tỉnh\n\n- 7 -\n\nvề triển khai Chỉ thị số 22-CT/TU")]
    [InlineData("thực hiện Kế hoạch số 16/KH-UBND về\n\n7\n\ntriển khai Chỉ thị số 22-CT/TU")]
    public void A_title_goes_on_over_a_page_break(string text) => Assert.Equal(0, Documents.ReadBody(text)[1].Within);

    private static string Read(string text)
    {
        var citation = Assert.Single(Documents.ReadBody(text));
        return $"{citation.Type} {citation.Number} {citation.StatedDate} {citation.Issuer}";
    }
}
