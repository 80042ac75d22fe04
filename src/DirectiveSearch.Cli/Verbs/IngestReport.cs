using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Hosting;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>Files that failed for one reason, or were set aside.</summary>
internal sealed record ReportedFiles(string ReasonCode, string What, string WayOut, int Count, IReadOnlyList<RunItem> Files);

/// <summary>What became of a run.</summary>
/// <param name="Duplicates">Some of the files that were known already.</param>
internal sealed record IngestReport(RunProgress Progress, IReadOnlyList<ReportedFiles> Failed, IReadOnlyList<RunItem> SetAside, IReadOnlyList<RunItem> Duplicates)
{
    /// <summary>In all for people, for each reason for machines; the page of the run has the rest.</summary>
    private const int Listed = 200;

    private const int ListedForReason = 20;

    public static async Task<IngestReport> ReadAsync(ArchiveStore archive, RunProgress progress, CancellationToken cancellation)
    {
        var failed = new List<ReportedFiles>();
        foreach (var group in progress.Failures)
        {
            var (what, wayOut) = Reason.Parts(group.ReasonCode, group.Reason);
            failed.Add(new ReportedFiles(group.ReasonCode, what, wayOut, group.Count, await ItemsAsync(archive, progress, new RunItemFilter(RunItemState.Failed, group.ReasonCode), cancellation)));
        }

        return new IngestReport(
            progress, failed,
            await ItemsAsync(archive, progress, new RunItemFilter(RunItemState.SetAside), cancellation),
            await ItemsAsync(archive, progress, new RunItemFilter(RunItemState.Duplicate), cancellation));
    }

    /// <summary>Described in docs/operations.md.</summary>
    public object ToJson() => new
    {
        run = RunJson.Of(Progress),
        failedFiles = Failed.SelectMany(group => group.Files).Select(File),
        setAsideFiles = SetAside.Select(File),
        duplicateFiles = Duplicates.Select(File),
    };

    public async Task PrintAsync()
    {
        var run = Progress.Run;
        Console.WriteLine($"{run.Total} tệp: {run.New} văn bản mới, {run.Duplicates} đã có trong kho, {run.Failed} không đọc được, {run.SetAside} để riêng vì đóng dấu mật.");
        foreach (var group in Failed)
        {
            await Console.Error.WriteLineAsync($"{group.What} {group.WayOut}".TrimEnd() + $" ({group.Count} tệp)");
            await ListAsync(group.Files, group.Count, item => Particular(item, group.What));
        }

        if (SetAside.Count > 0) await Console.Error.WriteLineAsync("Để riêng vì đóng dấu mật: không đọc, không lập chỉ mục.");
        await ListAsync(SetAside, run.SetAside, _ => "");
        if (Duplicates.Count > 0) await Console.Error.WriteLineAsync("Đã có trong kho:");
        await ListAsync(Duplicates, run.Duplicates, item => $" (văn bản {item.DocumentId})");
        if (Failed.Count > 0) await Console.Error.WriteLineAsync($"Thử lại từ bản gốc đã lưu: trang Nạp tài liệu, lần nạp {run.Id}.");
    }

    private async Task ListAsync(IReadOnlyList<RunItem> items, int count, Func<RunItem, string> more)
    {
        foreach (var item in items.Take(ListedForReason)) await Console.Error.WriteLineAsync($"  {PlainLines.Escape(item.Locator + more(item))}");
        if (count > ListedForReason) await Console.Error.WriteLineAsync($"  … và {count - ListedForReason} tệp khác; xem trang Nạp tài liệu, lần nạp {Progress.Run.Id}.");
    }

    /// <summary>What the reason says of this file alone.</summary>
    private static string Particular(RunItem item, string what)
    {
        var own = item.Reason ?? "";
        var end = own.IndexOf(". ", StringComparison.Ordinal);
        own = end < 0 ? own : own[..(end + 1)];
        return own.Length == 0 || own == what ? "" : $": {own}";
    }

    private static async Task<IReadOnlyList<RunItem>> ItemsAsync(ArchiveStore archive, RunProgress progress, RunItemFilter filter, CancellationToken cancellation) =>
        (await archive.Runs.ChosenItemsAsync(progress.Run.Id, filter, 0, Listed, cancellation)).Items;

    private static object File(RunItem item) => new { file = item.Locator, document = item.DocumentId, reason = item.ReasonCode, words = item.Reason };
}
