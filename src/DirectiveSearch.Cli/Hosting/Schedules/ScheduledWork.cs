using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Hosting.Crawls;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Cli.Verbs;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Search;

namespace DirectiveSearch.Cli.Hosting.Schedules;

/// <summary>What the schedules do.</summary>
internal static class ScheduledWork
{
    public static ScheduleList Of(ProgramSettings settings, Workspace workspace, bool fires)
    {
        var (archive, index) = (workspace.Archive, workspace.Index);
        var work = new Dictionary<string, Func<CancellationToken, Task<string>>>
        {
            [ScheduleNames.Housekeeping] = cancellation => KeepHouseAsync(archive, settings.Hosting.Lease, cancellation),
            [ScheduleNames.IndexComparison] = cancellation => CompareAsync(archive, index, cancellation),
            [ScheduleNames.Upkeep] = cancellation => KeepUpAsync(archive, cancellation),
            [ScheduleNames.Backup] = cancellation => BackUpAsync(settings, archive, cancellation),
        };
        return new([.. settings.Schedules.Select(pair => new Schedule(pair.Key, pair.Value, work[pair.Key]))], new CrawlSchedules(settings, workspace), fires);
    }

    private static async Task<string> KeepHouseAsync(ArchiveStore archive, TimeSpan lease, CancellationToken cancellation)
    {
        await Worker.TakeOverAsync(archive, lease, cancellation);
        return "Đã dọn tiến trình đã chết, lượt nạp dở dang và số đếm cũ.";
    }

    private static async Task<string> CompareAsync(ArchiveStore archive, ISearchIndex index, CancellationToken cancellation)
    {
        var reindexer = new Reindexer(archive, TimeProvider.System, new Progress<ReindexProgress>());
        var found = await reindexer.VerifyAsync(index, cancellation);
        if (found.Equal) return $"Chỉ mục khớp với kho: {found.Documents} văn bản.";
        var after = await reindexer.RepairAsync(index, cancellation);
        return after.Equal
            ? $"Đã ghi bù {found.Differences.Count} trong {found.Documents} văn bản; chỉ mục nay khớp với kho."
            : throw new InvalidOperationException($"Sau khi ghi bù, chỉ mục còn khác kho ở {after.Differences.Count} trong {after.Documents} văn bản, trong đó {after.Refused.Count} văn bản bị chỉ mục từ chối. Xem: directivesearch index verify.");
    }

    private static async Task<string> KeepUpAsync(ArchiveStore archive, CancellationToken cancellation)
    {
        await archive.KeepUpAsync(cancellation);
        return "Đã cập nhật số liệu thống kê của cơ sở dữ liệu.";
    }

    private static async Task<string> BackUpAsync(ProgramSettings settings, ArchiveStore archive, CancellationToken cancellation)
    {
        var folder = BackupSettings.Read(settings.InForce).Folder ?? throw new InvalidOperationException("Chưa đặt --backup-folder.");
        var report = await BackupVerb.RunAsync(settings, archive, folder, new Progress<CopyProgress>(), cancellation);
        return report.Copy.Originals.Damaged.Count == 0
            ? $"Đã sao lưu {report.Copy.Rows} dòng, {report.Copy.Originals.Count} bản gốc vào {report.Path}."
            : throw new InvalidOperationException($"Đã sao lưu vào {report.Path}, nhưng {report.Copy.Originals.Damaged.Count} bản gốc thiếu hoặc hỏng trong kho. Xem: directivesearch backup.");
    }
}
