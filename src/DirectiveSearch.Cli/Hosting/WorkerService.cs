using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Sample;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Search;

namespace DirectiveSearch.Cli.Hosting;

/// <param name="Sample">Whether an empty archive is filled with the sample corpus.</param>
internal sealed record WorkerOptions(bool Sample);

/// <summary>Works beside the portal or alone: on a shared archive with all others, on an embedded one as soon as no other process has the right to. Stops when the program is asked to, before the portal does.</summary>
internal sealed partial class WorkerService(
    Workspace workspace, WorkerOptions options, WritersRight right, StopRequest stop, ILogger<WorkerService> log) : BackgroundService
{
    private static readonly SearchRequest Everything = new(SearchQuery.Everything, [], SearchSort.Newest, 0, 0, []);

    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, stop.Asked);
        while (!ending.IsCancellationRequested)
        {
            using (var writer = workspace.Archive.TryAcquireWriter())
            {
                if (writer is not null) await WorkAsync(ending.Token);
            }

            await Task.Delay(Retry, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            using var holding = right.Hold();
            await OfferSampleAsync(cancellation);
            await Task.WhenAll(workspace.Worker.RunAsync(cancellation), FillEmptyAsync(cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // It was to end.
        }
#pragma warning disable CA1031 // Whatever stops the worker, the portal goes on and the worker is started again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogStopped(log, exception);
        }
    }

    private async Task FillEmptyAsync(CancellationToken cancellation)
    {
        try
        {
            await FillAsync(cancellation);
        }
        catch (Exception exception) when (exception is SearchSetupException or IndexVersionException or ArchiveUnavailableException)
        {
            // Found only now, since the server was away when the program started.
            workspace.Log.Tell(exception.Message);
        }
    }

    /// <summary>An index that was just created for an archive that is not empty, as when a server takes the embedded one's place, is built from it.</summary>
    private async Task FillAsync(CancellationToken cancellation)
    {
        if ((await workspace.Archive.CountAsync(cancellation)).Documents == 0 || !await IsEmptyAsync(cancellation)) return;
        using var alone = await workspace.Archive.TryAcquireReindexAsync(cancellation);
        if (alone is null || !await IsEmptyAsync(cancellation)) return;
        workspace.Log.Tell("Chỉ mục còn trống; đang lập từ kho …");
        await new Reindexer(workspace.Archive, TimeProvider.System, new Progress<ReindexProgress>()).RunAsync(workspace.Index.BuildAsync, cancellation);
        workspace.Log.Tell("Đã lập xong chỉ mục.");
    }

    private async Task<bool> IsEmptyAsync(CancellationToken cancellation)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                return (await workspace.Index.SearchAsync(Everything, cancellation)).Total == 0;
            }
            catch (SearchUnavailableException)
            {
                await Task.Delay(IndexPause.After(failures), cancellation);
            }
        }
    }

    private async Task OfferSampleAsync(CancellationToken cancellation)
    {
        if (!options.Sample || (await workspace.Archive.Runs.ListAsync(0, 1, cancellation)).Total > 0) return;
        await workspace.Ingester.OfferAsync("sample", "Dữ liệu mẫu", SampleCorpus.Stream(), cancellation);
    }

    [LoggerMessage(LogLevel.Error, "The worker stopped and is started again.")]
    private static partial void LogStopped(ILogger logger, Exception exception);
}
