using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Citations;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Citations;

/// <summary>Each field says by which rule and words it came to be; words are quoted from the text as published.</summary>
public sealed class CitationReasonTests
{
    [Theory]
    [InlineData("theo Nghị định số 91/2017/NĐ-CP", "type word-before-number [Nghị định]")]
    [InlineData("theo NĐ số 91/2017/NĐ-CP", "type abbreviation-before-number [NĐ] Nghị định")]
    [InlineData("| Chỉ thị | 34-CT/TW |", "type cell-before-number [Chỉ thị]")]
    [InlineData("theo số 91/2017/NĐ-CP", "type code-alone [NĐ-CP] Nghị định")]
    [InlineData("theo Nghị định số 233/2025/NĐ-CР", "number look-alikes-replaced [233/2025/NĐ-CР] 233/2025/NĐ-CP")]
    [InlineData("theo Kết luận số 100 -\nKL/TW", "number blanks-left-out [100 -\nKL/TW] 100-KL/TW")]
    [InlineData("QUYẾT ĐỊNH SỐ 5/QĐ-TTG", "number usual-case [5/QĐ-TTG] 5/QĐ-TTg")]
    [InlineData("theo Chỉ thị số 34-CT/TW ngày 07/4/2014", "date stated-behind-number [ngày 07/4/2014]")]
    [InlineData("Ngày 07/4/2014, Bộ Chính trị ban hành Chỉ thị số 34-CT/TW", "date stated-before-number [Ngày 07/4/2014]")]
    [InlineData("Ngày 07/4/2014, Bộ Chính trị ban hành Chỉ thị số 34-CT/TW", "issuer stated-before-number [Bộ Chính trị]")]
    [InlineData("theo Nghị quyết của Bộ Chính trị số 35-NQ/TW", "issuer stated-before-number [Bộ Chính trị]")]
    [InlineData("theo Chỉ thị số 34-CT/TW của Bộ Chính trị", "issuer stated-behind-number [Bộ Chính trị]")]
    [InlineData("| Chỉ thị số 34-CT/TW | Bộ Chính trị |", "issuer stated-behind-number [Bộ Chính trị]")]
    [InlineData("theo Chỉ thị số 5/CT-UBND của Chủ tịch UBND tỉnh", "issuer unit-of-document [Chủ tịch UBND tỉnh|Nghệ An] Nghệ An")]
    [InlineData("theo Chỉ thị số 5/CT-UBND của UBND tỉnh Hà Tĩnh", "issuer stated-behind-number [UBND tỉnh Hà Tĩnh]")]
    [InlineData("theo Chỉ thị số 5/CT-UBND", "issuer code-and-unit-of-document [CT-UBND|Nghệ An] Nghệ An")]
    [InlineData("theo Nghị định số 91/2017/NĐ-CP", "issuer code-of-number [NĐ-CP] Chính phủ")]
    [InlineData("theo Quyết định số 9/QĐ-TTHCKT", "issuer own-code [QĐ-TTHCKT] Trung tâm X")]
    [InlineData("quán triệt Chỉ thị số 34-CT/TW", "relation verb-before [quán triệt]")]
    [InlineData("đơn vị đã thực hiện Chỉ thị số 34-CT/TW", "relation done-before [đã]")]
    [InlineData("Thời gian qua, việc thực hiện Chỉ thị số 34-CT/TW còn chậm", "relation done-before [Thời gian qua]")]
    [InlineData("Chỉ thị số 34-CT/TW", "relation no-verb []")]
    [InlineData("Thay thế Kế hoạch số 5/KH-UBND", "relation act-of-document [Thay thế]")]
    [InlineData("Bãi bỏ Điều 3 Kế hoạch số 5/KH-UBND", "relation act-on-part [Bãi bỏ]")]
    [InlineData("Kế hoạch số 5/KH-UBND hết hiệu lực", "relation expiry-behind [hết hiệu lực]")]
    [InlineData("Thực hiện các văn bản sau:\n- Chỉ thị số 34-CT/TW", "relation verb-of-introduction [Thực hiện]")]
    [InlineData("theo khoản 1 Điều 2 Nghị định số 91/2017/NĐ-CP", "pinpoint part-before [khoản 1 Điều 2]")]
    [InlineData("theo Nghị định số 91/2017/NĐ-CP (Điều 2)", "pinpoint part-behind [Điều 2]")]
    public void The_first_mention_tells_its_reasons(string text, string reason) => Assert.Contains(reason, Reasons(text, 0));

