using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Crawls;

/// <summary>The tabs of a source, named in the address by xem=.</summary>
public enum SourceTab
{
    Standing,
    Addresses,
    Runs,
}

/// <summary>What can be done with a source.</summary>
public sealed record SourceAction(string Code, string Label, bool Main);

/// <summary>An address as a row.</summary>
/// <param name="Href">Null where it cannot be opened: a form is sent there, or it is no address of the web.</param>
/// <param name="Document">Where what it holds is shown.</param>
public sealed record AddressLine(string Name, string Text, string? Href, string Role, (string Words, string Style) State, string? Reason, string Asked, Link? Document);

/// <summary>Addresses that failed for one reason.</summary>
public sealed record FailureLine(string What, string WayOut, string State, int Count, string Href);

/// <summary>A crawl of the source as a row.</summary>
public sealed record RunLine(Link Started, string Mode, (string Words, string Style) State, CrawlCounts Counts, int Alarms, string? Length, string? Reason);

/// <summary>What the page shows besides the standing, as far as its tab needs it.</summary>
/// <param name="Documents">What came of the addresses, by their ids.</param>
/// <param name="Readable">Those of the documents that readers may open.</param>
public sealed record SourceLists(
    IReadOnlyList<CrawlAlarm> Alarms, IReadOnlyList<CrawlFailures> Failures, Page<CrawlAddress>? Addresses, IReadOnlyDictionary<long, string> Documents, IReadOnlySet<string> Readable, Page<CrawlRun>? Runs);

/// <param name="Clock">What runs by the clock.</param>
/// <param name="MayAct">Whoever asks may operate, and a program that crawls listens.</param>
public sealed record SourcePage(CrawlStanding Standing, SourceTab Tab, SourceLists Lists, IReadOnlyList<ScheduleState> Clock, bool MayAct, DateTimeOffset Now)
{
    public const int Size = 50;

    /// <summary>Long lists cost the database more.</summary>
    private const int RefreshOfStanding = 3;
    private const int RefreshOfLists = 20;

    private const int MostAddress = 200;

    public CrawlAddressFilter Filter { get; init; } = new();

    /// <summary>Of the list that is shown.</summary>
    public int Number { get; init; } = 1;

    /// <summary>What was just done; null when nothing was.</summary>
    public string? Message { get; init; }

    /// <summary>Why what was asked for was not done.</summary>
    public string? Problem { get; init; }

    public CrawlSource Source => Standing.Source;

    public string Path => Address.Source(Source.Slug);

    public int RefreshSeconds => !IsRunning ? 0 : Tab == SourceTab.Standing ? RefreshOfStanding : RefreshOfLists;

    public bool IsRunning => Standing.Last is { State: CrawlRunState.Running };

    public CrawlPanel? Panel => Standing.Last is { } last ? new CrawlPanel(last, Lists.Alarms, Now) : null;

    public string StateCode => Standing.Last is { } last ? (CrawlWords.IsLost(last, Now) ? "lost" : last.PauseAsked ? "pausing" : Words.Code(last.State)) : "never";

    public IReadOnlyList<Link> Tabs =>
    [
        new("Tình hình", Path, Tab == SourceTab.Standing),
        new($"Địa chỉ ({OfficialDate.Number(Standing.Addresses.Values.Sum())})", $"{Path}?xem=dia-chi", Tab == SourceTab.Addresses),
        new("Các lần chạy", $"{Path}?xem=lan-chay", Tab == SourceTab.Runs),
    ];

