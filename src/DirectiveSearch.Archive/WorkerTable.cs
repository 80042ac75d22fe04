using System.Diagnostics;

namespace DirectiveSearch.Archive;

/// <summary>A program that works or serves.</summary>
/// <param name="Id">Of one start of the program on one archive.</param>
/// <param name="Stopping">It takes nothing more and ends soon.</param>
public sealed record WorkerRecord(
    string Id, string Machine, int ProcessId, string Verb, string Version, DateTimeOffset StartedAt, DateTimeOffset HeartbeatAt, bool Stopping);

/// <summary>The programs that work or serve, known by their heartbeat; one without it for three leases is dead.</summary>
public sealed class WorkerTable
{
    public const int LeasesToDeath = 3;

    /// <summary>How long the dead are still listed.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private readonly Database database;
    private readonly string self;
    private readonly TimeProvider time;

    internal WorkerTable(Database database, string self, TimeProvider time)
    {
        this.database = database;
        this.self = self;
        this.time = time;
    }

    /// <summary>An id for this start of the program.</summary>
    internal static string NewId() => $"{Environment.MachineName}-{Environment.ProcessId}-{Convert.ToHexStringLower(Guid.NewGuid().ToByteArray()[..4])}";

    /// <summary>A heartbeat is a sign of life when it came after this time (Unix milliseconds).</summary>
    internal static long Alive(DateTimeOffset now, TimeSpan lease) => Stored.Time(now - (LeasesToDeath * lease));

    /// <summary>Says that this program lives; registers it at the first time.</summary>
    /// <param name="verb">serve, work, ingest …</param>
    /// <param name="version">Of the program.</param>
    public Task BeatAsync(string verb, string version, bool stopping, CancellationToken cancellation) => database.ChangeAsync(
        session => session.ExecuteAsync(
            """
            INSERT INTO workers (id, machine, process_id, verb, version, started_at, heartbeat_at, stopping)
            VALUES (@Self, @Machine, @ProcessId, @Verb, @Version, @Now, @Now, @Stopping)
            ON CONFLICT (id) DO UPDATE SET heartbeat_at = excluded.heartbeat_at, stopping = excluded.stopping
            """,
            new
            {
                Self = self,
                Machine = Environment.MachineName,
                Environment.ProcessId,
                Verb = verb,
                Version = version,
                Now = Stored.Time(time.GetUtcNow()),
                Stopping = Stored.Flag(stopping),
            }),
        cancellation);

    /// <summary>This program ends.</summary>
    public Task RemoveAsync(CancellationToken cancellation) => database.ChangeAsync(
        session => session.ExecuteAsync("DELETE FROM workers WHERE id = @Self", new { Self = self }), cancellation);

    /// <summary>All that are known, the dead of the last hour too, the oldest first.</summary>
    public async Task<IReadOnlyList<WorkerRecord>> ListAsync(CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await ReadAsync(session);
    }

    internal static async Task<IReadOnlyList<WorkerRecord>> ReadAsync(Session session) =>
        [.. (await session.QueryAsync<WorkerRow>("SELECT id, machine, process_id, verb, version, started_at, heartbeat_at, stopping FROM workers ORDER BY started_at, id")).Select(row => row.ToRecord())];

    /// <summary>Forgets who is long dead, and what was done long ago. Where all programs run on one machine, those that are gone from it are known to be dead at once.</summary>
    public async Task ForgetAsync(TimeSpan lease, CancellationToken cancellation)
    {
        var gone = database.IsShared ? [] : (await ListAsync(cancellation)).Where(IsGone).Select(worker => worker.Id).ToList();
        var now = time.GetUtcNow();
        await database.ChangeAsync(
            async session =>
            {
                await session.ExecuteInAsync(
                    "UPDATE workers SET heartbeat_at = @Dead WHERE heartbeat_at > @Dead AND id IN @Keys", gone, keys => new { Keys = keys, Dead = Alive(now, lease) });
                await session.ExecuteAsync("DELETE FROM workers WHERE heartbeat_at < @Long", new { Long = Alive(now - Remembered, lease) });
                await WorkDone.ForgetAsync(session, now);
            },
            cancellation);
    }

    private static bool IsGone(WorkerRecord worker)
    {
        if (worker.Machine != Environment.MachineName) return false;
        try
        {
            using var process = Process.GetProcessById(worker.ProcessId);
            return process.HasExited;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return true;
        }
    }

    private sealed class WorkerRow
    {
        public string Id { get; init; } = "";
        public string Machine { get; init; } = "";
        public int ProcessId { get; init; }
        public string Verb { get; init; } = "";
        public string Version { get; init; } = "";
        public long StartedAt { get; init; }
        public long HeartbeatAt { get; init; }
        public int Stopping { get; init; }

        public WorkerRecord ToRecord() => new(Id, Machine, ProcessId, Verb, Version, Stored.Time(StartedAt), Stored.Time(HeartbeatAt), Stopping != 0);
    }
}
