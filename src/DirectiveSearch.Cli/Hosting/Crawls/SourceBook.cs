using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Crawlers;
using DirectiveSearch.Crawlers.SourceFiles;
using DirectiveSearch.Crawlers.Sources;

namespace DirectiveSearch.Cli.Hosting.Crawls;

/// <summary>The sources there are: those that come with the product, and the operator's own, read anew each time so that a file counts as soon as it is there.</summary>
/// <param name="Described">All of them, the files that are wrong among them, as pages show them.</param>
/// <param name="Faults">Of files, with their names.</param>
internal sealed record SourceBook(IReadOnlyList<Source> All, IReadOnlyList<CrawlSource> Described, IReadOnlyList<string> Faults)
{
    /// <summary>Under the data folder.</summary>
    public const string Folder = "sources";

    public const string NoContact = "Chưa khai --crawl-contact: địa chỉ thư điện tử hoặc trang web để bên quản trị cổng thông tin liên hệ khi cần. Chương trình gửi địa chỉ này kèm mọi yêu cầu.";

    public Source? Find(string slug) => All.FirstOrDefault(source => source.Slug == slug);

    public static SourceBook Read(ProgramSettings settings)
    {
        var (own, faults) = SourceFileReader.ReadFolder(Path.Combine(settings.Data, Folder));
        var wrong = faults.GroupBy(fault => fault[..fault.IndexOf(':')])
            .Select(file => new CrawlSource(SlugOf(file.Key), file.Key, "", TimeSpan.Zero, null, null, string.Join(' ', file.Select(fault => fault[(file.Key.Length + 2)..]))));
        return new SourceBook(
            [.. AllSources.Known, .. own],
            [.. AllSources.Known.Select(source => Describe(source, settings, settings.Crawl.Sources.Contains(source.Slug))), .. own.Select(source => Describe(source, settings, true)), .. wrong],
            faults);
    }

    /// <summary>Of a file that is wrong; never that of a source which comes with the product.</summary>
    private static string SlugOf(string file) => Path.GetFileNameWithoutExtension(file) is var name && AllSources.Known.All(source => source.Slug != name) ? name : file;

    private static CrawlSource Describe(Source source, ProgramSettings settings, bool byTheClock)
    {
        var (cron, sweep) = (source.Schedule ?? settings.Crawl.Schedule, source.SweepSchedule ?? settings.Crawl.SweepSchedule);
        var fault = settings.Crawl.Contact is null ? NoContact : Fault("schedule", cron) ?? Fault("sweep-schedule", sweep);
        var runs = byTheClock && fault is null;
        return new CrawlSource(source.Slug, source.Name, source.Lists[0].Address.AbsoluteUri, source.Delay, runs ? Set(cron) : null, runs ? Set(sweep) : null, fault);
    }

    private static string? Set(string? cron) => cron is { Length: > 0 } ? cron : null;

    private static string? Fault(string entry, string? cron) => cron is not null && ScheduleSettings.FaultOf(cron) is { } allowed ? $"{entry} không phải giờ chạy hợp lệ: phải là {allowed}." : null;
}
