using DirectiveSearch.Archive;
using Spectre.Console;

namespace DirectiveSearch.Cli.Hosting;

/// <summary>Shows on stderr how a copy goes: a bar on a terminal, now and then a line elsewhere.</summary>
internal static class CopyDisplay
{
    public static Task<T> ShowAsync<T>(Func<IProgress<CopyProgress>, Task<T>> work)
    {
        var rate = new Rate(TimeProvider.System);
        if (Console.IsErrorRedirected) return work(new Lines(rate, TimeProvider.System));
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(display => work(new Bar(display.AddTask("Đang sao chép"), rate)));
    }

    private static string Line(CopyProgress progress, Rate rate) => progress.Phase switch
    {
        CopyPhase.Originals => $"Bản gốc: {progress.Done}/{progress.Total} tệp{rate.Describe(progress, "tệp")}",
        CopyPhase.Rows => $"Đang sao chép bảng {progress.What}: {progress.Done}/{progress.Total} dòng{rate.Describe(progress, "dòng")}",
        _ => $"Đang kiểm tra bảng {progress.What}: {progress.Done}/{progress.Total} dòng{rate.Describe(progress, "dòng")}",
    };

    private sealed class Bar(ProgressTask bar, Rate rate) : IProgress<CopyProgress>
    {
        public void Report(CopyProgress value)
        {
            bar.Description = Markup.Escape(Line(value, rate));
            bar.MaxValue = Math.Max(1, value.Total);
            bar.Value = value.Done;
        }
    }

    /// <summary>For logs: the beginning of each phase, then one line every few seconds.</summary>
    private sealed class Lines(Rate rate, TimeProvider time) : IProgress<CopyProgress>
    {
        private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);
        private CopyPhase? phase;
        private long last;

        public void Report(CopyProgress value)
        {
            var line = Line(value, rate);
            if (value.Phase == phase && time.GetElapsedTime(last) < Between) return;
            (phase, last) = (value.Phase, time.GetTimestamp());
            Console.Error.WriteLine(line);
        }
    }

    /// <summary>Per second since a phase began, and the time that the rest will take.</summary>
    private sealed class Rate(TimeProvider time)
    {
        private const double LeastSeconds = 1;

        private (CopyPhase Phase, long Stamp, long Done)? start;

        public string Describe(CopyProgress progress, string unit)
        {
            if (start?.Phase != progress.Phase) start = (progress.Phase, time.GetTimestamp(), progress.Done);
            var seconds = time.GetElapsedTime(start.Value.Stamp).TotalSeconds;
            if (seconds < LeastSeconds || progress.Done == start.Value.Done) return "";
            var rate = (progress.Done - start.Value.Done) / seconds;
            var left = TimeSpan.FromSeconds((progress.Total - progress.Done) / rate);
            return $", {rate:F0} {unit}/giây, còn {(left.TotalMinutes >= 1 ? $"{(int)left.TotalMinutes} phút " : "")}{left.Seconds} giây";
        }
    }
}
