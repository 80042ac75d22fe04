using DirectiveSearch.Ingestion;
using Spectre.Console;

namespace DirectiveSearch.Cli.Hosting;

/// <summary>Shows on stderr how a reindex goes: a bar on a terminal, now and then a line elsewhere.</summary>
internal static class ReindexDisplay
{
    public static Task<T> ShowAsync<T>(Func<IProgress<ReindexProgress>, Task<T>> work)
    {
        if (Console.IsErrorRedirected) return work(new Lines(TimeProvider.System));
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(display => work(new Bar(display.AddTask("Đang lập chỉ mục"), new Pace(TimeProvider.System))));
    }

    private static string Line(ReindexProgress progress, Pace pace) => progress.Phase switch
    {
        ReindexPhase.Wait => "Chỉ mục chưa trả lời; chương trình tự thử lại …",
        ReindexPhase.Publish => "Đang đưa chỉ mục mới vào sử dụng …",
        ReindexPhase.Verify => $"Đang đối chiếu với kho: {progress.Walk.Done}/{progress.Walk.Total} văn bản",
        ReindexPhase.CatchUp => $"Đang ghi bù văn bản vừa đổi: {progress.Walk.Done}/{progress.Walk.Total} văn bản",
        _ => $"Đang lập chỉ mục: {progress.Walk.Done}/{progress.Walk.Total} văn bản{pace.Describe(progress.Walk)}",
    };

    private sealed class Bar(ProgressTask bar, Pace pace) : IProgress<ReindexProgress>
    {
        public void Report(ReindexProgress value)
        {
            bar.Description = Line(value, pace);
            if (value.Phase == ReindexPhase.Wait) return;
            bar.MaxValue = Math.Max(1, value.Walk.Total);
            bar.Value = value.Walk.Done;
        }
    }

    /// <summary>For logs: the beginning of each phase, then one line every few seconds.</summary>
    private sealed class Lines(TimeProvider time) : IProgress<ReindexProgress>
    {
        private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);
        private readonly Pace pace = new(time);
        private ReindexPhase? phase;
        private long last;

        public void Report(ReindexProgress value)
        {
            var line = Line(value, pace);
            if (value.Phase == phase && time.GetElapsedTime(last) < Between) return;
            (phase, last) = (value.Phase, time.GetTimestamp());
            Console.Error.WriteLine(line);
        }
    }
}

/// <summary>Documents per second since the first one was written, and the time that the rest will take; what a build that was stopped had written is only passed.</summary>
internal sealed class Pace(TimeProvider time)
{
    private const double LeastSeconds = 1;

    private (long Stamp, long Written)? start;

    /// <returns>", 850 văn bản/giây, còn 2 phút", or "" as long as nothing can be said.</returns>
    public string Describe(ReconcileProgress walk)
    {
        if (walk.Written == 0) return "";
        start ??= (time.GetTimestamp(), walk.Written);
        var seconds = time.GetElapsedTime(start.Value.Stamp).TotalSeconds;
        if (seconds < LeastSeconds || walk.Written == start.Value.Written) return "";
        var rate = (walk.Written - start.Value.Written) / seconds;
        return $", {rate:F0} văn bản/giây, còn {Words(TimeSpan.FromSeconds((walk.Total - walk.Done) / rate))}";
    }

    private static string Words(TimeSpan left) =>
        left.TotalHours >= 1 ? $"{(int)left.TotalHours} giờ {left.Minutes} phút"
        : left.TotalMinutes >= 1 ? $"{left.Minutes} phút {left.Seconds} giây"
        : $"{left.Seconds} giây";
}
