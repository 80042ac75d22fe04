using System.CommandLine;
using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Hosting;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Search;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>restore DIR [--replace] [--json]: puts a backup in the place of the archive that the settings choose, also while programs run, then mends the index.</summary>
internal static class RestoreVerb
{
    public static Command Create(Func<ParseResult, ProgramSettings> settings)
    {
        var folder = new Argument<string>("DIR") { Description = "một bản sao lưu, hoặc thư mục chứa các bản sao lưu (bản mới nhất được dùng)" };
        var replace = new Option<bool>("--replace") { Description = "thay toàn bộ nội dung kho hiện có" };
        var json = new Option<bool>("--json") { Description = "in kết quả dạng JSON" };
        var verb = new Command("restore", "khôi phục kho từ một bản sao lưu, cả khi chương trình đang chạy") { folder, replace, json };
        verb.SetAction(async (call, cancellation) =>
        {
            var read = settings(call);
            var backup = BackupFolder.Choose(call.GetValue(folder)!);
            var report = await CopyOutcome.OfAsync(() => RestoreAsync(read, backup, call.GetValue(replace), cancellation), read.Postgres);
            await Console.Error.WriteLineAsync("Kho đã khôi phục; đang đối chiếu chỉ mục …");
            var index = await MendAsync(read, cancellation);
            if (call.GetValue(json)) JsonOutput.Write(new { path = backup, copy = CopyOutcome.ToJson(report), index = index is null ? null : IndexVerb.ToJson(index) });
            else Tell(backup, report, index);
            return Math.Max(CopyOutcome.Damage(report.Originals), index is { Equal: true } ? 0 : ExitCode.Failed);
        });
        return verb;
    }

    private static async Task<CopyReport> RestoreAsync(ProgramSettings settings, string backup, bool replace, CancellationToken cancellation)
    {
        using var archive = await Workspace.OpenArchiveAsync(settings, cancellation);
        return await ShownWork.CopyAsync(progress => ArchiveBackup.RestoreAsync(backup, archive, settings.Data, replace, progress, cancellation));
    }

    /// <returns>Null when the index is away: what it lacks waits in the work table.</returns>
    private static async Task<IndexVerification?> MendAsync(ProgramSettings settings, CancellationToken cancellation)
    {
        try
        {
            await using var workspace = await Workspace.OpenAsync(settings, "restore", cancellation);
            return await ShownWork.ReindexAsync(progress => new Reindexer(workspace.Archive, TimeProvider.System, progress).RepairAsync(workspace.Index, cancellation));
        }
        catch (Exception exception) when (exception is SearchUnavailableException or SearchSetupException or IndexVersionException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            await Console.Error.WriteLineAsync("Kho đã khôi phục xong, chỉ mục thì chưa. Khi máy chủ tìm kiếm trả lời, hãy chạy: directivesearch index verify --repair");
            return null;
        }
    }

    private static void Tell(string backup, CopyReport report, IndexVerification? index)
    {
        foreach (var table in report.Tables) Console.WriteLine($"  {table.Name,-20} {table.Rows,10} dòng  {table.Sha256[..16]}…");
        if (index is not null) IndexVerb.Print(index);
        Console.WriteLine($"Đã khôi phục {report.Rows} dòng, {report.Originals.Count} bản gốc từ {backup}. Mọi người phải đăng nhập lại; hãy khởi động lại các cổng tra cứu đang chạy.");
    }
}
