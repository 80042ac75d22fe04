using DirectiveSearch.Archive;
using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Outages;

/// <summary>How a part of the program answers.</summary>
public enum Answer
{
    Ok,
    /// <summary>Away for the moment.</summary>
    Unavailable,
    /// <summary>It cannot be used as it is set up.</summary>
    Setup,
    /// <summary>Not within the time that is given.</summary>
    Timeout,
    Error,
}

/// <summary>How the archive's schema stands to the one that this program knows.</summary>
public enum Migrations
{
    Ok,
    /// <summary>The archive was brought back from an older copy under a running program, which must be started anew.</summary>
    Older,
    /// <summary>A later program has been started beside this one, which goes on until it is replaced.</summary>
    Newer,
    Unknown,
}

/// <param name="Stopping">The program was asked to stop: it answers what it is asked, and is to be asked no more.</param>
public sealed record ReadinessReport(Answer Archive, Answer Index, Migrations Migrations, bool Stopping)
{
    public bool IsReady => !Stopping && Migrations is Migrations.Ok or Migrations.Newer && (Archive, Index) is (Answer.Ok, Answer.Ok);
}

/// <summary>Asks archive and index at once, each within a bounded time.</summary>
public sealed class Readiness(ArchiveStore archive, ISearchIndex index, Outage outage)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);
    private static readonly SearchRequest Anything = new(SearchQuery.Everything, [], SearchSort.Newest, 0, 1, []);
    private volatile bool stopping;

    /// <summary>From now on the program is not ready.</summary>
    public void Stop() => stopping = true;

    public async Task<ReadinessReport> AskAsync(CancellationToken cancellation)
    {
        var migrations = Migrations.Unknown;
        var answers = await Task.WhenAll(
            AskAsync(async stop => migrations = Standing(await archive.DescribeAsync(stop)), cancellation),
            AskAsync(stop => index.SearchAsync(Anything, stop), cancellation));
        if (answers[0] == Answer.Ok) outage.Over(AwayPart.Archive);
        if (answers[1] == Answer.Ok) outage.Over(AwayPart.Index);
        return new(answers[0], answers[1], answers[0] == Answer.Ok ? migrations : Migrations.Unknown, stopping);
    }

    private static Migrations Standing(ArchiveDescription found) =>
        found.Schema == found.Known ? Migrations.Ok : found.Schema > found.Known ? Migrations.Newer : Migrations.Older;

    private async Task<Answer> AskAsync(Func<CancellationToken, Task> ask, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        try
        {
            await Task.Run(() => ask(limit.Token), limit.Token).WaitAsync(limit.Token);
            return Answer.Ok;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Answer.Timeout;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return outage.Of(failure) is null ? Answer.Error : failure is SearchUnavailableException or ArchiveUnavailableException ? Answer.Unavailable : Answer.Setup;
        }
    }
}
