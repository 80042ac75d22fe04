using System.CommandLine;
using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Hosting;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Ingestion;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>reprocess (--stale | --document ID… | --all) [--from convert|extract|resolve] [--follow] [--json]: sends documents through the steps again.</summary>
internal static class ReprocessVerb
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    public static Command Create(Func<ParseResult, ProgramSettings> settings)
    {
        var stale = new Option<bool>("--stale") { Description = "chỉ những gì do bản cũ hơn của một bước làm ra" };
        var documents = new Option<string[]>("--document") { Description = "các văn bản theo mã", AllowMultipleArgumentsPerToken = true };
        var all = new Option<bool>("--all") { Description = "mọi văn bản" };
        var from = new Option<string?>("--from") { Description = "bước đầu tiên làm lại: convert (mặc định), extract, resolve" };
        var follow = new Option<bool>("--follow") { Description = "đợi đến khi xong, làm việc luôn nếu không có tiến trình nào đang làm" };
        var json = new Option<bool>("--json") { Description = "in kết quả dạng JSON" };
        var verb = new Command("reprocess", "đưa văn bản qua các bước xử lý một lần nữa") { stale, documents, all, from, follow, json };
        verb.SetAction(async (call, cancellation) =>
        {
            var ids = call.GetValue(documents) ?? [];
            if (new[] { call.GetValue(stale), ids.Length > 0, call.GetValue(all) }.Count(chosen => chosen) != 1)
                throw new CallException(ExitCode.WrongCall, "Hãy chọn một trong ba: --stale, --document MÃ…, --all.");
            var step = StepOf(call.GetValue(from), call.GetValue(stale));
            await using var workspace = await Workspace.OpenAsync(settings(call), "reprocess", cancellation);
            var sent = call.GetValue(stale)
                ? await Reprocessing.EnqueueStaleAsync(workspace.Archive.Work, cancellation)
                : Of(step, await workspace.Archive.Work.EnqueueAsync(step, ids.Length > 0 ? ids : null, cancellation));
            if (call.GetValue(follow)) await FollowAsync(workspace, cancellation);
            if (call.GetValue(json)) JsonOutput.Write(new { convert = sent.Converted, extract = sent.Extracted, resolve = sent.Resolved });
            else Print(sent, call.GetValue(follow));
            if (sent.Converted + sent.Extracted + sent.Resolved >= ids.Distinct().Count()) return 0;
            await Console.Error.WriteLineAsync("Một số mã không có trong kho, chưa có nội dung cho bước này, hoặc thuộc văn bản để riêng.");
            return ExitCode.Failed;
        });
        return verb;
    }

    private static WorkStep StepOf(string? from, bool stale) => (from, stale) switch
    {
        (not null, true) => throw new CallException(ExitCode.WrongCall, "--from không dùng với --stale: mỗi văn bản được làm lại từ bước đã cũ đầu tiên của nó."),
        (null or "convert", _) => WorkStep.Convert,
        ("extract", _) => WorkStep.Extract,
        ("resolve", _) => WorkStep.Resolve,
        _ => throw new CallException(ExitCode.WrongCall, $"--from không nhận giá trị “{from}”. Được phép: convert, extract, resolve."),
    };

    private static Reprocessed Of(WorkStep step, int count) =>
        new(step == WorkStep.Convert ? count : 0, step == WorkStep.Extract ? count : 0, step == WorkStep.Resolve ? count : 0);

    private static void Print(Reprocessed sent, bool followed)
    {
        Console.WriteLine($"Làm lại từ bước chuyển đổi: {sent.Converted} văn bản; từ bước trích xuất: {sent.Extracted}; từ bước đối chiếu viện dẫn: {sent.Resolved}.");
        if (!followed && sent != new Reprocessed(0, 0, 0)) Console.WriteLine("Việc đã xếp hàng; tiến trình serve hoặc work đang chạy sẽ làm. Theo dõi: --follow, hoặc trang công việc của cổng tra cứu.");
    }

    /// <summary>Until nothing waits; works here unless another process has the right to.</summary>
    private static Task<bool> FollowAsync(Workspace workspace, CancellationToken cancellation) => ProgressDisplay.ShowAsync(async display =>
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        IDisposable? right = null;
        Task? working = null;
        try
        {
            var (most, pace) = (0, new Pace(TimeProvider.System));
            while (await workspace.Archive.Work.PendingAsync(cancellation) is > 0 and var left)
            {
                if (working is null && (right = workspace.Archive.TryAcquireWriter()) is not null) working = workspace.Worker.RunAsync(ending.Token);
                if (working is { IsFaulted: true }) await working;
                most = Math.Max(most, left);
                display.Report(Shown.One("reprocess", $"Còn {left} việc{pace.Describe("reprocess", most - left, left, "việc")}", most - left, most));
                await Task.Delay(BetweenLooks, cancellation);
            }

            return true;
        }
        finally
        {
            await ending.CancelAsync();
            if (working is not null) await working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            right?.Dispose();
        }
    });
}
