using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Portal.Wording;

/// <summary>The portal's words for background work.</summary>
public static class JobWords
{
    private static readonly (WorkStep Step, string Code, string Name)[] Steps =
    [
        (WorkStep.Convert, "chuyen-doi", "Chuyển đổi tệp"), (WorkStep.Extract, "doc", "Đọc nội dung"),
        (WorkStep.Resolve, "doi-chieu", "Đối chiếu viện dẫn"), (WorkStep.Index, "chi-muc", "Ghi chỉ mục"),
    ];

    private static readonly (string Prefix, string Words)[] Crawls =
        [(ScheduleNames.Crawl, "Thu thập nguồn"), (ScheduleNames.Sweep, "Quét toàn bộ nguồn"), (ScheduleNames.Retry, "Thử lại phần lỗi của nguồn")];

    public static string Of(WorkStep step) => Steps.First(row => row.Step == step).Name;

    public static string Code(WorkStep step) => Steps.First(row => row.Step == step).Code;

    /// <param name="code">From an address.</param>
    public static WorkStep? StepOf(string? code) => Steps.Where(row => row.Code == code).Select(row => (WorkStep?)row.Step).FirstOrDefault();

    /// <summary>What a program is, by its verb.</summary>
    public static string Program(string verb) => verb switch
    {
        "serve" => "Cổng tra cứu",
        "portal" => "Cổng tra cứu, không xử lý",
        "work" => "Trình xử lý",
        "ingest" => "Lệnh nạp tài liệu",
        _ => $"Lệnh {verb}",
    };

    /// <summary>What runs by the clock, by its name in the archive.</summary>
    public static string Schedule(string name) => name switch
    {
        ScheduleNames.Housekeeping => "Dọn dẹp định kỳ",
        ScheduleNames.IndexComparison => "Đối chiếu chỉ mục với kho",
        ScheduleNames.Upkeep => "Bảo dưỡng cơ sở dữ liệu",
        ScheduleNames.Backup => "Sao lưu",
        _ => Crawls.Where(crawl => name.StartsWith(crawl.Prefix, StringComparison.Ordinal)).Select(crawl => $"{crawl.Words} {name[crawl.Prefix.Length..]}").FirstOrDefault() ?? name,
    };

    public static bool IsCrawl(string schedule) => Crawls.Any(crawl => schedule.StartsWith(crawl.Prefix, StringComparison.Ordinal));

    /// <summary>Why dead letters of a group are dead and what to do; for several of them without what is said of one.</summary>
    public static string Of(FailureGroup group) => group.Count > 1 && Reason.General(group.ReasonCode) is { } general ? general : group.Reason;

    /// <summary>The beginning of a reason, short enough for a list to choose from.</summary>
    public static string Heading(string reason)
    {
        var end = new[] { ". ", "; ", ": ", " (" }.Select(sign => reason.IndexOf(sign, StringComparison.Ordinal)).Where(at => at > 0).DefaultIfEmpty(reason.Length).Min();
        return reason[..end].TrimEnd('.');
    }
}
