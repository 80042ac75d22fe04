using System.Collections.Concurrent;

namespace DirectiveSearch.Crawlers.Fetching;

/// <summary>One request at a time for each host, and a pause after each; shared by all sources, since several may lie on one host.</summary>
public sealed class HostLanes(TimeProvider clock)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly ConcurrentDictionary<string, HostLane> lanes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for its turn.</summary>
    /// <param name="patience">A host that asked for a longer rest is not waited for.</param>
    /// <returns>The turn, to be disposed of; or how long the host still rests.</returns>
    public async Task<(HostTurn? Turn, TimeSpan Wait)> EnterAsync(string host, TimeSpan patience, CancellationToken cancellation)
    {
        var lane = lanes.GetOrAdd(host, _ => new HostLane());
        await lane.Door.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var rest = lane.NotBefore - clock.GetUtcNow();
            if (rest > patience)
            {
                lane.Door.Release();
                return (null, rest);
            }

            // A timer may fire a little early.
            for (; rest > TimeSpan.Zero; rest = lane.NotBefore - clock.GetUtcNow()) await Task.Delay(rest < Tick ? Tick : rest, clock, cancellation).ConfigureAwait(false);
            return (new HostTurn(lane, clock), TimeSpan.Zero);
        }
        catch
        {
            lane.Door.Release();
            throw;
        }
    }
}

/// <summary>The right to ask one host, until it is disposed of.</summary>
public sealed class HostTurn : IDisposable
{
    private readonly HostLane lane;
    private readonly TimeProvider clock;

    internal HostTurn(HostLane lane, TimeProvider clock) => (this.lane, this.clock) = (lane, clock);

    /// <summary>Nobody asks this host before that time has passed.</summary>
    public void RestFor(TimeSpan pause)
    {
        var until = clock.GetUtcNow() + pause;
        if (until > lane.NotBefore) lane.NotBefore = until;
    }

    public void Dispose() => lane.Door.Release();
}

/// <summary>What is known of a host: only who holds the door changes it.</summary>
internal sealed class HostLane
{
    public SemaphoreSlim Door { get; } = new(1);

    public DateTimeOffset NotBefore { get; set; }
}
