namespace DirectiveSearch.Archive;

/// <summary>How many failures a lane bears before it waits, each wait twice the one before.</summary>
public sealed record SignInLane(string Name, int Free)
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    /// <summary>Guessing stays hopeless at this pace, and whom others shut out is back after a coffee.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>A name as anybody may type it, whether it exists or not.</summary>
    public static SignInLane OfName(string name) => new($"ten:{name}", 5);

    /// <summary>A browser in which this name signed in before: strangers who guess at the name do not shut it out.</summary>
    public static SignInLane OfDevice(string name, string device) => new($"may:{name}:{device}", 5);

    public static SignInLane OfAddress(string address) => new($"dia-chi:{address}", 20);

    /// <summary>The wait that the so many'th failure in a row costs.</summary>
    public TimeSpan WaitAfter(int failures) =>
        failures < Free ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, First.Ticks << Math.Min(10, failures - Free)));
}

/// <summary>Failures to sign in, shared by all portals of the archive.</summary>
public sealed class SignInFailureTable
{
    /// <summary>After which failures are forgotten.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(24);

    private readonly Database database;
    private readonly TimeProvider time;

    internal SignInFailureTable(Database database, TimeProvider time) => (this.database, this.time) = (database, time);

    /// <summary>Counts an attempt as a failure before it is known, so that attempts at the same moment gain nothing; success takes it back.</summary>
    /// <returns>Until when one of the lanes is shut; null: the attempt may be made.</returns>
    public async Task<DateTimeOffset?> BeginAsync(IReadOnlyList<SignInLane> lanes, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        await session.LockAsync(ArchiveLock.SigningIn);
        var now = time.GetUtcNow();
        await session.ExecuteAsync("DELETE FROM sign_in_failures WHERE failed_at <= @Old", new { Old = Stored.Time(now - Remembered) });
        var counts = (await session.QueryInAsync<LaneRow>("SELECT lane, failures, locked_until FROM sign_in_failures WHERE lane IN @Keys", lanes.Select(lane => lane.Name))).ToDictionary(row => row.Lane);
        var shut = counts.Values.Select(row => row.LockedUntil).DefaultIfEmpty().Max();
        if (shut > Stored.Time(now)) return Stored.Time(shut);
        foreach (var lane in lanes)
        {
            var failures = (counts.GetValueOrDefault(lane.Name)?.Failures ?? 0) + 1;
            await session.ExecuteAsync(
                """
                INSERT INTO sign_in_failures (lane, failures, failed_at, locked_until) VALUES (@Lane, @Failures, @Now, @Until)
                ON CONFLICT (lane) DO UPDATE SET failures = excluded.failures, failed_at = excluded.failed_at, locked_until = excluded.locked_until
                """,
                new { Lane = lane.Name, Failures = failures, Now = Stored.Time(now), Until = Stored.Time(now + lane.WaitAfter(failures)) });
        }

        await session.CommitAsync();
        return null;
    }

    /// <summary>The attempt succeeded: what its lanes counted is forgotten; of the address only this attempt, for who guesses may own an account, too.</summary>
    public async Task SucceededAsync(IReadOnlyList<SignInLane> lanes, SignInLane address, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        await session.LockAsync(ArchiveLock.SigningIn);
        await session.ExecuteInAsync("DELETE FROM sign_in_failures WHERE lane IN @Keys", lanes.Select(lane => lane.Name));
        await session.ExecuteAsync("UPDATE sign_in_failures SET failures = failures - 1, locked_until = 0 WHERE lane = @Name AND failures > 0", new { address.Name });
        await session.CommitAsync();
    }

    /// <summary>Opens a name again, from wherever it was tried.</summary>
    public async Task ForgetAsync(string name, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        await session.ExecuteAsync(
            "DELETE FROM sign_in_failures WHERE lane = @Lane OR (lane >= @Below AND lane < @Beyond)",
            new { Lane = SignInLane.OfName(name).Name, Below = $"may:{name}:", Beyond = $"may:{name};" });
        await session.CommitAsync();
    }

    /// <summary>The names that wait now, with the time when they need not any more.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> ShutAsync(IEnumerable<string> names, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var now = Stored.Time(time.GetUtcNow());
        var rows = await session.QueryInAsync<LaneRow>("SELECT lane, failures, locked_until FROM sign_in_failures WHERE lane IN @Keys", names.Select(name => SignInLane.OfName(name).Name));
        return rows.Where(row => row.LockedUntil > now).ToDictionary(row => row.Lane[row.Lane.IndexOf(':')..][1..], row => Stored.Time(row.LockedUntil));
    }

    private sealed class LaneRow
    {
        public string Lane { get; init; } = "";
        public int Failures { get; init; }
        public long LockedUntil { get; init; }
    }
}
