using System.Text.Json;

namespace DirectiveSearch.Archive;

/// <summary>What crawls of portals did, have still to do and know. One program at a time crawls a source.</summary>
public sealed partial class CrawlTable
{
    internal static readonly IReadOnlyDictionary<string, string> NoFields = new Dictionary<string, string>();

    /// <summary>An address that failed in so many runs waits for people.</summary>
    private const int MostAttempts = 8;

    /// <summary>No single request takes so long.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(20);

    private readonly Database database;
    private readonly string self;
    private readonly TimeProvider time;

    internal CrawlTable(Database database, string self, TimeProvider time) => (this.database, this.self, this.time) = (database, self, time);

    /// <summary>Opens a run of a source, or goes on with one that was cut off, and puts up what it asks for.</summary>
    /// <param name="lists">Where it begins; not for <see cref="CrawlMode.Failures"/>.</param>
    /// <param name="lease">A program without a heartbeat for three of these is dead.</param>
    public Task<(long Run, CrawlBeginning Beginning)> BeginAsync(CrawlSource source, CrawlMode mode, IReadOnlyList<CrawlTarget> lists, TimeSpan lease, CancellationToken cancellation) =>
        database.ChangeAsync(
            async session =>
            {
                await session.LockAsync(ArchiveLock.Receiving);
                var now = time.GetUtcNow();
                var last = await LastAsync(session, source.Slug);
                if (last is { State: (int)CrawlRunState.Running } && await IsAliveAsync(session, last, lease, now)) return (last.RunId, CrawlBeginning.Busy);
                if (last is { State: (int)CrawlRunState.Paused }) return (last.RunId, CrawlBeginning.Paused);
                if (last is { State: (int)CrawlRunState.Running } or { State: (int)CrawlRunState.Stopped, ReasonCode: CrawlStops.CutOff })
                {
                    await GoOnAsync(session, last.RunId, now);
                    return (last.RunId, CrawlBeginning.Resumed);
                }

                var run = await RunTable.OpenAsync(session, new RunTable.Opening("crawl", source.Slug, source.Name, self), now);
                await session.ExecuteAsync(
                    "INSERT INTO crawl_runs (run_id, source, mode, state, beat_at) VALUES (@Run, @Source, @Mode, @State, @Now)",
                    new { Run = run, Source = source.Slug, Mode = (int)mode, State = (int)CrawlRunState.Running, Now = Stored.Time(now) });
                await PutUpAsync(session, source.Slug, mode, now);
                foreach (var target in lists) await TargetAsync(session, new Naming(source.Slug, run, null, now), target);
                return (run, CrawlBeginning.Started);
            },
            cancellation);

    /// <summary>What is asked next; of what is asked again the one that was asked longest ago, so that a sweep that outlasts its budget comes to everything.</summary>
    /// <returns>Null and a time: all that is left waits until then; null twice: nothing is left.</returns>
    public async Task<(CrawlAddress? Address, DateTimeOffset? Wait)> NextAsync(string source, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var arguments = new { Source = source, Now = Stored.Time(time.GetUtcNow()) };
        var row = await session.FirstAsync<AddressRow>(
            $"SELECT {AddressRow.Columns} FROM crawl_addresses WHERE source = @Source AND state = 0 AND not_before <= @Now ORDER BY priority DESC, role DESC, coalesce(asked_at, 0), id LIMIT 1", arguments);
        if (row is not null) return (row.ToAddress(), null);
        var wait = await session.FirstAsync<long?>("SELECT min(not_before) FROM crawl_addresses WHERE source = @Source AND state = 0", arguments);
        return (null, wait is { } at ? Stored.Time(at) : null);
    }

    /// <summary>Those of the keys that are known.</summary>
    public async Task<IReadOnlyDictionary<string, CrawlAddress>> KnownAsync(string source, IEnumerable<string> keys, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var rows = await session.QueryInAsync<AddressRow>(
            $"SELECT {AddressRow.Columns} FROM crawl_addresses WHERE source = @Source AND key IN @Keys", keys, chunk => new { Keys = chunk, Source = source });
        return rows.ToDictionary(row => row.Key, row => row.ToAddress());
    }

    /// <summary>Records what came of one address: what is known of it, what it names, what it holds.</summary>
    /// <returns>The run as it stands now; people may have asked it to pause.</returns>
    public Task<CrawlRun> RecordAsync(long runId, CrawlAnswer answer, CancellationToken cancellation) => database.ChangeAsync(
        async session =>
        {
            await session.LockAsync(ArchiveLock.Receiving);
            var now = time.GetUtcNow();
            var address = (await session.FirstAsync<AddressRow>($"SELECT {AddressRow.Columns} FROM crawl_addresses WHERE id = @Id", new { Id = answer.AddressId }))
                ?? throw new ArgumentException($"There is no address {answer.AddressId}.", nameof(answer));
            var naming = new Naming(address.Source, runId, address.Id, now);
            var found = 0;
            foreach (var target in answer.Targets) found += await TargetAsync(session, naming, target) ? 1 : 0;
            var (document, fresh, changed) = await ReceiveAsync(session, naming, answer.Files);
            await UpdateAsync(session, naming, answer, document);
            if (answer.ListsTheSame) await session.ExecuteAsync("UPDATE crawl_addresses SET listed_run = @Run WHERE parent = @Id", new { Run = runId, address.Id });
            foreach (var (code, detail) in answer.Alarms) await AlarmAsync(session, naming, new CrawlAlarm(code, address.ToAddress().Request.Address, detail, 1, now));
            // A page whose text has a new version is one change.
            await CountAsync(session, naming, answer.Counts with { Found = found, New = fresh, Changed = Math.Max(answer.Counts.Changed, changed) });
            return (await RunAsync(session, runId))!;
        },
        cancellation);

