using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Hosting;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Tests.Archive;

namespace DirectiveSearch.Tests.Cli;

public sealed class ProgressDisplayTests
{
    [Fact]
    public void Without_a_terminal_each_phase_begins_a_line_and_then_one_every_few_seconds()
    {
        var time = new ManualTime();
        var output = new StringWriter { NewLine = "\n" };
        var lines = new ProgressDisplay.Lines(output, time);
        foreach (var (phase, seconds) in (ReadOnlySpan<(string, int)>)[("nhận", 0), ("nhận", 1), ("đọc", 1), ("đọc", 3), ("đọc", 2)])
        {
            time.Advance(TimeSpan.FromSeconds(seconds));
            lines.Report(Shown.One(phase, $"{phase}\u001b[2J", 1, 2));
        }

        Assert.Equal("nhận\\u001b[2J\nđọc\\u001b[2J\nđọc\\u001b[2J\n", output.ToString());
    }

    [Fact]
    public void A_run_is_one_line_and_a_bar_for_all_and_for_each_step()
    {
        var run = new RunSummary(1, "ingest", "folder", "a", RunState.Running, DateTimeOffset.UnixEpoch, null, 10, 4, 3, 0, 1, 0);
        var shown = ShownWork.Run(new RunProgress(run, 2.5, []) { Left = TimeSpan.FromSeconds(90), Steps = RunPace.Steps(run, new Dictionary<WorkStep, int> { [WorkStep.Convert] = 6 }) });
        Assert.Equal("4/10 tệp, 2,5 tệp/giây, còn khoảng 2 phút, 1 chưa đọc được (chuyển đổi tệp 6)", shown.Line);
        Assert.Equal((5, 3L, 9L), (shown.Bars.Count, shown.Bars[1].Done, shown.Bars[1].Total));
    }
}
