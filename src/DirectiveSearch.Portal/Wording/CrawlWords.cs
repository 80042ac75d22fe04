using DirectiveSearch.Archive;

namespace DirectiveSearch.Portal.Wording;

/// <summary>The portal's words for crawling.</summary>
public static class CrawlWords
{
    /// <summary>No single request takes so long: a run without a sign of life since then has lost its program.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(20);

    private static readonly (CrawlState State, string Code, string Words, string Style)[] States =
    [
        (CrawlState.Waiting, "cho", "đang chờ", "quiet"), (CrawlState.Held, "da-co", "đã có", ""), (CrawlState.Failed, "loi", "lỗi, sẽ hỏi lại", "warn"),
        (CrawlState.Refused, "khong-lay-duoc", "không lấy được", "warn"), (CrawlState.Gone, "khong-con", "không còn trên cổng", ""),
    ];

    private static readonly (CrawlRole Role, string Code, string Words)[] Roles =
        [(CrawlRole.Page, "trang", "trang văn bản"), (CrawlRole.File, "tep", "tệp đính kèm"), (CrawlRole.List, "danh-sach", "danh sách")];

    private static readonly (string Field, string Words)[] Fields =
    [
        ("number", "Số, ký hiệu"), ("issued", "Ngày ban hành"), ("type", "Loại văn bản"), ("issuer", "Cơ quan ban hành"), ("signer", "Người ký"), ("subject", "Trích yếu"),
        ("effective", "Ngày có hiệu lực"), ("expires", "Ngày hết hiệu lực"), ("status", "Tình trạng"), ("field", "Lĩnh vực"),
    ];

    public static IReadOnlyList<CrawlState> AllStates { get; } = [.. States.Select(row => row.State)];

    public static IReadOnlyList<CrawlRole> AllRoles { get; } = [.. Roles.Select(row => row.Role)];

    /// <summary>The fields of a portal in the order in which they are shown, by their names in the archive.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = [.. Fields.Select(row => row.Field)];

    public static string Field(string name) => Fields.FirstOrDefault(row => row.Field == name).Words ?? name;

    public static (string Words, string Style) Of(CrawlState state) => States.Where(row => row.State == state).Select(row => (row.Words, row.Style)).First();

    public static string Code(CrawlState state) => States.First(row => row.State == state).Code;

    /// <param name="code">From an address.</param>
    public static CrawlState? StateOf(string? code) => States.Where(row => row.Code == code).Select(row => (CrawlState?)row.State).FirstOrDefault();

    public static string Of(CrawlRole role) => Roles.First(row => row.Role == role).Words;

    public static string Code(CrawlRole role) => Roles.First(row => row.Role == role).Code;

    /// <param name="code">From an address.</param>
    public static CrawlRole? RoleOf(string? code) => Roles.Where(row => row.Code == code).Select(row => (CrawlRole?)row.Role).FirstOrDefault();

    public static string Of(CrawlMode mode) => mode switch { CrawlMode.Sweep => "quét toàn bộ", CrawlMode.Failures => "thử lại phần lỗi", _ => "thu thập phần mới" };

    /// <summary>How a run stands, and how that is drawn.</summary>
    public static (string Words, string Style) Of(CrawlRun? run, DateTimeOffset now) => run switch
    {
        null => ("chưa chạy lần nào", "quiet"),
        { State: CrawlRunState.Running } when IsLost(run, now) => ("mất liên lạc", "warn"),
        { State: CrawlRunState.Running, PauseAsked: true } => ("sắp tạm dừng", ""),
        { State: CrawlRunState.Running } => ("đang chạy", ""),
        { State: CrawlRunState.Paused } => ("tạm dừng", "warn"),
        { State: CrawlRunState.Stopped } => IsOrdinaryStop(run) ? ("dừng, lần sau làm tiếp", "") : ("dừng sớm", "warn"),
        _ => ("đã xong", ""),
    };

    public static bool IsLost(CrawlRun run, DateTimeOffset now) => run.State == CrawlRunState.Running && now - run.BeatAt > LongestSilence;

    /// <summary>It ended early as is usual: what one run may take was used up, the portal asked for a rest, or the program ended. Nobody need look at it.</summary>
    public static bool IsOrdinaryStop(CrawlRun run) =>
        run is { State: CrawlRunState.Stopped, ReasonCode: { } code } && (code is CrawlStops.CutOff or "waits" || code.StartsWith("budget-", StringComparison.Ordinal));

    /// <summary>People must look at it.</summary>
    public static bool IsTrouble(CrawlRun run, DateTimeOffset now) => run.Alarms > 0 || IsLost(run, now) || (run.State == CrawlRunState.Stopped && !IsOrdinaryStop(run));

    /// <summary>12 văn bản mới · 3 thay đổi · 1 không còn · 2 lỗi; what did not happen is left out.</summary>
    public static string Of(CrawlCounts counts)
    {
        var parts = new[]
        {
            Count(counts.Found, "trang mới"), Count(counts.New, "văn bản mới"), Count(counts.Changed, "thay đổi"), Count(counts.Gone, "không còn trên cổng"), Count(counts.Failed, "lỗi"),
        };
        return string.Join(" · ", parts.OfType<string>()) is { Length: > 0 } words ? words : "không có gì mới";
    }

    /// <summary>812 KB, 3,4 MB, 1,2 GB.</summary>
    public static string Amount(long bytes) => bytes switch
    {
        < 1 << 10 => $"{bytes} byte",
        < 1 << 20 => $"{bytes >> 10} KB",
        < 1 << 30 => $"{bytes / (double)(1 << 20):0.#} MB".Replace('.', ','),
        _ => $"{bytes / (double)(1 << 30):0.#} GB".Replace('.', ','),
    };

    /// <summary>Addresses in a minute; null while it cannot be told.</summary>
    public static double? PerMinute(CrawlCounts counts) => counts is { Asked: > 0, Milliseconds: > 0 } ? counts.Asked * 60_000d / counts.Milliseconds : null;

    /// <summary>28 địa chỉ mỗi phút; 0,4 địa chỉ mỗi phút.</summary>
    public static string? Rate(CrawlCounts counts) => PerMinute(counts) switch
    {
        null => null,
        >= 10 and var many => $"{OfficialDate.Number((long)Math.Round(many))} địa chỉ mỗi phút",
        var few => $"{few:0.#} địa chỉ mỗi phút".Replace('.', ','),
    };

    private static string? Count(int count, string words) => count == 0 ? null : $"{OfficialDate.Number(count)} {words}";
}
