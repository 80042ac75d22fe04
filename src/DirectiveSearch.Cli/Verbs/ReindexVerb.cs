using System.CommandLine;
using System.Diagnostics;
using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Hosting;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Ingestion;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>reindex [--json]: builds the index from the archive beside the one in use, puts it in use, and proves that it holds what the archive says.</summary>
internal static class ReindexVerb
{
    public static Command Create(Func<ParseResult, ProgramSettings> settings)
    {
        var json = new Option<bool>("--json") { Description = "in kết quả dạng JSON" };
        var verb = new Command("reindex", "lập lại chỉ mục từ kho; việc tìm kiếm và nạp không bị gián đoạn; bị dừng giữa chừng thì chạy lại sẽ làm tiếp") { json };
        verb.SetAction(async (call, cancellation) =>
        {
            var read = settings(call);
            using var archive = await Workspace.OpenArchiveAsync(read, cancellation);
            using var right = await archive.TryAcquireReindexAsync(cancellation)
                ?? throw new CallException(ExitCode.Failed, "Một tiến trình khác đang lập lại chỉ mục của kho này. Hãy đợi tiến trình đó xong.");
            var clock = Stopwatch.StartNew();
            var result = await RunAsync(read, archive, cancellation);
            if (call.GetValue(json)) JsonOutput.Write(ToJson(result, clock.Elapsed));
            else Print(result, clock.Elapsed);
            return result.Verification.Equal ? 0 : ExitCode.Failed;
        });
        return verb;
    }

    private static Task<ReindexResult> RunAsync(ProgramSettings settings, ArchiveStore archive, CancellationToken cancellation)
    {
        var backend = IndexBackend.Of(settings);
        return ShownWork.ReindexAsync(progress => new Reindexer(archive, TimeProvider.System, progress).RunAsync(backend.BuildAsync, cancellation));
    }

    private static object ToJson(ReindexResult result, TimeSpan elapsed) => new
    {
        documents = result.Verification.Documents, written = result.Written, resumed = result.Resumed, seconds = Math.Round(elapsed.TotalSeconds, 1),
        verification = IndexVerb.ToJson(result.Verification),
    };

    private static void Print(ReindexResult result, TimeSpan elapsed)
    {
        Console.WriteLine($"Đã lập lại chỉ mục: {result.Verification.Documents} văn bản. Ghi {result.Written} văn bản trong {elapsed.TotalSeconds:F0} giây{(result.Resumed ? ", tiếp tục lượt bị dừng trước đó" : "")}.");
        IndexVerb.Print(result.Verification);
    }
}
