using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;
using DirectiveSearch.Portal.Pages.Crawls;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Ingest;

/// <summary>Files that failed for one reason.</summary>
/// <param name="First">Some of them, to show at once.</param>
public sealed record FailureFiles(RunFailures Failures, IReadOnlyList<RunItem> First)
{
    public const int Shown = 3;

    public string What => Reason.Parts(Failures.ReasonCode, Failures.Reason).What;

    public string WayOut => Reason.Parts(Failures.ReasonCode, Failures.Reason).WayOut;

    public int More => Failures.Count - First.Count;
}

/// <summary>A file of a run as a row.</summary>
/// <param name="State">In words.</param>
/// <param name="Links">Where its document, its original and its history are.</param>
/// <param name="MayRetry">Its bytes are kept and whoever asks may put it back to work.</param>
public sealed record RunRow(long Id, string Name, string State, string Style, IReadOnlyList<Link> Links, string? Reason, bool MayRetry);

/// <param name="Items">The files of the chosen state on this page.</param>
/// <param name="MayChange">Whether who asks may put files back to work.</param>
public sealed record RunPage(RunProgress Progress, Page<RunItem> Items, RunItemFilter Filter, IReadOnlyList<FailureFiles> Failures, bool MayChange)
{
    public const int RefreshSeconds = 2;

    private static readonly (RunItemState State, string Code, string Label)[] Filters =
    [
        (RunItemState.Done, "moi", "mới"), (RunItemState.Duplicate, "trung", "đã có trong kho"), (RunItemState.Failed, "loi", "chưa đọc được"),
        (RunItemState.SetAside, "de-rieng", "để riêng"), (RunItemState.Waiting, "cho", "đang chờ"), (RunItemState.Working, "dang-doc", "đang đọc"),
    ];

    public required Paging Paging { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>What was just done; null when nothing was.</summary>
    public string? Message { get; init; }

    /// <summary>Where the files were found, when a portal was crawled for them.</summary>
    public CrawlPanel? Crawl { get; init; }

    public RunSummary Run => Progress.Run;

    public string Path => Address.Run(Run.Id);

    public bool IsRunning => Run.State == RunState.Running;

    /// <summary>How it stands, in a sentence.</summary>
    public string Outlook =>
        !IsRunning ? $"{Words.Capital(StateOf(Run.State))}: {OfficialDate.Number(Run.Done)} tệp."
        : Run.IsReceiving ? $"Đang nhận tệp: đã nhận {OfficialDate.Number(Run.Total)}, đã xử lý xong {OfficialDate.Number(Run.Done)}."
        : $"Đã xử lý xong {OfficialDate.Number(Run.Done)} trong {OfficialDate.Number(Run.Total)} tệp.";

    /// <summary>12,5 tệp mỗi giây; null while it cannot be told.</summary>
    public string? Rate => Progress.FilesPerSecond switch
    {
        null => null,
        >= 1 and var many => $"{many:0.#} tệp mỗi giây".Replace('.', ','),
        var few => $"{few * 60:0.#} tệp mỗi phút".Replace('.', ','),
    };

    /// <summary>About how long the rest takes, in words; null when it has ended.</summary>
    public string? Left =>
        !IsRunning ? null
        : Progress.Left is { } left ? $"còn {Duration.About(left)}"
        : Run.IsReceiving ? "thời gian còn lại chưa rõ vì còn nhận tệp" : "chưa ước được thời gian còn lại";

    /// <summary>By which the page says aloud that something changed.</summary>
    public string StateCode => IsRunning && Run.IsReceiving ? "receiving" : Words.Code(Run.State);

    public IReadOnlyList<Figure> Figures =>
    [
        new(Run.Total, "tệp"), new(Run.New, "văn bản mới"), new(Run.Duplicates, "đã có trong kho"), new(Run.Failed, "chưa đọc được"), new(Run.SetAside, "để riêng (mật)"),
    ];

    public IReadOnlyList<Link> Tabs =>
    [
        new($"Tất cả ({OfficialDate.Number(Run.Total)})", Path, Filter.State is null),
        .. Filters.Select(filter => (filter, Count: CountOf(filter.State))).Where(pair => pair.Count > 0 || pair.filter.State == Filter.State)
            .Select(pair => new Link($"{Words.Capital(pair.filter.Label)} ({OfficialDate.Number(pair.Count)})", Address.RunFiles(Run.Id, pair.filter.Code, null), pair.filter.State == Filter.State)),
    ];

    /// <summary>Of the reason whose files alone are listed.</summary>
    public string? FilteredReason => Filter.ReasonCode is { } code ? Failures.FirstOrDefault(group => group.Failures.ReasonCode == code)?.What ?? code : null;

    public IReadOnlyList<RunRow> Rows => [.. Items.Items.Select(RowOf)];

    public int Retryable => Failures.Sum(group => group.Failures.Retryable);

    public static string StateOf(RunState state) => state switch
    {
        RunState.Running => "đang nạp",
        RunState.Finished => "đã xong",
        _ => "đã dừng",
    };

    /// <summary>The portal's words for a state of a file.</summary>
    public static (string Words, string Style) StateOf(RunItemState state) => state switch
    {
        RunItemState.Done => ("đã nạp", ""),
        RunItemState.Duplicate => ("đã có trong kho", ""),
        RunItemState.Failed => ("chưa đọc được", "warn"),
        RunItemState.SetAside => ("để riêng, không đọc", "warn"),
        RunItemState.Working => ("đang đọc", "quiet"),
        _ => ("đang chờ", "quiet"),
    };

    public static RunItemFilter FilterOf(string? code, string? reason) => new(
        Filters.Where(filter => filter.Code == code).Select(filter => (RunItemState?)filter.State).FirstOrDefault(), string.IsNullOrEmpty(reason) ? null : reason);

    public static string? CodeOf(RunItemState? state) => Filters.FirstOrDefault(filter => filter.State == state).Code;

    public static string RetriedWords(int retried) =>
        retried > 0 ? $"Đã đưa {OfficialDate.Number(retried)} tệp trở lại hàng chờ; bản gốc đã lưu được đọc lại, không phải gửi lại tệp."
        : "Không có tệp nào để thử lại: tệp đã được thử lại trước đó, hoặc không giữ được bản gốc và phải nạp lại.";

    private int CountOf(RunItemState state) => state switch
    {
        RunItemState.Done => Run.New,
        RunItemState.Duplicate => Run.Duplicates,
        RunItemState.Failed => Run.Failed,
        RunItemState.SetAside => Run.SetAside,
        RunItemState.Waiting => Progress.Steps[0].Waiting,
        _ => Math.Max(0, Run.Total - Run.Done - Progress.Steps[0].Waiting),
    };

    private RunRow RowOf(RunItem item)
    {
        var (state, style) = StateOf(item.State);
        var kept = item.DocumentId is not null;
        var links = new List<Link>();
        if (item is { State: RunItemState.Done or RunItemState.Duplicate, DocumentId: { } read }) links.Add(new Link("xem văn bản", Address.Document(read)));
        if (item is { State: RunItemState.Failed, DocumentId: { } failed } && MayChange) links.Add(new Link("tải bản gốc", Address.Original(failed)));
        if (item.DocumentId is { } id && (item.State != RunItemState.SetAside || MayChange)) links.Add(new Link("lịch sử", Address.History(id)));
        return new RunRow(item.Id, item.Locator, state, style, links, item.Reason, item.State == RunItemState.Failed && kept && MayChange);
    }
}
