using System.CommandLine;
using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Hosting;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Ingestion;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>ingest PATH… [--json]: takes in files and folders, shows progress step by step, and what failed, why, and the way out.</summary>
internal static class IngestVerb
{
    public static Command Create(Func<ParseResult, ProgramSettings> settings)
    {
        var paths = new Argument<string[]>("PATH") { Description = "tệp hoặc thư mục", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "in kết quả dạng JSON, kể cả từng tệp chưa đọc được" };
        var verb = new Command("ingest", "nạp tệp và thư mục vào kho") { paths, json };
        verb.SetAction(async (call, cancellation) =>
        {
            var read = settings(call);
            var missing = call.GetValue(paths)!.Where(path => !Path.Exists(path)).ToList();
            if (missing.Count > 0) throw new CallException(ExitCode.WrongCall, $"Không có tệp hoặc thư mục: {string.Join(", ", missing)}");
            await using var workspace = await Workspace.OpenAsync(read, "ingest", cancellation);
            var run = await WorkAsync(workspace, call.GetValue(paths)!, cancellation);
            var report = await IngestReport.ReadAsync(workspace.Archive, run, cancellation);
            if (call.GetValue(json)) JsonOutput.Write(report.ToJson());
            else await report.PrintAsync();
            return run.Run.Total > 0 && run.Run.Failed == run.Run.Total ? ExitCode.Failed : 0;
        });
        return verb;
    }

    /// <summary>Offers the files, sees the run to its end (here or in the process that works for the folder) and shows how far it is.</summary>
    private static async Task<RunProgress> WorkAsync(Workspace workspace, string[] paths, CancellationToken cancellation)
    {
        if (await workspace.Archive.HoldsSampleAsync(cancellation)) await Console.Error.WriteLineAsync("Dữ liệu mẫu được gỡ khỏi kho vì đây là lần nạp tài liệu thật đầu tiên.");
        return await ProgressDisplay.ShowAsync(async display =>
        {
            var run = await workspace.Ingester.OfferAsync("ingest", string.Join(", ", paths), Counted(Files.FromPaths(paths), display), cancellation);
            var work = workspace.Worker.CompleteAsync(run, cancellation);
            var last = await FollowAsync(workspace.Archive, run, work, display, cancellation);
            await work;
            return last;
        });
    }

    /// <summary>Tells of files as they are taken.</summary>
    private static async IAsyncEnumerable<OfferedFile> Counted(IAsyncEnumerable<OfferedFile> files, IProgress<Shown> display)
    {
        var count = 0;
        display.Report(Shown.One("receive", "Đang nhận tệp …", 0, 0));
        await foreach (var file in files)
        {
            yield return file;
            display.Report(Shown.One("receive", $"Đang nhận tệp: {++count}", 0, 0));
        }
    }

    private static async Task<RunProgress> FollowAsync(ArchiveStore archive, long id, Task work, IProgress<Shown> display, CancellationToken cancellation)
    {
        await foreach (var progress in RunProgress.FollowAsync(archive, id, TimeProvider.System, cancellation))
        {
            display.Report(ShownWork.Run(progress));
            if (work.IsFaulted || progress.Run.State != RunState.Running) return progress;
        }

        throw new CallException(ExitCode.Failed, $"Không tìm thấy lượt nạp {id}.");
    }
}