    /// <summary>How it stands, in a sentence.</summary>
    public string Outlook => Standing.Last switch
    {
        null => Source.Fault is null ? "Chưa thu thập lần nào." : "Chưa thu thập được.",
        { State: CrawlRunState.Running } last when CrawlWords.IsLost(last, Now) =>
            $"Không có tín hiệu từ {OfficialDate.Moment(last.BeatAt)}: chương trình thu thập có thể đã dừng đột ngột. Lần chạy sau làm tiếp từ chỗ dừng, không mất gì.",
        { State: CrawlRunState.Running, PauseAsked: true } => "Sắp tạm dừng: chương trình dừng sau địa chỉ đang hỏi.",
        { State: CrawlRunState.Running } last =>
            $"Đang {CrawlWords.Of(last.Mode)}: đã hỏi {OfficialDate.Number(last.Counts.Asked)} địa chỉ, còn {OfficialDate.Number(Standing.Waiting)} đang chờ.",
        { State: CrawlRunState.Paused } last => $"Đang tạm dừng từ {OfficialDate.Moment(last.BeatAt)}, còn {OfficialDate.Number(Standing.Waiting)} địa chỉ chờ. Lịch không tự chạy tiếp cho đến khi có người cho chạy tiếp.",
        { State: CrawlRunState.Stopped, ReasonCode: CrawlStops.CutOff, Reason: not CrawlStops.CutOffWords } => $"Sắp chạy tiếp từ chỗ dừng, còn {OfficialDate.Number(Standing.Waiting)} địa chỉ chờ.",
        { State: CrawlRunState.Stopped } last => $"{(CrawlWords.IsOrdinaryStop(last) ? "Dừng" : "Dừng sớm")} lúc {OfficialDate.Moment(last.BeatAt)}: {last.Reason ?? "không rõ vì sao"}",
        var last => $"Lần gần nhất ({CrawlWords.Of(last.Mode)}) xong lúc {OfficialDate.Moment(last.BeatAt)}: {CrawlWords.Of(last.Counts)}.",
    };

    /// <summary>About how long the rest takes at this pace.</summary>
    public string? Left =>
        !IsRunning || Standing.Last is not { } last || CrawlWords.PerMinute(last.Counts) is not { } pace ? null
        : Standing.Waiting == 0 ? null : $"với tốc độ này còn {Duration.About(TimeSpan.FromMinutes(Standing.Waiting / pace))}, chưa kể những trang chưa biết";

    public IReadOnlyList<Figure> Holdings =>
    [
        new(Standing.Count(CrawlRole.Page, CrawlState.Held), "trang đã có"), new(Standing.Count(CrawlRole.File, CrawlState.Held), "tệp đã có"), new(Standing.Waiting, "đang chờ"),
        new(Standing.Failed, "không lấy được"), new(Standing.Count(CrawlRole.Page, CrawlState.Gone) + Standing.Count(CrawlRole.File, CrawlState.Gone), "không còn trên cổng"),
    ];

    /// <summary>Two lines of facts: where it is, how often and when it is asked.</summary>
    public IReadOnlyList<Fact> Facts => [.. new Fact?[]
    {
        Source.Delay > TimeSpan.Zero ? new Fact("Giãn cách", $"nghỉ {Source.Delay.TotalSeconds:0.#} giây sau mỗi lượt hỏi".Replace('.', ',')) : null,
        new Fact("Thu thập", Planned(ScheduleNames.Crawl + Source.Slug, Source.Cron)),
        new Fact("Quét toàn bộ", Planned(ScheduleNames.Sweep + Source.Slug, Source.SweepCron)),
    }.OfType<Fact>()];

    public IReadOnlyList<SourceAction> Actions
    {
        get
        {
            if (!MayAct) return [];
            if (Standing.Last is { State: CrawlRunState.Running } running && !CrawlWords.IsLost(running, Now)) return running.PauseAsked ? [] : [new(SourceActions.Pause, "Tạm dừng", false)];
            if (Source.Fault is not null) return [];
            if (Standing.Last is { State: CrawlRunState.Paused }) return [new(SourceActions.Resume, "Chạy tiếp", true)];
            var actions = new List<SourceAction> { new(SourceActions.Latest, "Thu thập ngay", true), new(SourceActions.Sweep, "Quét toàn bộ", false) };
            if (Standing.Failed > 0) actions.Add(new(SourceActions.Failures, $"Thử lại phần lỗi ({OfficialDate.Number(Standing.Failed)})", false));
            return actions;
        }
    }

    public IReadOnlyList<FailureLine> Failures => [.. Lists.Failures.Select(failure =>
    {
        var end = failure.Reason.IndexOf(". ", StringComparison.Ordinal);
        return new FailureLine(
            end < 0 ? failure.Reason : failure.Reason[..(end + 1)], end < 0 ? "" : failure.Reason[(end + 2)..], CrawlWords.Of(failure.State).Words, failure.Count,
            Address.SourceAddresses(Source.Slug, CrawlWords.Code(failure.State), null, failure.ReasonCode));
    })];

