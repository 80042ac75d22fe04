using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Crawlers;
using DirectiveSearch.Crawlers.Crawling;
using DirectiveSearch.Crawlers.Fetching;

namespace DirectiveSearch.Cli.Hosting.Crawls;

/// <summary>Crawls sources in this program; several at once, but never one host twice.</summary>
internal sealed class CrawlWork(ProgramSettings settings, Workspace workspace)
{
    private readonly HostLanes lanes = new(TimeProvider.System);

    /// <exception cref="CallException">No contact is set.</exception>
    public async Task<CrawlOutcome> RunAsync(Source source, CrawlMode mode, IProgress<CrawlRun> progress, CancellationToken cancellation)
    {
        using var fetcher = Fetcher(settings, source, lanes);
        var crawler = new Crawler(workspace.Archive, workspace.Ingester, workspace.Heartbeat, fetcher, TimeProvider.System);
        return await crawler.RunAsync(new CrawlOrder(source, mode, settings.Crawl.Budget), progress, cancellation);
    }

    /// <exception cref="CallException">No contact is set.</exception>
    public static PoliteFetcher Fetcher(ProgramSettings settings, Source source, HostLanes lanes)
    {
        var contact = settings.Crawl.Contact ?? throw new CallException(ExitCode.WrongCall, SourceBook.NoContact);
        return new PoliteFetcher(new FetcherOptions(contact, source.Delay, settings.Crawl.Budget.Patience, source.Tls, settings.Crawl.Loopback), lanes, TimeProvider.System);
    }

    /// <summary>What came of a run, for the log and the list of schedules.</summary>
    public static string Describe(CrawlOutcome outcome)
    {
        var counts = outcome.Run.Counts;
        return outcome.Beginning switch
        {
            CrawlBeginning.Busy => "Nguồn đang được thu thập bởi một lượt khác.",
            CrawlBeginning.Paused => "Nguồn đang tạm dừng; bấm Chạy tiếp trên trang của nguồn để thu thập lại.",
            _ => $"Đã hỏi {counts.Asked} địa chỉ: {counts.New} văn bản mới, {counts.Changed} thay đổi, {counts.Gone} không còn, {counts.Failed} lỗi."
                + (outcome.Run.Alarms > 0 ? $" {outcome.Run.Alarms} cảnh báo." : "") + (outcome.Run.Reason is { } reason ? $" {reason}" : ""),
        };
    }
}
