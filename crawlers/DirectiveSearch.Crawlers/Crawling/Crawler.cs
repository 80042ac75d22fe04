using DirectiveSearch.Archive;
using DirectiveSearch.Crawlers.Fetching;
using DirectiveSearch.Ingestion;

namespace DirectiveSearch.Crawlers.Crawling;

/// <summary>How a run is to be made.</summary>
public sealed record CrawlOrder(Source Source, CrawlMode Mode, CrawlBudget Budget);

/// <param name="Run">The one that was made, or the one that stands in its way.</param>
public sealed record CrawlOutcome(CrawlBeginning Beginning, CrawlRun Run);

/// <summary>Crawls one source: asks for one address after the other and records each answer in one transaction, so that it may be killed at any moment.</summary>
public sealed class Crawler(ArchiveStore archive, Ingester ingester, Heartbeat heartbeat, PoliteFetcher fetcher, TimeProvider time)
{
    /// <summary>Instruments that are looked for first in one run.</summary>
    private const int MostWanted = 20;

    /// <summary>A number that was not found is not looked for sooner.</summary>
    private static readonly TimeSpan BetweenSearches = TimeSpan.FromDays(7);

    private readonly Visit visit = new(archive, ingester, fetcher, time);

    /// <param name="progress">After each address.</param>
    public async Task<CrawlOutcome> RunAsync(CrawlOrder order, IProgress<CrawlRun> progress, CancellationToken cancellation)
    {
        await heartbeat.StartAsync(cancellation).ConfigureAwait(false);
        // A program that was killed on this machine is known to be dead at once, and its run goes on.
        await Patience.AskAsync(() => archive.Workers.ForgetAsync(heartbeat.Options.Lease, cancellation), cancellation).ConfigureAwait(false);
        var source = order.Source;
        var described = new CrawlSource(source.Slug, source.Name, source.Lists[0].Address.AbsoluteUri, source.Delay, null, null, null);
        var begins = order.Mode == CrawlMode.Failures ? [] : await BeginningsAsync(order, cancellation).ConfigureAwait(false);
        var (run, beginning) = await Patience.AskAsync(
            () => archive.Crawls.BeginAsync(described, order.Mode, begins, heartbeat.Options.Lease, cancellation), cancellation).ConfigureAwait(false);
        var standing = (await archive.Crawls.FindRunAsync(run, cancellation).ConfigureAwait(false))!;
        if (beginning is CrawlBeginning.Busy or CrawlBeginning.Paused) return new CrawlOutcome(beginning, standing);
        progress.Report(standing);
        await EndAsync(standing, stop => GoAsync(new Crawl(run, source, standing.Mode, order.Budget), standing, progress, stop), cancellation).ConfigureAwait(false);
        return new CrawlOutcome(beginning, (await archive.Crawls.FindRunAsync(run, CancellationToken.None).ConfigureAwait(false))!);
    }

    private async Task<IReadOnlyList<CrawlTarget>> BeginningsAsync(CrawlOrder order, CancellationToken cancellation)
    {
        var first = Lists.Beginnings(order.Source, order.Mode);
        if (order.Source.Search is null || order.Mode == CrawlMode.Sweep) return first;
        var wanted = await archive.Instruments.WantedAsync(0, MostWanted, cancellation).ConfigureAwait(false);
        var searches = Lists.Searches(order.Source, wanted.Select(instrument => instrument.Number));
        var known = await archive.Crawls.KnownAsync(order.Source.Slug, searches.Select(search => search.Key), cancellation).ConfigureAwait(false);
        var since = time.GetUtcNow() - BetweenSearches;
        return [.. searches.Where(search => !known.TryGetValue(search.Key, out var before) || before.AskedAt is not { } at || at < since), .. first];
    }

    /// <summary>Whatever ends a run is written down.</summary>
    private async Task EndAsync(CrawlRun run, Func<CancellationToken, Task<(CrawlRunState State, string? Code, string? Reason)>> go, CancellationToken cancellation)
    {
        (CrawlRunState State, string? Code, string? Reason) end = (CrawlRunState.Stopped, CrawlStops.CutOff, CrawlStops.CutOffWords);
        try
        {
            end = await go(cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            end = (CrawlRunState.Stopped, "failed", CrawlReasons.Sentence("failed", failure.Message));
            throw;
        }
        finally
        {
            await Patience.AskAsync(() => archive.Crawls.EndAsync(run.Id, end.State, end.Code, end.Reason, CancellationToken.None), CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task<(CrawlRunState State, string? Code, string? Reason)> GoAsync(Crawl crawl, CrawlRun run, IProgress<CrawlRun> progress, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        var before = run.Counts;
        for (var watch = RunWatch.Start; ;)
        {
            if (run.PauseAsked) return (CrawlRunState.Paused, "paused", CrawlReasons.Sentence("paused"));
            var spent = run.Counts with { Requests = run.Counts.Requests - before.Requests, Bytes = run.Counts.Bytes - before.Bytes };
            var passed = time.GetElapsedTime(began);
            if (crawl.Budget.Exhausted(spent, passed) is { } exhausted) return (CrawlRunState.Stopped, exhausted.Code, CrawlReasons.Sentence(exhausted.Code, exhausted.Detail));
            var (address, wait) = await Patience.AskAsync(() => archive.Crawls.NextAsync(crawl.Source.Slug, cancellation), cancellation).ConfigureAwait(false);
            if (address is null)
            {
                if (wait is not { } until) return (CrawlRunState.Finished, null, null);
                if (until - time.GetUtcNow() is var pause && pause > crawl.Budget.Patience) return (CrawlRunState.Stopped, "waits", CrawlReasons.Sentence("waits"));
                await Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.FromMilliseconds(1), time, cancellation).ConfigureAwait(false);
                continue;
            }

            var answer = await visit.PayAsync(crawl, address, crawl.Budget.LimitsOf(address.Role, passed), cancellation).ConfigureAwait(false);
            watch = watch.After(answer);
            if (watch.Alarm(address.Request.Address) is { } alarm) answer = answer with { Alarms = [.. answer.Alarms, alarm] };
            var stop = watch.Stop(answer);
            if (stop is { } told) answer = answer with { Alarms = [.. answer.Alarms, told] };
            run = await Patience.AskAsync(() => archive.Crawls.RecordAsync(crawl.Run, answer, cancellation), cancellation).ConfigureAwait(false);
            progress.Report(run);
            if (stop is { } reason) return (CrawlRunState.Stopped, reason.Code, reason.Detail);
        }
    }
}
