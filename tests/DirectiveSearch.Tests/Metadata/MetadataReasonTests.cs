using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Metadata;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Metadata;

public sealed class MetadataReasonTests
{
    private const string Text = """
        UBND TỈNH NINH THUẬN
        SỞ NỘI VỤ

        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc

        Số: 14/KH-SNV

        Ninh Thuận, ngày 05 tháng 02 năm 2024

        KẾ HOẠCH
        Phát động thi đua
        năm 2024

        Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;

        I. MỤC ĐÍCH

        Nâng cao chất lượng phong trào.

        Nơi nhận:
        - UBND tỉnh (để b/c);
        - Lưu: VT.

        **KT. GIÁM ĐỐC**
        PHÓ GIÁM ĐỐC

        Đàng Thị Mỹ
        """;

    private static DocumentMetadata Read(string text) => MetadataReader.Read(TextNormalizer.Normalize(text));

    [Theory]
    [InlineData("type", "title-line", "KẾ HOẠCH")]
    [InlineData("title", "below-type", "Phát động thi đua\nnăm 2024")]
    [InlineData("number", "header-line", "14/KH-SNV")]
    [InlineData("place", "place-and-date-line", "Ninh Thuận")]
    [InlineData("date", "place-and-date-line", "Ninh Thuận, ngày 05 tháng 02 năm 2024")]
    [InlineData("issuer", "header-line", "UBND TỈNH NINH THUẬN\nSỞ NỘI VỤ")]
    [InlineData("province", "in-issuer-name", "NINH THUẬN")]
    [InlineData("signer", "signature-block", "KT. GIÁM ĐỐC**\nPHÓ GIÁM ĐỐC\n\nĐàng Thị Mỹ")]
    [InlineData("recipients", "recipients-list", "Nơi nhận")]
    public void Every_field_names_its_rule_and_its_words(string field, string rule, string words)
    {
        var reason = Read(Text).Reasons.First(found => found.Field == field);

        Assert.Equal((rule, words), (reason.Rule, reason.Words[0].In(Text)));
    }

    [Fact]
    public void A_merged_province_says_what_it_became() =>
        Assert.Equal("Khánh Hòa", Read(Text).Reasons.Single(reason => reason.Rule == "merged-province").Detail);

    [Theory]
    [InlineData("KẾ HOẠCH\nThi đua năm 2022\n\nThực hiện chương trình công tác, Hội Chữ thập đỏ tỉnh Bình Phước xây dựng kế hoạch như sau:\n\nI. MỤC ĐÍCH\n", "self-reference", "Hội Chữ thập đỏ tỉnh Bình Phước")]
    [InlineData("KẾ HOẠCH\nThi đua năm 2022\n\nI. MỤC ĐÍCH\n\nThi đua.\n\nTM. ỦY BAN NHÂN DÂN HUYỆN HỚN QUẢN\nCHỦ TỊCH\n\nNguyễn Văn Bé\n", "signature-block", "TM. ỦY BAN NHÂN DÂN HUYỆN HỚN QUẢN\nCHỦ TỊCH")]
    [InlineData("Số: 5/2021/TT-BNV\n\nTHÔNG TƯ\nThi đua ngành\n\nBỘ TRƯỞNG BỘ NỘI VỤ\n\nCăn cứ Luật Thi đua, khen thưởng;\n", "authority-line", "BỘ TRƯỞNG BỘ NỘI VỤ")]
    public void Where_the_head_is_silent_the_next_evidence_decides(string text, string rule, string words)
    {
        var reason = Read(text).Reasons.Single(found => found.Field == "issuer");

        Assert.Equal((rule, words), (reason.Rule, reason.Words[0].In(text)));
    }

    [Fact]
    public void The_gazetteer_gives_the_province_of_a_district()
    {
        var metadata = Read("ỦY BAN NHÂN DÂN\nHUYỆN BÙ ĐĂNG\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 3/KH-UBND\n\nBù Đăng, ngày 3 tháng 3 năm 2021\n\nKẾ HOẠCH\nThi đua năm 2021\n\nCăn cứ Luật Thi đua;\n");

        Assert.Equal(("Bình Phước", "Bù Đăng"), (metadata.Province, metadata.District));
        Assert.Contains(metadata.Reasons, reason => reason is { Field: "province", Rule: "district-table", Detail: "Bù Đăng: Bình Phước" });
    }

