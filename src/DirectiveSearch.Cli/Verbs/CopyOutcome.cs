using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Hosting;
using DirectiveSearch.Cli.Settings;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>What archive copy, backup and restore say: tables with rows and checksums, originals, and what went wrong with the way out.</summary>
internal static class CopyOutcome
{
    /// <summary>Runs a copy; its errors end the call with their message.</summary>
    public static async Task<T> OfAsync<T>(Func<Task<T>> copy, PostgresOptions? postgres)
    {
        try
        {
            return await copy();
        }
        catch (Exception exception) when (exception is ArchiveNotEmptyException or CopyDiffersException or ArchiveTooNewException or BackupException or UnauthorizedAccessException)
        {
            throw new CallException(ExitCode.Failed, exception.Message);
        }
        catch (Exception exception) when (postgres is not null && ArchiveTrouble.Describe(exception, postgres) is { } told)
        {
            throw new CallException(ExitCode.Failed, told);
        }
        catch (IOException exception)
        {
            throw new CallException(ExitCode.Failed, $"{exception.Message} Kiểm tra đĩa còn chỗ và quyền ghi, rồi chạy lại; kho đích chưa bị thay đổi.");
        }
    }

    public static object ToJson(CopyReport report) => new
    {
        rows = report.Rows,
        tables = report.Tables.Select(table => new { name = table.Name, rows = table.Rows, sha256 = table.Sha256 }),
        originals = ToJson(report.Originals),
    };

    public static object ToJson(OriginalsReport report) => new { count = report.Count, bytes = report.Bytes, shared = report.Shared, damaged = report.Damaged };

    /// <returns>The exit code.</returns>
    public static int Print(CopyReport report)
    {
        foreach (var table in report.Tables) Console.WriteLine($"  {table.Name,-20} {table.Rows,10} dòng  {table.Sha256[..16]}…");
        Console.WriteLine($"  bản gốc              {report.Originals.Count,10} tệp, {report.Originals.Bytes / 1048576.0:F1} MB{(report.Originals.Shared > 0 ? $" ({report.Originals.Shared} tệp dùng chung với bản trước)" : "")}");
        return Damage(report.Originals);
    }

    /// <summary>Everything else is copied, but the call does not pass as good.</summary>
    public static int Damage(OriginalsReport report)
    {
        foreach (var sha256 in report.Damaged.Take(20)) Console.Error.WriteLine($"  Bản gốc {sha256} thiếu hoặc hỏng trong kho nguồn, không sao chép được.");
        if (report.Damaged.Count > 20) Console.Error.WriteLine($"  … và {report.Damaged.Count - 20} bản gốc khác.");
        return report.Damaged.Count > 0 ? ExitCode.Failed : 0;
    }
}
