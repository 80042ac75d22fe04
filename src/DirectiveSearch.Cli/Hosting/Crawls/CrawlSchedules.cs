using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Hosting.Schedules;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Ingestion;

namespace DirectiveSearch.Cli.Hosting.Crawls;

/// <summary>What the clock knows of crawls: for each source one schedule for the latest, one for sweeps, and one for failures, which only people ask for.</summary>
internal sealed class CrawlSchedules(ProgramSettings settings, Workspace workspace)
{
    private readonly CrawlWork work = new(settings, workspace);

    /// <summary>As they are now.</summary>
    public SourceBook Sources => SourceBook.Read(settings);

    public IReadOnlyList<Schedule> Of(SourceBook sources) =>
        [.. sources.Described.Where(described => described.Fault is null && sources.Find(described.Slug) is not null).SelectMany(Of)];

    public static string NameOf(string slug, CrawlMode mode) => (mode switch { CrawlMode.Latest => ScheduleNames.Crawl, CrawlMode.Sweep => ScheduleNames.Sweep, _ => ScheduleNames.Retry }) + slug;

    /// <summary>Schedules of sources whose last run was cut off, as by the end of the program.</summary>
    public async Task<IReadOnlyList<string>> CutOffAsync(CancellationToken cancellation) =>
        [.. (await workspace.Archive.Crawls.SourcesAsync(cancellation))
            .Where(standing => standing is { Source.Fault: null, Last: { State: CrawlRunState.Running } or { State: CrawlRunState.Stopped, ReasonCode: CrawlStops.CutOff } })
            .Select(standing => NameOf(standing.Source.Slug, standing.Last!.Mode))];

    private IEnumerable<Schedule> Of(CrawlSource described)
    {
        Schedule One(CrawlMode mode, string? cron) => new(NameOf(described.Slug, mode), cron, cancellation => RunAsync(described.Slug, mode, cancellation));
        return [One(CrawlMode.Latest, described.Cron), One(CrawlMode.Sweep, described.SweepCron), One(CrawlMode.Failures, null)];
    }

    private async Task<string> RunAsync(string slug, CrawlMode mode, CancellationToken cancellation)
    {
        var source = SourceBook.Read(settings).Find(slug) ?? throw new InvalidOperationException($"Không còn nguồn “{slug}”.");
        return CrawlWork.Describe(await work.RunAsync(source, mode, new Progress<CrawlRun>(), cancellation));
    }
}
