using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Sample;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Search;

namespace DirectiveSearch.Cli.Hosting;

/// <param name="Sample">Whether an empty archive is filled with the sample corpus.</param>
internal sealed record WorkerOptions(bool Sample);

/// <summary>Works for the folder beside the portal, as soon as no other process has the right to.</summary>
internal sealed partial class WorkerService(
    ProgramSettings settings, ArchiveStore archive, ISearchIndex index, Ingester ingester, Worker worker, WorkerOptions options, ILogger<WorkerService> log) : BackgroundService
{
    private static readonly SearchRequest Everything = new(SearchQuery.Everything, [], SearchSort.Newest, 0, 0, []);

    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(Retry);
        do
        {
            using var right = archive.TryAcquireWriter();
            if (right is null) continue;
            try
            {
                await OfferSampleAsync(stoppingToken);
                await Task.WhenAll(worker.RunAsync(stoppingToken), FillEmptyAsync(stoppingToken));
            }
#pragma warning disable CA1031 // Whatever stops the worker, the portal goes on and the worker is started again.
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                LogStopped(log, exception);
            }
        }
        while (await ticks.WaitForNextTickAsync(stoppingToken));
    }

    private async Task FillEmptyAsync(CancellationToken cancellation)
    {
        try
        {
            await FillAsync(cancellation);
        }
        catch (Exception exception) when (exception is SearchSetupException or IndexVersionException)
        {
            // Found only now, since the server was away when the program started.
            await Console.Error.WriteLineAsync(exception.Message);
        }
    }

    /// <summary>An index that was just created for an archive that is not empty, as when a server takes the embedded one's place, is built from it.</summary>
    private async Task FillAsync(CancellationToken cancellation)
    {
        if ((await archive.CountAsync(cancellation)).Documents == 0 || !await IsEmptyAsync(cancellation)) return;
        using var right = Reindexer.TryAcquire(settings.Data);
        if (right is null) return;
        await Console.Error.WriteLineAsync("Chỉ mục còn trống; đang lập từ kho …");
        await new Reindexer(archive, TimeProvider.System, new Progress<ReindexProgress>()).RunAsync(index.BuildAsync, cancellation);
        await Console.Error.WriteLineAsync("Đã lập xong chỉ mục.");
    }

    private async Task<bool> IsEmptyAsync(CancellationToken cancellation)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                return (await index.SearchAsync(Everything, cancellation)).Total == 0;
            }
            catch (SearchUnavailableException)
            {
                await Task.Delay(IndexPause.After(failures), cancellation);
            }
        }
    }

    private async Task OfferSampleAsync(CancellationToken cancellation)
    {
        if (!options.Sample || (await archive.Runs.ListAsync(0, 1, cancellation)).Total > 0) return;
        await ingester.OfferAsync("sample", "Dữ liệu mẫu", SampleCorpus.Stream(), cancellation);
    }

    [LoggerMessage(LogLevel.Error, "The worker stopped and is started again.")]
    private static partial void LogStopped(ILogger logger, Exception exception);
}
