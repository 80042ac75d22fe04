using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Tests.Ingestion;

public sealed class RunPaceTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    /// <param name="seconds">Since the run began.</param>
    /// <param name="finished">Files that were worked off since then, or in the last minute.</param>
    [Theory]
    [InlineData(2, 2, null, null)]
    [InlineData(10, 2, null, null)]
    [InlineData(10, 5, 0.5, null)]
    [InlineData(20, 10, 0.5, 180.0)]
    [InlineData(600, 30, 0.5, 180.0)]
    [InlineData(600, 0, null, null)]
    public void Nothing_is_promised_that_was_not_seen(int seconds, int finished, double? rate, double? left)
    {
        var now = Start.AddSeconds(seconds);
        var run = Run(total: 100, done: 10);
        var standing = new RunStanding(new Dictionary<WorkStep, int>(), finished, RunPace.Since(run, now));
        Assert.Equal((rate, left), (RunPace.PerSecond(standing, now), RunPace.Left(run, standing, now)?.TotalSeconds));
    }

    [Fact]
    public void While_files_come_nobody_knows_when_it_ends() =>
        Assert.Null(RunPace.Left(Run(100, 10) with { IsReceiving = true }, new RunStanding(new Dictionary<WorkStep, int>(), 30, Start), Start.AddSeconds(60)));

    [Fact]
    public void A_file_that_waits_for_a_step_has_those_before_it_behind_it() =>
        Assert.Equal(
            [new RunStep(WorkStep.Convert, 9, 5), new RunStep(WorkStep.Extract, 7, 2), new RunStep(WorkStep.Resolve, 7, 0), new RunStep(WorkStep.Index, 4, 3)],
            RunPace.Steps(Run(20, 10) with { New = 4 }, new Dictionary<WorkStep, int> { [WorkStep.Convert] = 5, [WorkStep.Extract] = 2, [WorkStep.Index] = 3 }));

    [Theory]
    [InlineData("damaged", "Tệp bị hỏng hoặc không đúng định dạng (không có cuối tệp PDF). Hãy mở …", "Tệp bị hỏng hoặc không đúng định dạng.", "Hãy mở bằng chương trình gốc, lưu lại rồi nạp lại.")]
    [InlineData("unreadable", "Không mở được tệp: Access denied. Hãy …", "Không mở được tệp.", "Hãy kiểm tra quyền đọc và đường dẫn rồi nạp lại.")]
    [InlineData("missing-tool", "Thiếu công cụ catdoc. Hãy …", "Thiếu công cụ catdoc.", "Hãy cài gói này (sudo apt install …) rồi bấm \"Thử lại\" ở trang nạp văn bản.")]
    [InlineData("bi-ngat", "Chương trình bị ngắt 7 lần. Hãy kiểm tra tệp.", "Chương trình bị ngắt 7 lần.", "Hãy kiểm tra tệp.")]
    public void Many_files_share_what_happened_and_the_way_out(string code, string example, string what, string wayOut) => Assert.Equal((what, wayOut), Reason.Parts(code, example));

    [Fact]
    public void Every_reason_says_what_happened_and_the_way_out() =>
        Assert.All(Reason.Codes, code => Assert.True(Reason.Parts(code, new Reason(code, "chi tiết").Sentence) is { What.Length: > 10, WayOut.Length: > 10 } parts && !(parts.What + parts.WayOut).Contains('{', StringComparison.Ordinal), code));

    private static RunSummary Run(int total, int done) => new(1, "ingest", "folder", "Thư mục", RunState.Running, Start, null, total, done, 0, 0, 0, 0);
}
