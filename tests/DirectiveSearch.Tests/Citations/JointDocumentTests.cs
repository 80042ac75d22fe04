using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Resolution;

namespace DirectiveSearch.Tests.Citations;

/// <summary>What several offices issue together: the first that is named is the issuer, and the number tells all of them.</summary>
public sealed class JointDocumentTests
{
    [Theory]
    [InlineData("Thông tư liên tịch số 12/2015/TTLT-BGDĐT-BNV ngày 01/3/2015 của Bộ Giáo dục và Đào tạo và Bộ Nội vụ", "Thông tư liên tịch", "12/2015/TTLT-BGDĐT-BNV", "Bộ Giáo dục và Đào tạo", "12-2015-ttlt-bgddt-bnv")]
    [InlineData("Thông tư liên tịch số 12/2015/TTLT-BGDĐT-BNV của Bộ Nội vụ và Bộ Giáo dục và Đào tạo", "Thông tư liên tịch", "12/2015/TTLT-BGDĐT-BNV", "Bộ Nội vụ", "12-2015-ttlt-bgddt-bnv")]
    [InlineData("Thông tư liên tịch số 01/TTLT-BNV-BTC ngày 02/01/2014", "Thông tư liên tịch", "01/TTLT-BNV-BTC", "Bộ Nội vụ", "01-ttlt-bnv-btc-2014")]
    [InlineData("Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN ngày 15/6/2017 của Ủy ban Thường vụ Quốc hội, Chính phủ và Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "Nghị quyết liên tịch", "403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN", "Ủy ban Thường vụ Quốc hội", "403-2017-nqlt-ubtvqh14-cp-dctubtwmttqvn")]
    [InlineData("Nghị quyết liên tịch số 02/2012/NQLT-CP-TLĐLĐVN", "Nghị quyết liên tịch", "02/2012/NQLT-CP-TLĐLĐVN", "Chính phủ", "02-2012-nqlt-cp-tldldvn")]
    [InlineData("Kế hoạch liên tịch số 12/KHLT-SGDĐT-TĐTN ngày 05/9/2024 của Sở Giáo dục và Đào tạo và Tỉnh đoàn Nghệ An", "Kế hoạch liên tịch", "12/KHLT-SGDĐT-TĐTN", "Sở Giáo dục và Đào tạo tỉnh Nghệ An", "12-khlt-sgddt-tdtn-nghe-an-2024")]
    [InlineData("Kế hoạch liên tịch số 12/KHLT-SGDĐT-TĐTN ngày 05/9/2024 của Tỉnh đoàn Nghệ An và Sở Giáo dục và Đào tạo", "Kế hoạch liên tịch", "12/KHLT-SGDĐT-TĐTN", "Tỉnh đoàn Nghệ An", "12-khlt-sgddt-tdtn-nghe-an-2024")]
    [InlineData("Kế hoạch liên ngành số 15/KHLN-SNV-LĐLĐ ngày 06/9/2024 của Sở Nội vụ và Liên đoàn Lao động tỉnh", "Kế hoạch liên ngành", "15/KHLN-SNV-LĐLĐ", "Sở Nội vụ tỉnh Nghệ An", "15-khln-snv-ldld-nghe-an-2024")]
    [InlineData("Hướng dẫn liên tịch số 7/HDLT-SNV-STC ngày 07/9/2024 của Sở Nội vụ, Sở Tài chính", "Hướng dẫn liên tịch", "7/HDLT-SNV-STC", "Sở Nội vụ tỉnh Nghệ An", "07-hdlt-snv-stc-nghe-an-2024")]
    [InlineData("Chương trình phối hợp số 03/CTPH-SNV-LĐLĐ ngày 08/9/2024 giữa Sở Nội vụ và Liên đoàn Lao động tỉnh", "Chương trình phối hợp", "03/CTPH-SNV-LĐLĐ", "Sở Nội vụ tỉnh Nghệ An", "03-ctph-snv-ldld-nghe-an-2024")]
    public void A_joint_document_is_one_instrument_whoever_is_named_first(string text, string type, string number, string issuer, string slug)
    {
        var citation = Assert.Single(Documents.ReadBody($"1. Quán triệt {text} về công tác phối hợp.\n"));
        var instrument = Assert.Single(Resolver.Resolve(Directives.Resolution.Stating.Of([citation], Documents.NgheAn)).Instruments);
        Assert.Equal((type, number, issuer), (citation.Type, citation.Number, citation.Issuer));
        Assert.EndsWith(slug, instrument.Slug, StringComparison.Ordinal);
    }
}
