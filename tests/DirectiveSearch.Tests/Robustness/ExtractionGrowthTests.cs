using DirectiveSearch.Directives;

namespace DirectiveSearch.Tests.Robustness;

/// <summary>No text costs more than in proportion to its length: what is allocated is counted, and a long text must come to an end at all.</summary>
public sealed class ExtractionGrowthTests
{
    private const int Characters = 40_000;
    private const int Times = 8;
    private const double Slack = 1.6;
    private const int Long = 3_000_000;
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(120);

    public static TheoryData<string> Pieces =>
    [
        "Chỉ thị số ", "1", "12/", "1/CT-", "(", "“", "\"", "“a ", "\n", " ", "   a", "|", "| a ", "Điều 1. ", "Điều 1.\n", "I. A\n", "1.1.1.1.\n", "**", "**A\n", "- ", "----", "a; - Lưu",
        "A ", "a", "A", "số ", "của ", "ngày 1/1/", "ngày 01 tháng 02 năm ", "Luật ", "Luật sửa đổi, bổ sung Luật ", "Bộ luật A, ", "nghị quyết đại hội ", "Nơi nhận:\n- a;\n",
        "phong trào thi đua “a b c”, ", "phong trào ", "các phong trào “", "cuộc vận động ", "thi đua ", "Căn cứ Nghị định số 12/2020/NĐ-CP;\n", "Chỉ thị số 34-CT/TW, Kế hoạch số 3/KH-UBND và ",
        "Nghị định số 1/2020/NĐ-CP được sửa đổi, bổ sung bởi ", "Quyết định số 1/QĐ-UBND về việc thực hiện ", "Chỉ thị này, Chỉ thị 34 nêu trên ", "Kế hoạch số 1/KH-UBND (sau đây gọi là Kế hoạch) ",
        "khoản 1 Điều 2 ", "tỉnh Tây Ninh, ", "Tây Ninh, huyện ", "TM. ỦY BAN\nKT. CHỦ TỊCH\n", "KẾ HOẠCH ", "Kế hoạch số\n\n", "e\u0301\u0323", "\u0301", "\u200B", "\ud83d", "А", "KН", "\r\n", ". A", "; ", ": ",
    ];

    [Theory]
    [MemberData(nameof(Pieces))]
    public void What_is_allocated_grows_with_the_text_and_no_faster(string piece)
    {
        Allocated(Repeated(piece, Characters / 4));
        var once = Allocated(Repeated(piece, Characters));
        var often = Allocated(Repeated(piece, Characters * Times));
        Assert.True(often <= (once * Times * Slack) + 4_000_000, $"{once} bytes for {Characters} characters, {often} for {Characters * Times}");
    }

    [Theory]
    [MemberData(nameof(Pieces))]
    public async Task A_long_text_of_one_piece_comes_to_an_end(string piece)
    {
        var text = Repeated(piece, Long);
        var read = await Task.Run(() => Extractor.Extract(text)).WaitAsync(Hang, TestContext.Current.CancellationToken);
        Assert.All(read.Citations.Take(100), citation => Assert.Equal(citation.Text, citation.Span.In(text)));
    }

    private static string Repeated(string piece, int characters) => string.Concat(Enumerable.Repeat(piece, Math.Max(1, characters / piece.Length)));

    private static long Allocated(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Extractor.Extract(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
