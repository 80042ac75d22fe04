using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Ingest;

/// <summary>Files that failed for one reason, with what to do about it.</summary>
public sealed record FailureReason(int Files, string Reason);

/// <summary>A file of a run as a row.</summary>
/// <param name="State">In words.</param>
/// <param name="Document">Where its document is, once there is one to read.</param>
public sealed record RunRow(string Name, string State, string Style, Link? Document, string? Reason);

/// <param name="Items">The files of the chosen state on this page.</param>
/// <param name="Filter">Null: all files.</param>
/// <param name="MayChange">Whether who asks may put files back to work.</param>
public sealed record RunPage(RunProgress Progress, Page<RunItem> Items, RunItemState? Filter, IReadOnlyList<FailureReason> Reasons, Paging Paging, bool MayChange)
{
    private static readonly (RunItemState State, string Code, string Label)[] Filters =
    [
        (RunItemState.Done, "moi", "mới"), (RunItemState.Duplicate, "trung", "đã có trong kho"), (RunItemState.Failed, "loi", "chưa đọc được"),
        (RunItemState.SetAside, "de-rieng", "để riêng"), (RunItemState.Waiting, "cho", "đang chờ"),
    ];

    public RunSummary Run => Progress.Run;

    public string Path => Address.Run(Run.Id);

    public bool IsRunning => Run.State == RunState.Running;

    public string State => StateOf(Run.State);

    /// <summary>12,5 văn bản mỗi giây.</summary>
    public string Rate => $"{Progress.DocumentsPerSecond:0.#}".Replace('.', ',');

    /// <summary>About how long the rest takes; null when it cannot be told.</summary>
    public TimeSpan? Left =>
        IsRunning && Progress.DocumentsPerSecond > 0 && Run.Done > 0 ? TimeSpan.FromSeconds((Run.Total - Run.Done) / Progress.DocumentsPerSecond) : null;

    public IReadOnlyList<Figure> Figures =>
    [
        new(Run.Total, "tệp"), new(Run.New, "văn bản mới"), new(Run.Duplicates, "đã có trong kho"), new(Run.Failed, "chưa đọc được"), new(Run.SetAside, "để riêng (mật)"),
    ];

    public IReadOnlyList<Link> Tabs =>
    [
        new($"Tất cả ({OfficialDate.Number(Run.Total)})", Path, Filter is null),
        .. Filters.Select(filter => (filter, Count: CountOf(filter.State))).Where(pair => pair.Count > 0 || pair.filter.State == Filter)
            .Select(pair => new Link($"{Words.Capital(pair.filter.Label)} ({OfficialDate.Number(pair.Count)})", $"{Path}?loai={pair.filter.Code}", pair.filter.State == Filter)),
    ];

    public IReadOnlyList<RunRow> Rows => [.. Items.Items.Select(RowOf)];

    public static string StateOf(RunState state) => state switch
    {
        RunState.Running => "đang nạp",
        RunState.Finished => "đã xong",
        _ => "đã dừng",
    };

    public static RunItemState? FilterOf(string? code) =>
        Filters.Where(filter => filter.Code == code).Select(filter => (RunItemState?)filter.State).FirstOrDefault();

    public static string? CodeOf(RunItemState? state) => Filters.FirstOrDefault(filter => filter.State == state).Code;

    private int CountOf(RunItemState state) => state switch
    {
        RunItemState.Done => Run.New,
        RunItemState.Duplicate => Run.Duplicates,
        RunItemState.Failed => Run.Failed,
        RunItemState.SetAside => Run.SetAside,
        _ => Run.Total - Run.Done,
    };

    private static RunRow RowOf(RunItem item)
    {
        var (state, style) = item.State switch
        {
            RunItemState.Done => ("đã nạp", ""),
            RunItemState.Duplicate => ("đã có trong kho", ""),
            RunItemState.Failed => ("chưa đọc được", "warn"),
            RunItemState.SetAside => ("để riêng, không đọc", "warn"),
            RunItemState.Working => ("đang đọc", "quiet"),
            _ => ("đang chờ", "quiet"),
        };
        var document = item.State is RunItemState.Done or RunItemState.Duplicate && item.DocumentId is { } id ? new Link("xem văn bản", Address.Document(id)) : null;
        return new RunRow(item.Locator, state, style, document, item.Reason);
    }
}

/// <param name="MayUpload">Whether who asks sits at the machine itself.</param>
/// <param name="Problem">Why the last upload was not taken; null when there was none.</param>
public sealed record IngestPage(Page<RunSummary> Runs, Paging Paging, bool MayUpload, IngestionLimits Limits, string? Problem)
{
    /// <summary>Types that the file dialogue offers; what is accepted is told by content.</summary>
    public const string Accepted = ".txt,.md,.html,.htm,.docx,.doc,.odt,.rtf,.pdf,.png,.jpg,.jpeg,.tif,.tiff,.zip";

    public string LargestFile => $"{Limits.LargestFileBytes >> 20} MB";
}
