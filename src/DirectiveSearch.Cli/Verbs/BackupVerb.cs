using System.CommandLine;
using System.Reflection;
using System.Text.Json;
using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Hosting;
using DirectiveSearch.Cli.Settings;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>backup [DIR] [--json]: writes a complete copy of the archive beside programs that work. backup --verify DIR: reads one again.</summary>
internal static class BackupVerb
{
    private static readonly string Version = typeof(BackupVerb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(Func<ParseResult, ProgramSettings> settings)
    {
        var folder = new Argument<string?>("DIR") { Description = "thư mục chứa các bản sao lưu (mặc định: --backup-folder); với --verify: một bản sao lưu", Arity = ArgumentArity.ZeroOrOne };
        var verify = new Option<bool>("--verify") { Description = "đọc lại và kiểm tra một bản sao lưu; mã thoát 0: nguyên vẹn, 1: không" };
        var json = new Option<bool>("--json") { Description = "in kết quả dạng JSON" };
        var verb = new Command("backup", "sao lưu kho, cả khi chương trình đang chạy") { folder, verify, json };
        verb.SetAction(async (call, cancellation) =>
        {
            var read = settings(call);
            var given = call.GetValue(folder) ?? BackupSettings.Read(read.InForce).Folder
                ?? throw new CallException(ExitCode.WrongCall, "Chưa biết sao lưu vào đâu. Hãy nêu thư mục, ví dụ: backup /srv/sao-luu, hoặc đặt --backup-folder.");
            return call.GetValue(verify)
                ? await VerifyAsync(given, call.GetValue(json), cancellation)
                : await WriteAsync(read, Path.GetFullPath(given), call.GetValue(json), cancellation);
        });
        return verb;
    }

    /// <summary>One backup as the settings say, also for a schedule.</summary>
    public static Task<BackupReport> RunAsync(ProgramSettings settings, ArchiveStore archive, string folder, IProgress<CopyProgress> progress, CancellationToken cancellation) =>
        ArchiveBackup.WriteAsync(archive, new BackupRequest(folder, BackupSettings.Read(settings.InForce).Keep, Version, WithoutSecrets(settings)), progress, cancellation);

    private static async Task<int> WriteAsync(ProgramSettings settings, string folder, bool json, CancellationToken cancellation)
    {
        var report = await CopyOutcome.OfAsync(
            async () =>
            {
                using var archive = await Workspace.OpenArchiveAsync(settings, cancellation);
                return await ShownWork.CopyAsync(progress => RunAsync(settings, archive, folder, progress, cancellation));
            },
            settings.Postgres);
        if (json)
        {
            JsonOutput.Write(new { path = report.Path, copy = CopyOutcome.ToJson(report.Copy), removed = report.Removed });
            return CopyOutcome.Damage(report.Copy.Originals);
        }

        var code = CopyOutcome.Print(report.Copy);
        foreach (var removed in report.Removed) Console.WriteLine($"Đã xóa bản cũ {removed}.");
        Console.WriteLine($"Đã sao lưu vào {report.Path}.");
        return code;
    }

    private static async Task<int> VerifyAsync(string folder, bool json, CancellationToken cancellation)
    {
        var backup = BackupFolder.Choose(folder);
        var check = await CopyOutcome.OfAsync(() => ShownWork.CopyAsync(progress => ArchiveBackup.VerifyAsync(backup, progress, cancellation)), null);
        if (json) JsonOutput.Write(new { path = backup, whole = check.Problems.Count == 0, createdAt = check.Manifest.CreatedAt, rows = check.Manifest.Tables.Sum(table => table.Rows), originals = check.Manifest.Originals.Count, problems = check.Problems });
        else if (check.Problems.Count == 0) Console.WriteLine($"Bản sao lưu {backup} nguyên vẹn: {check.Manifest.Tables.Sum(table => table.Rows)} dòng, {check.Manifest.Originals.Count} bản gốc.");
        else foreach (var problem in check.Problems) await Console.Error.WriteLineAsync(problem);
        return check.Problems.Count == 0 ? 0 : ExitCode.Failed;
    }

    /// <summary>What settings.json says, without passwords and keys.</summary>
    private static string WithoutSecrets(ProgramSettings settings) => JsonSerializer.Serialize(
        settings.InForce.Where(setting => setting.Origin == "settings.json" && !setting.Definition.IsSecret).ToDictionary(setting => setting.Definition.Name, setting => setting.Definition.Show(setting.Value)), Json);
}

/// <summary>A backup as people name it.</summary>
internal static class BackupFolder
{
    /// <summary>The folder itself when it is a backup, else the latest of those that lie in it.</summary>
    public static string Choose(string folder)
    {
        var full = Path.GetFullPath(folder);
        return File.Exists(Path.Combine(full, "manifest.json")) ? full : ArchiveBackup.List(full) is { Count: > 0 } backups ? backups[^1] : full;
    }
}