    /// <summary>Ends a run.</summary>
    /// <param name="reason">Why it stopped early, in Vietnamese.</param>
    public Task EndAsync(long runId, CrawlRunState state, string? reasonCode, string? reason, CancellationToken cancellation) => database.ChangeAsync(
        async session =>
        {
            var now = time.GetUtcNow();
            await session.ExecuteAsync(
                "UPDATE crawl_runs SET state = @State, wish = 0, reason_code = @ReasonCode, reason = @Reason, beat_at = @Now WHERE run_id = @Id",
                new { Id = runId, State = (int)state, ReasonCode = reasonCode, Reason = reason, Now = Stored.Time(now) });
            await session.ExecuteAsync("UPDATE runs SET closed = 1 WHERE id = @Id", new { Id = runId });
            await RunProgress.FinishAsync(session, now);
        },
        cancellation);

    /// <summary>Asks the run of a source that crawls to pause.</summary>
    /// <returns>False: none crawls.</returns>
    public Task<bool> PauseAsync(string source, CancellationToken cancellation) => database.ChangeAsync(
        async session => await session.ExecuteAsync(
            "UPDATE crawl_runs SET wish = 1 WHERE source = @Source AND state = @Running", new { Source = source, Running = (int)CrawlRunState.Running }) > 0,
        cancellation);

    /// <summary>Lets a paused run go on: the next one that begins is this.</summary>
    /// <returns>False: none is paused.</returns>
    public Task<bool> LetGoOnAsync(string source, CancellationToken cancellation) => database.ChangeAsync(
        async session => await session.ExecuteAsync(
            "UPDATE crawl_runs SET state = @Stopped, reason_code = @CutOff, reason = NULL WHERE source = @Source AND state = @Paused",
            new { Source = source, Stopped = (int)CrawlRunState.Stopped, CrawlStops.CutOff, Paused = (int)CrawlRunState.Paused }) > 0,
        cancellation);

    /// <summary>Runs whose program is dead are cut off; the next run of their source goes on with them.</summary>
    internal static Task<int> CutOffAsync(Session session, long alive) => session.ExecuteAsync(
        """
        UPDATE crawl_runs SET state = @Stopped, reason_code = @CutOff, reason = @Reason WHERE state = @Running
            AND NOT EXISTS (SELECT 1 FROM runs r JOIN workers w ON w.id = r.worker WHERE r.id = crawl_runs.run_id AND w.heartbeat_at > @Alive)
        """,
        new { Stopped = (int)CrawlRunState.Stopped, CrawlStops.CutOff, Reason = CrawlStops.CutOffWords, Running = (int)CrawlRunState.Running, Alive = alive });

    private async Task<bool> IsAliveAsync(Session session, RunRow run, TimeSpan lease, DateTimeOffset now) =>
        run.BeatAt > Stored.Time(now - LongestSilence)
        && await session.FirstAsync<int>(
            "SELECT count(*) FROM runs r JOIN workers w ON w.id = r.worker WHERE r.id = @Run AND w.heartbeat_at > @Alive", new { Run = run.RunId, Alive = WorkerTable.Alive(now, lease) }) > 0;

    private async Task GoOnAsync(Session session, long run, DateTimeOffset now)
    {
        await session.ExecuteAsync(
            "UPDATE crawl_runs SET state = @Running, wish = 0, reason_code = NULL, reason = NULL, beat_at = @Now WHERE run_id = @Run",
            new { Run = run, Running = (int)CrawlRunState.Running, Now = Stored.Time(now) });
        await session.ExecuteAsync(
            "UPDATE runs SET closed = 0, state = @Running, finished_at = NULL, worker = @Self WHERE id = @Run", new { Run = run, Running = (int)RunState.Running, Self = self });
    }

    /// <summary>What failed before is tried again; a sweep asks for everything.</summary>
    private static Task PutUpAsync(Session session, string source, CrawlMode mode, DateTimeOffset now)
    {
        var states = mode == CrawlMode.Sweep ? "state <> 0 AND role <> 0" : mode == CrawlMode.Failures ? "state IN (2, 3)" : $"state = 2 AND attempts < {MostAttempts}";
        return session.ExecuteAsync(
            $"UPDATE crawl_addresses SET state = 0, priority = @Priority, not_before = 0{(mode == CrawlMode.Failures ? ", attempts = 0" : "")} WHERE source = @Source AND {states}",
            new { Source = source, Priority = (int)(mode == CrawlMode.Failures ? CrawlPriority.Latest : CrawlPriority.Sweep), Now = Stored.Time(now) });
    }

    /// <summary>In one order, so that the same fields are the same text; null: there are none.</summary>
    private static string? Json(IReadOnlyDictionary<string, string> fields) =>
        fields.Count == 0 ? null : JsonSerializer.Serialize(new SortedDictionary<string, string>(fields.ToDictionary(), StringComparer.Ordinal), JsonForm);

    private static string? Json<T>(T? value)
        where T : class => value is null ? null : JsonSerializer.Serialize(value, JsonForm);
}

/// <summary>Why runs stop that people did not pause, as the archive writes it down.</summary>
public static class CrawlStops
{
    public const string CutOff = "cut-off";

    public const string CutOffWords = "Chương trình dừng giữa chừng; lần chạy sau làm tiếp từ chỗ dừng.";
}
