using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Citations;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Citations;

/// <summary>Citing documents of the tests.</summary>
internal static class Documents
{
    public static readonly DocumentMetadata NgheAn = Of("Kế hoạch", "15/KH-UBND", "Ủy ban nhân dân tỉnh Nghệ An", "Nghệ An", Level.Province);

    public static readonly DocumentMetadata CanTho = Of("Kế hoạch", null, "Sở Nội vụ thành phố Cần Thơ", "Cần Thơ", Level.Province);

    public static readonly DocumentMetadata District = Of("Kế hoạch", null, "Ủy ban nhân dân huyện Đô Lương", "Nghệ An", Level.District) with { District = "Đô Lương" };

    public static DocumentMetadata Of(string type, string? number, string issuer, string? province, Level level) =>
        new(type, null, number, null, new PartialDate(2025, 3, 1), 2025, issuer, province, null, level, null, [], []);

    public static IReadOnlyList<Citation> Read(string published, DocumentMetadata? metadata = null) =>
        CitationReader.Read(TextNormalizer.Normalize(published), metadata ?? NgheAn);

    /// <summary>In the body of a plan, below its first heading.</summary>
    public static IReadOnlyList<Citation> ReadBody(string published, DocumentMetadata? metadata = null) =>
        Read("KẾ HOẠCH\nnăm 2025\n\nI. MỤC ĐÍCH\n\n" + published, metadata);
}
