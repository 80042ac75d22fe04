using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Citations;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Citations;

public sealed class ShortFormTests
{
    private const string Emulation = "Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị";
    private const string Two = "Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014, Chỉ thị số 05-CT/TW ngày 15/5/2016.";

    [Theory]
    [InlineData(Emulation + ". Quán triệt Chỉ thị 34.", "Chỉ thị 34", "same-number")]
    [InlineData(Emulation + ". Quán triệt Chỉ thị số 34 trong toàn ngành.", "Chỉ thị số 34", "same-number")]
    [InlineData(Emulation + ". Quán triệt CHỈ THỊ\n34 trong toàn ngành.", "CHỈ THỊ\n34", "same-number")]
    [InlineData("Theo Nghị định số 91/2017/NĐ-CP. Theo Nghị định 91/2017.", "Nghị định 91/2017", "same-number")]
    [InlineData("Theo Nghị định số 91/2017/NĐ-CP. Theo Nghị định 91 năm 2017.", "Nghị định 91", "same-number")]
    [InlineData("Theo Chỉ thị số 05-CT/TW. Làm theo Chỉ thị 5.", "Chỉ thị 5", "same-number")]
    [InlineData(Emulation + ". Chỉ thị này giao các cấp.", "Chỉ thị này", "nearest-of-type")]
    [InlineData(Emulation + ".\n\nTriển khai Chỉ thị nêu trên.", "Chỉ thị nêu trên", "nearest-of-type")]
    [InlineData(Emulation + ".\n\nTriển khai Chỉ thị nói trên; báo cáo.", "Chỉ thị nói trên", "nearest-of-type")]
    [InlineData(Emulation + ".\n\nTriển khai văn bản trên.", "văn bản trên", "nearest-of-type")]
    [InlineData(Emulation + " là Chỉ thị trên đây.", "Chỉ thị trên đây", "nearest-of-type")]
    public void A_short_form_stands_for_what_was_named_before(string text, string span, string rule)
    {
        var form = Assert.Single(Read(text));

        Assert.Equal((span, rule, 0), (form.Text, form.Reason.Rule, form.Citation));
        Assert.Equal([0], form.Candidates);
        Assert.NotEmpty(form.Reason.Words);
    }

    [Fact]
    public void Far_away_only_the_one_of_its_type_can_be_meant()
    {
        var far = string.Concat(Enumerable.Repeat("Các đơn vị tổ chức thực hiện. ", 80));

        Assert.Equal("only-of-type", Assert.Single(Read(Emulation + ". " + far + "Triển khai Chỉ thị nêu trên.")).Reason.Rule);
        Assert.Equal("several-of-type", Assert.Single(Read(Two + far + "Triển khai Chỉ thị nêu trên.")).Reason.Rule);
        Assert.Empty(Read(Emulation + ". " + far + "Chỉ thị này đã rõ."));
    }

    [Theory]
    [InlineData(Emulation + " (sau đây gọi tắt là Chỉ thị 34). Quán triệt Chỉ thị 34.", "Chỉ thị 34")]
    [InlineData(Emulation + " (sau đây gọi là “Chỉ thị số 34”). Quán triệt Chỉ thị số 34.", "Chỉ thị số 34")]
    [InlineData(Emulation + ", sau đây viết tắt là Chỉ thị. Quán triệt Chỉ thị, làm tốt.", "Chỉ thị")]
    [InlineData(Emulation + " (gọi tắt là Chỉ thị về thi đua). Quán triệt Chỉ thị về\nthi đua.", "Chỉ thị về thi đua")]
    public void A_name_that_the_text_gives_holds_from_there_on(string text, string name)
    {
        var forms = Read(text);

        Assert.Equal([name, name], forms.Select(form => form.Text.Replace('\n', ' ')));
        Assert.All(forms, form => Assert.Equal((0, "alias-defined"), (form.Citation, form.Reason.Rule)));
    }

