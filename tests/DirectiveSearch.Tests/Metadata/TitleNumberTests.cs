using DirectiveSearch.Directives;

namespace DirectiveSearch.Tests.Metadata;

/// <summary>Documents out of collections of law, whose title says what the head said; a title that names another document says nothing of this one.</summary>
public sealed class TitleNumberTests
{
    [Theory]
    [InlineData("NGHỊ ĐỊNH\nCỦA CHÍNH PHỦ SỐ 45/2012/NĐ-CP NGÀY 21 THÁNG 5 NĂM 2012\nVỀ KHUYẾN CÔNG", "45/2012/NĐ-CP", "2012-05-21", "Chính phủ", "Về khuyến công")]
    [InlineData("Quyết định\ncủa Thủ tướng Chính phủ số 13/2006/QĐ-TTg\nngày 16/01/2006 về việc thành lập Ban Chỉ đạo", "13/2006/QĐ-TTg", "2006-01-16", "Thủ tướng Chính phủ", "Về việc thành lập Ban Chỉ đạo")]
    [InlineData("CHỈ THỊ\nCỦA ỦY BAN NHÂN DÂN TỈNH TÂY NINH SỐ: 07/CT-UBND, NGÀY 3 THÁNG 4 NĂM 2019", "07/CT-UBND", "2019-04-03", "Ủy ban nhân dân tỉnh Tây Ninh", null)]
    [InlineData("SẮC LỆNH\nCỦA CHỦ TỊCH CHÍNH PHỦ SỐ 12 NGÀY 5 THÁNG 10 NĂM 1946", "12", "1946-10-05", "Chính phủ", null)]
    [InlineData("Thông tư\nLiên tịch Bộ Tài chính - Bộ Nội vụ\nSố 12/1999/TTLT-BTC-BNV ngày 5 tháng 10 năm 1999\nVề phụ cấp", "12/1999/TTLT-BTC-BNV", "1999-10-05", "Bộ Tài chính", "Về phụ cấp")]
    [InlineData("QUYẾT ĐỊNH\n\nCỦA UỶ BAN THƯỜNG VỤ QUỐC HỘI\n\nNƯỚC VIỆT NAM DÂN CHỦ CỘNG HOÀ,\n\nSỐ 46 NQ/TVQH NGÀY 8 THÁNG 6 NĂM 1961", "46-NQ/TVQH", "1961-06-08", "Ủy ban Thường vụ Quốc hội", null)]
    [InlineData("KẾ HOẠCH\nCỦA SỞ NỘI VỤ THỰC HIỆN NGHỊ QUYẾT SỐ 30-NQ/TU NGÀY 21 THÁNG 7 NĂM 2024", null, null, null, "*")]
    [InlineData("KẾ HOẠCH\nCỦA SỞ NỘI VỤ THỰC HIỆN KẾ HOẠCH SỐ 12/KH-UBND NGÀY 21 THÁNG 7 NĂM 2024 CỦA TỈNH", null, null, null, "*")]
    [InlineData("NGHỊ ĐỊNH\nCỦA CHÍNH PHỦ SỐ 45/2012/NĐ-CP NGÀY 41 THÁNG 5 NĂM 2012", null, null, null, "*")]
    public void What_the_title_states_of_the_document_is_read(string head, string? number, string? date, string? issuer, string? title)
    {
        var metadata = Extractor.Extract(head + "\n\nĐiều 1. Phạm vi\n1. Văn bản này quy định phạm vi.").Metadata;
        Assert.Equal((number, date), (metadata.Number, metadata.Date?.ToString()));
        if (number is not null) Assert.Equal(issuer, metadata.Issuer);
        if (title != "*") Assert.Equal(title, metadata.Title);
    }

    [Theory]
    [InlineData("VĂN PHÒNG CHÍNH PHỦ\nHà Nội, ngày 10 tháng 4 năm 2024\n\n1. Chiến lược phải kiên trì thực hiện quan điểm trong Nghị quyết\nsố 29-NQ/TW ngày 04 tháng 11 năm 2013 của Hội nghị Trung ương 8", null)]
    [InlineData("SỞ NỘI VỤ\n\nTriển khai Kế hoạch\nsố 12/KH-UBND ngày 3 tháng 2 năm 2021 của Ủy ban nhân dân tỉnh", null)]
    [InlineData("SỞ NỘI VỤ\nSố 15/KH-SNV\n\nTriển khai Kế hoạch\nsố 12/KH-UBND ngày 3 tháng 2 năm 2021 của Ủy ban nhân dân tỉnh", "15/KH-SNV")]
    [InlineData("SỞ NỘI VỤ\n\nsố: 15/KH-SNV\n\nKẾ HOẠCH\nCông tác năm 2021", "15/KH-SNV")]
    public void A_wrapped_line_states_no_number_of_the_document(string text, string? number) => Assert.Equal(number, Extractor.Extract(text).Metadata.Number);
}
