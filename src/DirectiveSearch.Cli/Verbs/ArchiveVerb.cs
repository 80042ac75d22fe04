using System.CommandLine;
using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Hosting;
using DirectiveSearch.Cli.Settings;
using Npgsql;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>archive copy --to CONNECTION|FOLDER [--replace] [--json]: moves the archive that the settings choose into PostgreSQL or into a data folder.</summary>
internal static class ArchiveVerb
{
    public static Command Create(Func<ParseResult, ProgramSettings> settings) => new("archive", "chuyển kho giữa thư mục dữ liệu và PostgreSQL") { Copy(settings) };

    private static Command Copy(Func<ParseResult, ProgramSettings> settings)
    {
        var to = new Option<string>("--to") { Description = "kho đích: thư mục dữ liệu, hoặc kết nối PostgreSQL (Host=…;Database=…;Username=…)", Required = true, HelpName = "NƠI ĐẾN" };
        var password = new Option<string?>("--to-password-file") { Description = "tệp chứa mật khẩu PostgreSQL của kho đích", HelpName = "TỆP" };
        var replace = new Option<bool>("--replace") { Description = "thay toàn bộ nội dung kho đích nếu nó không trống" };
        var json = new Option<bool>("--json") { Description = "in kết quả dạng JSON" };
        var verb = new Command("copy", "sao chép toàn bộ kho, kiểm tra từng bảng; kho nguồn vẫn dùng được trong lúc đó") { to, password, replace, json };
        verb.SetAction(async (call, cancellation) =>
        {
            var read = settings(call);
            var target = Target(call.GetValue(to)!, call.GetValue(password));
            if (target.Postgres is null ? read.Postgres is null && target.Folder == read.Data : SameDatabase(target.Postgres, read.Postgres))
                throw new CallException(ExitCode.WrongCall, "Kho nguồn và kho đích là một. Hãy chọn nơi đến khác.");
            var report = await CopyOutcome.OfAsync(() => CopyAsync(read, target, call.GetValue(replace), cancellation), target.Postgres ?? read.Postgres);
            if (!call.GetValue(json)) return Told(report, target);
            JsonOutput.Write(CopyOutcome.ToJson(report));
            return CopyOutcome.Damage(report.Originals);
        });
        return verb;
    }

    private static async Task<CopyReport> CopyAsync(ProgramSettings settings, CopyTarget target, bool replace, CancellationToken cancellation)
    {
        using var source = await Workspace.OpenArchiveAsync(settings, cancellation);
        using var opened = target.Postgres is { } postgres
            ? await ArchiveStore.OpenPostgresAsync(settings.Data, postgres.ConnectionString, TimeProvider.System, cancellation)
            : await ArchiveStore.OpenAsync(target.Folder, TimeProvider.System, cancellation);
        return await ShownWork.CopyAsync(progress => ArchiveCopy.RunAsync(source, opened, new CopyOptions(CopyPurpose.Move, replace), progress, cancellation));
    }

    private static int Told(CopyReport report, CopyTarget target)
    {
        var code = CopyOutcome.Print(report);
        Console.WriteLine($"Đã sao chép và kiểm tra {report.Rows} dòng, {report.Originals.Count} bản gốc vào {(target.Postgres is { } postgres ? $"PostgreSQL {postgres}" : target.Folder)}.");
        Console.WriteLine(target.Postgres is null
            ? $"Để dùng kho này: đặt --data {target.Folder} và bỏ --archive-postgres."
            : "Để dùng kho này: dừng các chương trình đang chạy, đặt --archive-postgres rồi khởi động lại. Thay đổi sau lúc bắt đầu sao chép không có trong bản sao.");
        return code;
    }

    private static CopyTarget Target(string to, string? passwordFile)
    {
        if (!to.Contains('=', StringComparison.Ordinal)) return new CopyTarget(Path.GetFullPath(to), null);
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(to);
            if (passwordFile is not null)
            {
                var (password, error) = SecretFile.Read("--to-password-file", passwordFile);
                parts.Password = error is null ? password : throw new CallException(ExitCode.WrongCall, error);
            }

            if (parts.Host is { Length: > 0 } && parts.Database is { Length: > 0 }) return new CopyTarget("", new PostgresOptions(parts.ConnectionString));
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            // Told below, without repeating what may hold a password.
        }

        throw new CallException(ExitCode.WrongCall, "--to không đọc được. Được phép: đường dẫn một thư mục, hoặc Host=máy;Database=tên;Username=tên (mật khẩu trong tệp của --to-password-file).");
    }

    private static bool SameDatabase(PostgresOptions one, PostgresOptions? other) => other is not null && one.ToString().Split(' ')[0] == other.ToString().Split(' ')[0];

    private sealed record CopyTarget(string Folder, PostgresOptions? Postgres);
}