    [Theory]
    [InlineData(Two + " Triển khai các Chỉ thị nêu trên.", "Chỉ thị nêu trên", "several-meant")]
    [InlineData(Two + " Triển khai các văn bản trên.", "văn bản trên", "several-meant")]
    [InlineData(Two + " Triển khai Chỉ thị nêu trên.", "Chỉ thị nêu trên", "several-of-type")]
    [InlineData("Theo Chỉ thị số 05-CT/TW ngày 15/5/2016; Chỉ thị số 05-CT/TW ngày 23/6/2021. Theo Chỉ thị 05.", "Chỉ thị 05", "several-of-number")]
    public void Where_several_may_be_meant_they_are_named(string text, string span, string rule)
    {
        var form = Assert.Single(Read(text));

        Assert.Equal((span, rule, (int?)null), (form.Text, form.Reason.Rule, form.Citation));
        Assert.Equal([1, 0], form.Candidates);
    }

    [Theory]
    [InlineData("Theo Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị; Chỉ thị số 05-CT/TW ngày 23/6/2021 của Ban Bí thư. Theo Chỉ thị 05 của Ban Bí thư.", 1)]
    [InlineData("Theo Chỉ thị số 05-CT/TW ngày 15/5/2016; Chỉ thị số 05-CT/TW ngày 23/6/2021. Theo Chỉ thị 05 ngày 15/5/2016.", 0)]
    [InlineData("Theo Chỉ thị số 5/CT-UBND và Nghị quyết số 5/NQ-HĐND. Theo Nghị quyết 5.", 1)]
    [InlineData(Two + "\n\nTheo Chỉ thị số 05-CT/TW ngày 15/5/2016. Chỉ thị này đã rõ.", 2)]
    public void Date_issuer_type_and_nearness_tell_which(string text, int citation) =>
        Assert.Equal(citation, Assert.Single(Read(text)).Citation);

    [Theory]
    [InlineData("Kế hoạch này nhằm thực hiện Chỉ thị số 34-CT/TW; Kế hoạch này có hiệu lực.")]
    [InlineData("Theo Kế hoạch số 5/KH-SNV. Kế hoạch này có hiệu lực.")]
    [InlineData("Theo Kế hoạch số 5/KH-SNV. Xây dựng kế hoạch 5 năm, kế hoạch 5 điểm.")]
    [InlineData("Theo Nghị quyết số 18-NQ/TW. Chỉ thị 18 là văn bản khác; Nghị quyết 19.")]
    [InlineData("Theo Nghị quyết số 18-NQ/TW. Theo Nghị quyết số 18/NQ-HĐND, Nghị quyết số 18-NQ/TW.")]
    [InlineData("Theo Nghị quyết số 18-NQ/TW ngày 25/10/2017. Theo Nghị quyết 18 ngày 16/6/2022.")]
    [InlineData("Theo Quyết định số 12/QĐ-TTg. Chấp hành pháp luật nêu trên, các quyết định này, văn bản này.")]
    [InlineData("Theo Kế hoạch số 5/KH-SNV. Triển khai kế hoạch trên địa bàn tỉnh.")]
    [InlineData("Theo Quyết định số 12/QĐ-TTg. Quyết định 12.000 đồng; Quyết định 12,5; Quyết định 12%.")]
    [InlineData("Theo Chỉ thị số 17 của Ban Bí thư. Chỉ thị 17 đã rõ.")]
    public void What_stands_for_nothing_cited_is_none(string text) => Assert.Empty(Read(text));

    [Fact]
    public void A_bare_number_without_antecedent_is_neither_citation_nor_short_form()
    {
        var extraction = Extractor.Extract("KẾ HOẠCH\n\nI. MỤC ĐÍCH\n\nTheo Chỉ thị số 17 của Ban Bí thư.");

        Assert.Empty(extraction.Citations);
        Assert.Empty(extraction.ShortForms);
    }

    private static IReadOnlyList<ShortForm> Read(string text) =>
        CitationReader.ReadAll(TextNormalizer.Normalize("KẾ HOẠCH\nnăm 2025\n\nI. MỤC ĐÍCH\n\n" + text), Documents.NgheAn).ShortForms;
}
