using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Tests.Archive;

namespace DirectiveSearch.Tests.Portal;

/// <summary>A portal over an archive that was filled by crawls: one source that runs, one that failed, one that never ran.</summary>
internal sealed class CrawlScene : IAsyncDisposable
{
    public const string Busy = "hung-loc";
    public const string Broken = "van-an";

    private CrawlScene()
    {
    }

    public UploadScene Portal { get; private set; } = null!;

    public ArchiveStore Archive => Portal.Archive;

    public CrawlScript Running { get; private set; } = null!;

    /// <summary>What the pages asked the programs that crawl.</summary>
    public List<(string Slug, CrawlMode Mode, bool Resume)> Asked { get; } = [];

    /// <summary>What the next question is answered with.</summary>
    public string? Fault { get; set; }

    /// <summary>Of the plan whose page the portal has and that the portal dates otherwise.</summary>
    public string Document { get; private set; } = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<CrawlScene> OpenAsync(bool listens = true)
    {
        var scene = new CrawlScene();
        scene.Portal = await UploadScene.OpenAsync(null, listens ? new CrawlRunner((slug, mode, resume, _) =>
        {
            scene.Asked.Add((slug, mode, resume));
            return Task.FromResult(scene.Fault);
        }) : null);
        await scene.FillAsync();
        return scene;
    }

    public async Task<string> TextAsync(string path) => Plain(await Portal.ReadAsync(path));

    public static string Plain(string page) =>
        string.Join(' ', System.Text.RegularExpressions.Regex.Replace(System.Net.WebUtility.HtmlDecode(page), "<[^>]+>", " ", System.Text.RegularExpressions.RegexOptions.NonBacktracking).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(" .", ".", StringComparison.Ordinal);

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    private async Task FillAsync()
    {
        Running = new CrawlScript(Archive, Busy);
        var broken = new CrawlScript(Archive, Broken);
        await Archive.Crawls.PlanAsync(
            [
                Running.Source with { Name = "Cổng thông tin điện tử huyện Hưng Lộc" }, broken.Source with { Name = "Công báo tỉnh Văn An <b>", SweepCron = null },
                Running.Source with { Slug = "chua-chay", Name = "Trang văn bản Sở Nội vụ", Fault = "Tệp chua-chay.yaml, dòng 3: không có kiểu cổng “sharepont”. Các kiểu: sharepoint, liferay." },
            ],
            Stop);
        var next = DateTimeOffset.UtcNow.AddHours(3);
        await Archive.Schedules.PlanAsync([($"crawl-{Busy}", "0 0 5 * * ?", next), ($"sweep-{Busy}", "0 0 1 1 * ?", next.AddDays(9)), ($"crawl-{Broken}", "0 30 5 * * ?", next)], Stop);

        await broken.BeginAsync(CrawlMode.Sweep, broken.Target("ds", CrawlRole.List));
        await broken.RecordAsync("ds", [.. Enumerable.Range(1, 4).Select(number => broken.Target($"vb-{number}"))]);
        foreach (var number in Enumerable.Range(1, 3))
            await broken.RecordAsync(await broken.AnswerAsync($"vb-{number}", CrawlState.Failed) with
            {
                Counts = CrawlScript.One with { Failed = 1 }, ReasonCode = "timeout", Reason = "Quá thời gian cho phép (60 giây) mà máy chủ chưa gửi xong. Lần chạy sau sẽ tải lại.",
                Alarms = [("layout", "Trang danh sách không còn bảng văn bản như trước: mẫu trang có thể đã đổi. Hãy chạy ./run crawl van-an --dry-run rồi sửa tệp của nguồn.")],
            });
        await broken.EndAsync(CrawlRunState.Stopped, "layout", "Mẫu trang không còn khớp nên dừng để không ghi sai.");

        await Running.BeginAsync(CrawlMode.Latest, Running.Target("ds", CrawlRole.List));
        await Running.RecordAsync("ds", [.. Enumerable.Range(1, 60).Select(number => Running.Target($"van-ban/{number}"))]);
        await Running.RecordAsync(await Running.AnswerAsync("van-ban/1") with
        {
            Counts = CrawlScript.One with { Bytes = 3 << 20, Milliseconds = 2500 },
            Reading = CrawlScript.Reading("1", ("number", "12 /KH-UBND"), ("issued", "06/02/2021"), ("type", "Kế hoạch"), ("issuer", "UBND tỉnh"), ("status", "Còn hiệu lực <i>")),
            Targets = [Running.Target("tep/1.txt", CrawlRole.File)],
        });
        await Running.RecordAsync(await Running.AnswerAsync("tep/1.txt") with { Files = [await Running.FileAsync("https://hung-loc.example/tep/1.txt", UploadScene.Plan)] });
        Document = (await Running.AddressAsync("tep/1.txt")).DocumentId!;
        await Portal.WorkAsync();
    }
}
