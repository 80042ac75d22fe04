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

/// <summary>Asks archive and index at once, each within a bounded time.</summary>
public sealed class Readiness(ArchiveStore archive, ISearchIndex index, SearchOutage outage)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);
    private static readonly SearchRequest Anything = new(SearchQuery.Everything, [], SearchSort.Newest, 0, 1, []);

    public async Task<(Answer Archive, Answer Index)> AskAsync(CancellationToken cancellation)
    {
        var answers = await Task.WhenAll(
            AskAsync(stop => archive.CountAsync(stop), cancellation),
            AskAsync(stop => index.SearchAsync(Anything, stop), cancellation));
        if (answers[1] == Answer.Ok) outage.Over();
        return (answers[0], answers[1]);
    }

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
            return outage.Explains(failure) ? failure is SearchUnavailableException ? Answer.Unavailable : Answer.Setup : Answer.Error;
        }
    }
}
