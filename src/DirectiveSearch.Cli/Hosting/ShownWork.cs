using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Cli.Hosting;

/// <summary>Long work on the archive, with its progress on stderr.</summary>
internal static class ShownWork
{
    public static Task<T> CopyAsync<T>(Func<IProgress<CopyProgress>, Task<T>> work)
    {
        var pace = new Pace(TimeProvider.System);
        return ProgressDisplay.ShowAsync(progress => Copy(progress, pace), work);
    }

    public static Task<T> ReindexAsync<T>(Func<IProgress<ReindexProgress>, Task<T>> work)
    {
        var pace = new Pace(TimeProvider.System);
        return ProgressDisplay.ShowAsync(progress => Reindex(progress, pace), work);
    }

    /// <summary>How far a run is: one bar for all of it and one for each step, with the words of the portal.</summary>
    public static Shown Run(RunProgress progress)
    {
        var run = progress.Run;
        var all = $"{run.Done}/{run.Total} tệp"
            + (progress.FilesPerSecond is { } rate ? $", {rate:0.#} tệp/giây".Replace('.', ',') : "")
            + (progress.Left is { } left ? $", còn {Duration.About(left)}" : "")
            + (run.Failed > 0 ? $", {run.Failed} chưa đọc được" : "") + (run.SetAside > 0 ? $", {run.SetAside} để riêng" : "")
            + (progress.IndexAwaySince is { } since ? $"; đang đợi chỉ mục tìm kiếm trả lời (từ {OfficialDate.Clock(since)}), chương trình tự thử lại" : "");
        var steps = progress.Steps.Select(step => new ShownBar($"  {JobWords.Of(step.Step)}: {step.Passed} đã qua, {step.Waiting} đang chờ", step.Passed, Math.Max(1, progress.InPlay)));
        return new Shown("run", $"{all} ({string.Join(", ", progress.Steps.Where(step => step.Waiting > 0).Select(step => $"{Words.Small(JobWords.Of(step.Step))} {step.Waiting}"))})".Replace(" ()", ""), [new ShownBar(all, run.Done, Math.Max(1, run.Total)), .. steps]);
    }

    /// <summary>How far a crawl is: nobody knows how many addresses there are to be.</summary>
    public static Shown Crawl(CrawlRun run)
    {
        var counts = run.Counts;
        var rate = counts is { Asked: > 5, Milliseconds: > 0 } ? $", {counts.Asked * 60_000.0 / counts.Milliseconds:0} địa chỉ/phút" : "";
        var line = $"Đã hỏi {counts.Asked} địa chỉ{rate}: {counts.New} văn bản mới, {counts.Changed} thay đổi, {counts.Unchanged} như cũ, {counts.Gone} không còn, {counts.Failed} lỗi; {counts.Requests} lần tải, {counts.Bytes / 1048576.0:0.0} MB".Replace('.', ',');
        return Shown.One("crawl", line, 0, 0);
    }

    private static Shown Copy(CopyProgress progress, Pace pace)
    {
        var (what, unit) = progress.Phase switch
        {
            CopyPhase.Originals => ("Bản gốc", "tệp"),
            CopyPhase.Rows => ($"Đang sao chép bảng {progress.What}", "dòng"),
            _ => ($"Đang kiểm tra bảng {progress.What}", "dòng"),
        };
        var line = $"{what}: {progress.Done}/{progress.Total} {unit}{pace.Describe($"{progress.Phase}", progress.Done, progress.Total - progress.Done, unit)}";
        return Shown.One($"{progress.Phase}", line, progress.Done, Math.Max(1, progress.Total));
    }

    private static Shown Reindex(ReindexProgress progress, Pace pace)
    {
        var walk = progress.Walk;
        var line = progress.Phase switch
        {
            ReindexPhase.Wait => "Chỉ mục chưa trả lời; chương trình tự thử lại …",
            ReindexPhase.Publish => "Đang đưa chỉ mục mới vào sử dụng …",
            ReindexPhase.Verify => $"Đang đối chiếu với kho: {walk.Done}/{walk.Total} văn bản",
            ReindexPhase.CatchUp => $"Đang ghi bù văn bản vừa đổi: {walk.Done}/{walk.Total} văn bản",
            // What a build that was stopped had written is only passed.
            _ => $"Đang lập chỉ mục: {walk.Done}/{walk.Total} văn bản{(walk.Written > 0 ? pace.Describe("fill", walk.Written, walk.Total - walk.Done, "văn bản") : "")}",
        };
        return Shown.One($"{progress.Phase}", line, walk.Done, Math.Max(1, walk.Total));
    }
}