    [Theory]
    [InlineData("KẾ HOẠCH\nThi đua năm 2025\n\nThực hiện Kế hoạch của Ủy ban nhân dân tỉnh Bình Định, Ủy ban nhân dân phường Lộc An, tỉnh Gia Lai ban hành Kế hoạch như sau:\n\nI. MỤC TIÊU\n\nHọc Bình Định.", "Ủy ban nhân dân phường Lộc An", "Gia Lai", null)]
    [InlineData("ỦY BAN NHÂN DÂN\nXÃ MỸ AN\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 3/KH-UBND\n\nMỹ An, ngày 4 tháng 12 năm 2016\n\nKẾ HOẠCH\nThi đua năm 2016\n\nThực hiện Luật Thi đua, Ủy ban nhân dân xã Mỹ\nAn, huyện Chơn Thành, tỉnh Bình Phước ban hành Kế hoạch:\n\nI. MỤC TIÊU", "Ủy ban nhân dân xã Mỹ An", "Bình Phước", "Chơn Thành")]
    public void Places_that_a_document_states_around_itself_count_before_those_it_only_names(string text, string issuer, string province, string? district)
    {
        var metadata = Read(text);

        Assert.Equal((issuer, province, district), (metadata.Issuer, metadata.Province, metadata.District));
    }

    [Fact]
    public void A_page_number_does_not_end_a_title() =>
        Assert.Equal(
            "Thực hiện Kế hoạch số 14/KH-UBND ngày 18 tháng 5 năm 2016 của tỉnh",
            Read("KẾ HOẠCH\nThực hiện Kế hoạch số 14/KH-UBND ngày\n\n4\n\n18 tháng 5 năm 2016 của tỉnh\n\nCăn cứ Luật Thi đua;\n").Title);

    /// <summary>Doubts of a scan hang on these words.</summary>
    [Theory]
    [InlineData("number", "Số: 6/0 /VP-KSTTHC\n\nBÁO CÁO\nThi đua\n", "6/0 /VP-KSTTHC")]
    [InlineData("number", "Số: 14/KH- SNV\n\nKẾ HOẠCH\nThi đua\n", "14/KH- SNV")]
    [InlineData("number", "Số: 14 /kh-snv\n\nKẾ HOẠCH\nThi đua\n", "14 /kh-snv")]
    [InlineData("number", "KẾ HOẠCH\nThi đua\n\nCăn cứ Luật Thi đua;\n\nPhụ lục\n(Kèm theo Kế hoạch số 14/KH-SNV ngày 3/4/2021)\n", "14/KH-SNV")]
    [InlineData("date", "KẾ HOẠCH\nThi đua\n\nCăn cứ Luật Thi đua;\n\nPhụ lục\n(Kèm theo Kế hoạch số 14/KH-SNV ngày 3/4/2021)\n", "(Kèm theo Kế hoạch số 14/KH-SNV ngày 3/4/2021")]
    [InlineData("date", "NGHỊ QUYẾT\nThi đua\n\nCăn cứ Luật Thi đua;\n\nNghị quyết này được Hội đồng nhân dân tỉnh thông qua ngày 10\ntháng 12 năm 2021./.\n", "thông qua ngày 10\ntháng 12 năm 2021")]
    [InlineData("issuer", "UBND TỈNH QUẢNG BÌNH CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSỞ TƯ PHÁP Độc lập - Tự do - Hạnh phúc\n\nSố: 1/KH-STP\n\nKẾ HOẠCH\nThi đua\n", "UBND TỈNH QUẢNG BÌNH|SỞ TƯ PHÁP")]
    [InlineData("type", "UBND TỈNH PHÚ THỌ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 20/UBND-KT\n\nVề việc thi đua\n\nKính gửi: Sở Nội vụ\n\nThực hiện Luật Thi đua;\n", "Về việc thi đua")]
    [InlineData("type", "Số: 14/KH-SNV\n\nNăm nay Sở Nội vụ thi đua như sau.\n", "14/KH-SNV")]
    public void What_decides_carries_the_words_that_it_was_read_from(string field, string text, string words)
    {
        var reason = Read(text).Reasons.Single(found => found.Field == field);

        Assert.Equal(words, string.Join('|', reason.Words.Select(span => span.In(text))));
    }

    [Fact]
    public void Below_a_heading_no_head_is_looked_for() =>
        Assert.Null(Read("Phát động phong trào thi đua năm 2021\n\nI. NỘI DUNG\n\nChỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị về thi đua.\n").Number);
}
