using System.Globalization;
using System.Text;

namespace DirectiveSearch.Archive;

/// <param name="Folder">Backups lie in it side by side.</param>
/// <param name="Keep">So many of the latest stay, the new one included; 0: all.</param>
/// <param name="Program">Version of the program.</param>
/// <param name="Settings">The content of settings.json without secrets, kept with the archive.</param>
public sealed record BackupRequest(string Folder, int Keep, string Program, string Settings);

/// <param name="Path">Of the new backup.</param>
/// <param name="Removed">Older ones that had to go.</param>
public sealed record BackupReport(string Path, CopyReport Copy, IReadOnlyList<string> Removed);

/// <param name="Problems">What is not as the manifest says, in Vietnamese; none: the backup is whole.</param>
public sealed record BackupCheck(BackupManifest Manifest, IReadOnlyList<string> Problems);

/// <summary>Backups: folders that each hold a whole embedded archive, written beside programs that work, and there wholly or not at all.</summary>
public static class ArchiveBackup
{
    private const string Prefix = "directivesearch-";
    private const string TimeForm = "yyyyMMdd-HHmmss";

    /// <exception cref="BackupException">Another backup into the same folder is under way.</exception>
    public static async Task<BackupReport> WriteAsync(ArchiveStore source, BackupRequest request, IProgress<CopyProgress> progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(request.Folder);
        using var right = FolderLock.TryAcquire(request.Folder, ".backup.lock")
            ?? throw new BackupException($"Một lần sao lưu khác đang ghi vào {request.Folder}. Hãy đợi nó xong.");
        foreach (var abandoned in Directory.EnumerateDirectories(request.Folder, $".{Prefix}*")) Directory.Delete(abandoned, recursive: true);
        await source.Database.ChangeAsync(FormerArchive.IdentifyAsync, cancellation);
        var now = source.Now;
        var path = Path.Combine(request.Folder, Prefix + now.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture));
        if (Directory.Exists(path)) throw new BackupException($"{path} đã có. Hãy đợi một giây rồi thử lại.");
        var aside = Path.Combine(request.Folder, "." + Path.GetFileName(path));
        try
        {
            var earlier = List(request.Folder);
            var copy = await CopyAsync(source, aside, new CopyOptions(CopyPurpose.Backup, Earlier: earlier.Count > 0 ? earlier[^1] : null), progress, cancellation);
            DurableFile.Write(Path.Combine(aside, "settings.json"), Encoding.UTF8.GetBytes(request.Settings));
            new BackupManifest(request.Program, Migrator.Known(source.Database), now, copy.Tables, copy.Originals).Write(aside);
            Directory.Move(aside, path);
            return new BackupReport(path, copy, Prune(request.Folder, request.Keep));
        }
        finally
        {
            if (Directory.Exists(aside)) Directory.Delete(aside, recursive: true);
        }
    }

    /// <summary>The complete backups of a folder, the oldest first.</summary>
    public static IReadOnlyList<string> List(string folder) =>
        !Directory.Exists(folder) ? [] : [.. Directory.EnumerateDirectories(folder, $"{Prefix}*").Where(BackupManifest.IsIn).Order(StringComparer.Ordinal)];

    /// <summary>Reads every row and every original of a backup again.</summary>
    /// <exception cref="BackupException">It is no backup.</exception>
    public static async Task<BackupCheck> VerifyAsync(string folder, IProgress<CopyProgress> progress, CancellationToken cancellation)
    {
        var manifest = BackupManifest.Read(folder);
        if (!File.Exists(Path.Combine(folder, "archive.db"))) return new BackupCheck(manifest, ["Thiếu tệp archive.db."]);
        var check = new BackupChecking(folder, manifest, progress);
        return new BackupCheck(manifest, await check.ProblemsAsync(cancellation));
    }

    /// <summary>Puts a backup in an archive's place, while programs work on that, too; a backup of an earlier program is brought up to date on the way.</summary>
    /// <param name="workFolder">For what is only needed meanwhile; nothing of it stays.</param>
    /// <exception cref="ArchiveNotEmptyException">The archive holds something, and <paramref name="replace"/> is false.</exception>
    public static async Task<CopyReport> RestoreAsync(
        string folder, ArchiveStore target, string workFolder, bool replace, IProgress<CopyProgress> progress, CancellationToken cancellation)
    {
        _ = BackupManifest.Read(folder);
        var aside = Path.Combine(workFolder, "." + Path.GetRandomFileName());
        try
        {
            using var source = await ArchiveStore.OpenBackupAsync(folder, aside, cancellation);
            return await ArchiveCopy.RunAsync(source, target, new CopyOptions(CopyPurpose.Restore, replace), progress, cancellation);
        }
        finally
        {
            if (Directory.Exists(aside)) Directory.Delete(aside, recursive: true);
        }
    }

    private static async Task<CopyReport> CopyAsync(ArchiveStore source, string folder, CopyOptions options, IProgress<CopyProgress> progress, CancellationToken cancellation)
    {
        CopyReport copy;
        using (var target = await ArchiveStore.OpenAsync(folder, TimeProvider.System, cancellation))
        {
            copy = await ArchiveCopy.RunAsync(source, target, options, progress, cancellation);
            await ((SqliteDatabase)target.Database).SealAsync(cancellation);
        }

        DurableFile.Flush(Path.Combine(folder, "archive.db"));
        Directory.Delete(Path.Combine(folder, "originals", "arriving"), recursive: true);
        return copy;
    }

    private static List<string> Prune(string folder, int keep)
    {
        if (keep == 0) return [];
        var old = List(folder).SkipLast(keep).ToList();
        foreach (var backup in old) Directory.Delete(backup, recursive: true);
        return old;
    }
}