    public IReadOnlyList<AddressLine> Addresses => [.. (Lists.Addresses?.Items ?? []).Select(LineOf)];

    public IReadOnlyList<RunLine> Runs => [.. (Lists.Runs?.Items ?? []).Select(run => new RunLine(
        new Link(OfficialDate.Moment(run.StartedAt), Address.Run(run.Id)), CrawlWords.Of(run.Mode), CrawlWords.Of(run, Now), run.Counts, run.Alarms,
        run.Counts.Milliseconds > 0 ? Duration.Of(TimeSpan.FromMilliseconds(run.Counts.Milliseconds)) : null, run.Reason))];

    public Paging Paging => Tab == SourceTab.Runs
        ? ListPage.Of(Number, Lists.Runs?.Total ?? 0, $"{Path}?xem=lan-chay", Size)
        : ListPage.Of(Number, Lists.Addresses?.Total ?? 0, Address.SourceAddresses(Source.Slug, StateCodeOf(Filter.State), RoleCodeOf(Filter.Role), Filter.ReasonCode), Size);

    public static SourceTab TabOf(string? code) => code switch { "dia-chi" => SourceTab.Addresses, "lan-chay" => SourceTab.Runs, _ => SourceTab.Standing };

    public static string? StateCodeOf(CrawlState? state) => state is { } known ? CrawlWords.Code(known) : null;

    public static string? RoleCodeOf(CrawlRole? role) => role is { } known ? CrawlWords.Code(known) : null;

    /// <summary>An address of the web that can be opened from a page; null otherwise.</summary>
    public static string? HrefOf(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : null;

    private string Planned(string name, string? cron) =>
        SourceListPage.NextOf(Clock, name) is { } next ? $"{CronWords.Of(cron ?? Clock.First(schedule => schedule.Name == name).Cron)}, lần tới {next}"
        : cron is null ? "không theo lịch" : CronWords.Of(cron);

    private AddressLine LineOf(CrawlAddress address)
    {
        var role = address.Role == CrawlRole.List ? $"{CrawlWords.Of(address.Role)}, trang {OfficialDate.Number(address.Number)}" : CrawlWords.Of(address.Role);
        var shown = address.Request.Address.Length > MostAddress ? address.Request.Address[..MostAddress] + "…" : address.Request.Address;
        var document = !Lists.Documents.TryGetValue(address.Id, out var id) ? null : Lists.Readable.Contains(id) ? new Link("xem văn bản", Address.Document(id)) : new Link("lịch sử xử lý", Address.History(id));
        return new AddressLine(
            address.Name ?? address.Fields.GetValueOrDefault("number") ?? "", shown, address.Request.Body is null ? HrefOf(address.Request.Address) : null, role,
            CrawlWords.Of(address.State), address.State is CrawlState.Failed or CrawlState.Refused or CrawlState.Gone ? address.Reason : null,
            address.AskedAt is { } at ? OfficialDate.Moment(at) : "chưa hỏi", document);
    }
}

/// <summary>A line of the head.</summary>
public sealed record Fact(string Name, string Value);

/// <summary>What the forms of a source's page ask for.</summary>
public static class SourceActions
{
    public const string Latest = "thu-thap";
    public const string Sweep = "quet";
    public const string Failures = "thu-lai";
    public const string Pause = "tam-dung";
    public const string Resume = "chay-tiep";

    /// <summary>What is said when it was done; null: there is no such thing to do.</summary>
    public static string? Done(string? code) => code switch
    {
        Latest => "Đã cho thu thập phần mới của nguồn này.",
        Sweep => "Đã cho quét toàn bộ nguồn này: mọi trang danh sách, và hỏi lại tất cả những gì đã có.",
        Failures => "Đã cho thử lại phần lỗi.",
        Pause => "Đã yêu cầu tạm dừng; chương trình dừng sau địa chỉ đang hỏi.",
        Resume => "Đã cho chạy tiếp từ chỗ dừng.",
        _ => null,
    };
}
