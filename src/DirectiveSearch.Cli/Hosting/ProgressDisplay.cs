using Spectre.Console;

namespace DirectiveSearch.Cli.Hosting;

/// <summary>One bar.</summary>
/// <param name="Words">What it shows, with figures.</param>
/// <param name="Total">0: not known.</param>
internal sealed record ShownBar(string Words, long Done, long Total);

/// <summary>How far something is.</summary>
/// <param name="Phase">Begins a line at once where there is no terminal.</param>
/// <param name="Line">All of it in one line.</param>
/// <param name="Bars">From top to bottom; as many as before, or more.</param>
internal sealed record Shown(string Phase, string Line, IReadOnlyList<ShownBar> Bars)
{
    public static Shown One(string phase, string line, long done, long total) => new(phase, line, [new ShownBar(line, done, total)]);
}

/// <summary>Shows on stderr how long work goes: bars on a terminal; elsewhere the beginning of each phase, then one line every few seconds.</summary>
internal static class ProgressDisplay
{
    public static Task<T> ShowAsync<T>(Func<IProgress<Shown>, Task<T>> work)
    {
        if (Console.IsErrorRedirected) return work(new Lines(Console.Error, TimeProvider.System));
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(display => work(new Bars(display)));
    }

    /// <summary>The same for work that tells of its progress in a way of its own.</summary>
    /// <param name="show">Null: nothing new to show.</param>
    public static Task<T> ShowAsync<TProgress, T>(Func<TProgress, Shown?> show, Func<IProgress<TProgress>, Task<T>> work) =>
        ShowAsync(progress => work(new Translated<TProgress>(show, progress)));

    private sealed class Translated<TProgress>(Func<TProgress, Shown?> show, IProgress<Shown> display) : IProgress<TProgress>
    {
        public void Report(TProgress value)
        {
            if (show(value) is { } shown) display.Report(shown);
        }
    }

    private sealed class Bars(ProgressContext display) : IProgress<Shown>
    {
        private readonly List<ProgressTask> tasks = [];

        public void Report(Shown value)
        {
            for (var index = 0; index < value.Bars.Count; index++)
            {
                var bar = value.Bars[index];
                if (tasks.Count <= index) tasks.Add(display.AddTask(Markup.Escape(bar.Words)));
                tasks[index].Description = Markup.Escape(PlainLines.Escape(bar.Words));
                tasks[index].IsIndeterminate = bar.Total == 0;
                tasks[index].MaxValue = Math.Max(1, bar.Total);
                tasks[index].Value = bar.Done;
            }
        }
    }

    internal sealed class Lines(TextWriter output, TimeProvider time) : IProgress<Shown>
    {
        private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);
        private string? phase;
        private long last;

        public void Report(Shown value)
        {
            if (value.Phase == phase && time.GetElapsedTime(last) < Between) return;
            (phase, last) = (value.Phase, time.GetTimestamp());
            output.WriteLine(PlainLines.Escape(value.Line));
        }
    }
}

/// <summary>How much is done in a second since a phase began, and the time that the rest will take.</summary>
internal sealed class Pace(TimeProvider time)
{
    private const double LeastSeconds = 1;

    private (string Phase, long Stamp, long Done)? start;

    /// <returns>", 850 văn bản/giây, còn 2 phút 5 giây", or "" as long as nothing can be said.</returns>
    public string Describe(string phase, long done, long left, string unit)
    {
        if (start?.Phase != phase) start = (phase, time.GetTimestamp(), done);
        var seconds = time.GetElapsedTime(start.Value.Stamp).TotalSeconds;
        if (seconds < LeastSeconds || done == start.Value.Done) return "";
        var rate = (done - start.Value.Done) / seconds;
        return $", {rate:F0} {unit}/giây, còn {Words(TimeSpan.FromSeconds(left / rate))}";
    }

    private static string Words(TimeSpan left) =>
        left.TotalHours >= 1 ? $"{(int)left.TotalHours} giờ {left.Minutes} phút"
        : left.TotalMinutes >= 1 ? $"{left.Minutes} phút {left.Seconds} giây"
        : $"{left.Seconds} giây";
}
