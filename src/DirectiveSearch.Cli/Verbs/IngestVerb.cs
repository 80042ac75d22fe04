using System.CommandLine;
using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Hosting;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Ingestion;
using Spectre.Console;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>ingest PATH…: takes in files and folders, shows progress, rate and what failed and why.</summary>
internal static class IngestVerb
{
    private const int ListedFailures = 200;

    public static Command Create(Func<ParseResult, ProgramSettings> settings)
    {
        var paths = new Argument<string[]>("PATH") { Description = "tệp hoặc thư mục", Arity = ArgumentArity.OneOrMore };
        var verb = new Command("ingest", "nạp tệp và thư mục vào kho") { paths };
        verb.SetAction(async (call, cancellation) =>
        {
            var read = settings(call);
            var missing = call.GetValue(paths)!.Where(path => !Path.Exists(path)).ToList();
            if (missing.Count > 0) throw new CallException(ExitCode.WrongCall, $"Không có tệp hoặc thư mục: {string.Join(", ", missing)}");
            await using var workspace = await Workspace.OpenAsync(read, "ingest", cancellation);
            var run = await WorkAsync(workspace, call.GetValue(paths)!, cancellation);
            await ReportAsync(workspace.Archive, run, cancellation);
            return run.Total > 0 && run.Failed == run.Total ? ExitCode.Failed : 0;
        });
        return verb;
    }

    /// <summary>Offers the files, sees the run to its end (here or in the process that works for the folder) and shows how far it is.</summary>
    private static async Task<RunSummary> WorkAsync(Workspace workspace, string[] paths, CancellationToken cancellation)
    {
        if (await workspace.Archive.HoldsSampleAsync(cancellation)) await Console.Error.WriteLineAsync("Dữ liệu mẫu được gỡ khỏi kho vì đây là lần nạp tài liệu thật đầu tiên.");
        await Console.Error.WriteLineAsync("Đang nhận tệp …");
        var run = await workspace.Ingester.OfferAsync("ingest", string.Join(", ", paths), Files.FromPaths(paths), cancellation);
        var work = workspace.Worker.CompleteAsync(run, cancellation);
        var summary = await FollowAsync(workspace.Archive, run, work, cancellation);
        await work;
        return summary;
    }

    /// <summary>A bar on a terminal, now and then a line elsewhere.</summary>
    private static Task<RunSummary> FollowAsync(ArchiveStore archive, long id, Task work, CancellationToken cancellation)
    {
        if (Console.IsErrorRedirected) return FollowAsync(archive, id, work, new LineProgress(TimeProvider.System).Report, cancellation);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(display =>
            {
                var bar = display.AddTask("Đang nạp");
                return FollowAsync(archive, id, work, progress => Show(bar, progress), cancellation);
            });
    }

    private static async Task<RunSummary> FollowAsync(ArchiveStore archive, long id, Task work, Action<RunProgress> show, CancellationToken cancellation)
    {
        await foreach (var progress in RunProgress.FollowAsync(archive, id, TimeProvider.System, cancellation))
        {
            show(progress);
            if (work.IsFaulted || progress.Run.State != RunState.Running) return progress.Run;
        }

        throw new CallException(ExitCode.Failed, $"Không tìm thấy lượt nạp {id}.");
    }

    private static void Show(ProgressTask bar, RunProgress progress)
    {
        bar.MaxValue = Math.Max(1, progress.Run.Total);
        bar.Value = progress.Run.Done;
        bar.Description = Line(progress);
    }

    private static string Line(RunProgress progress) =>
        $"{progress.Run.Done}/{progress.Run.Total} tệp, {progress.DocumentsPerSecond:F0} tệp/giây, {progress.Run.Failed} lỗi"
        + (progress.IndexAwaySince is { } since ? $"; đang đợi chỉ mục tìm kiếm trả lời (từ {since.ToOffset(TimeSpan.FromHours(7)):HH:mm}), chương trình tự thử lại" : "");

    /// <summary>For logs: the first state, then one line every few seconds.</summary>
    private sealed class LineProgress(TimeProvider time)
    {
        private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);
        private long? last;

        public void Report(RunProgress progress)
        {
            if (last is { } stamp && time.GetElapsedTime(stamp) < Between) return;
            last = time.GetTimestamp();
            Console.Error.WriteLine(Line(progress));
        }
    }

    private static async Task ReportAsync(ArchiveStore archive, RunSummary run, CancellationToken cancellation)
    {
        Console.WriteLine($"{run.Total} tệp: {run.New} văn bản mới, {run.Duplicates} đã có trong kho, {run.Failed} không đọc được, {run.SetAside} để riêng vì đóng dấu mật.");
        foreach (var state in new[] { RunItemState.Failed, RunItemState.SetAside, RunItemState.Duplicate })
        {
            var items = await archive.Runs.ItemsAsync(run.Id, state, 0, ListedFailures, cancellation);
            foreach (var item in items.Items) await Console.Error.WriteLineAsync($"  {item.Locator}: {item.Reason ?? $"đã có trong kho (văn bản {item.DocumentId})"}");
            if (items.Total > items.Items.Count) await Console.Error.WriteLineAsync($"  … và {items.Total - items.Items.Count} tệp khác; xem trang Nạp tài liệu của lượt {run.Id}.");
        }
    }
}