    [Theory]
    [InlineData("theo Chỉ thị số 34-CT/TW, số 05-CT/TW", "type shared-along-list [Chỉ thị]")]
    [InlineData("theo Chỉ thị số 34-CT/TW ngày 07/4/2014; theo Chỉ thị số 34-CT/TW", "date stated-elsewhere [ngày 07/4/2014]")]
    [InlineData("theo Chỉ thị số 34-CT/TW của Bộ Chính trị; theo Chỉ thị số 34-CT/TW", "issuer stated-elsewhere [Bộ Chính trị]")]
    [InlineData("theo Chỉ thị số 34-CT/TW và Chỉ thị số 05-CT/TW", "relation shared-along-list [Chỉ thị số 34-CT/TW]")]
    [InlineData("theo Kế hoạch số 5/KH-SNV về thực hiện Chỉ thị số 34-CT/TW", "within in-title [thực hiện]")]
    [InlineData("theo Kế hoạch số 5/KH-SNV về thực hiện Chỉ thị số 34-CT/TW", "relation verb-of-title [thực hiện]")]
    [InlineData("theo Nghị định số 5/2020/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 6/2021/NĐ-CP", "within amends [sửa đổi, bổ sung bởi]")]
    [InlineData("theo Nghị định số 5/2020/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 6/2021/NĐ-CP", "relation as-outer [Nghị định số 5/2020/NĐ-CP]")]
    public void The_second_mention_tells_its_reasons(string text, string reason) => Assert.Contains(reason, Reasons(text, 1));

    [Theory]
    [InlineData("theo các Chỉ thị số 34-CT/TW, 05-CT/TW của Bộ Chính trị", "issuer shared-along-list [Bộ Chính trị]")]
    [InlineData("theo Nghị quyết số 18-NQ/TW và số 19-NQ/TW ngày 25/10/2017", "date shared-along-list [ngày 25/10/2017]")]
    public void What_a_list_states_at_its_end_is_told_of_its_first(string text, string reason) => Assert.Contains(reason, Reasons(text, 0));

    [Theory]
    [InlineData("Căn cứ Chỉ thị số 34-CT/TW;\n\nI. MỤC ĐÍCH", "relation opening-words [Căn cứ]")]
    [InlineData("KẾ HOẠCH\nvề Chỉ thị số 34-CT/TW\n\nI. MỤC ĐÍCH", "relation opening-block []")]
    public void The_opening_block_is_a_reason(string text, string reason) => Assert.Contains(reason, Described(text, Documents.Read(text)[0]));

    private static IEnumerable<string> Reasons(string body, int index)
    {
        var published = "Nghệ An, ngày 01 tháng 3 năm 2025\n\nKẾ HOẠCH\n\nI. MỤC ĐÍCH\n\n" + body;
        var own = body.Contains("TTHCKT", StringComparison.Ordinal) ? Documents.NgheAn with { Number = "1/QĐ-TTHCKT", Issuer = "Trung tâm X" } : Documents.NgheAn;
        var metadata = own with { Reasons = [new Reason("province", "place-of-line", [new TextSpan(0, 7)])] };
        return Described(published, CitationReader.Read(TextNormalizer.Normalize(published), metadata)[index]);
    }

    private static IEnumerable<string> Described(string published, Citation citation) => citation.Reasons.Select(reason =>
        $"{reason.Field} {reason.Rule} [{string.Join('|', reason.Words.Select(words => words.In(published)))}] {reason.Detail}".TrimEnd());
}
