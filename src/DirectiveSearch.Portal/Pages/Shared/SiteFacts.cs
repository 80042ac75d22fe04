using DirectiveSearch.Archive;

namespace DirectiveSearch.Portal.Pages;

/// <summary>What stands at the foot of every page.</summary>
public sealed record SiteState(Statistics Counts, DateTimeOffset? ChangedAt, bool HoldsSample);

/// <summary>Reads the state of the archive at most every few seconds, however many pages are asked for.</summary>
public sealed class SiteFacts(ArchiveStore archive, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);
    private (SiteState State, long At)? last;

    public async Task<SiteState> ReadAsync(CancellationToken cancellation)
    {
        if (last is { } known && time.GetElapsedTime(known.At) < Fresh) return known.State;
        var state = new SiteState(
            await archive.CountAsync(cancellation), await archive.ChangedAtAsync(cancellation), await archive.HoldsSampleAsync(cancellation));
        last = (state, time.GetTimestamp());
        return state;
    }
}
