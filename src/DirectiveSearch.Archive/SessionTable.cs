namespace DirectiveSearch.Archive;

/// <summary>A browser that is signed in.</summary>
/// <param name="Hash">Of the random id that the browser holds.</param>
/// <param name="Agent">What the browser says of itself.</param>
public sealed record SignedIn(string Hash, string Address, string Agent, DateTimeOffset CreatedAt, DateTimeOffset SeenAt);

public sealed class SessionTable
{
    /// <summary>However busy it is, a session ends after this time …</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>… and after this one without use.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    /// <summary>A session's last use is written down no oftener.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    private const int LongestAgent = 200;

    private const string Alive = "s.created_at > @Oldest AND s.seen_at > @Quietest";

    private readonly Database database;
    private readonly TimeProvider time;

    internal SessionTable(Database database, TimeProvider time) => (this.database, this.time) = (database, time);

    /// <summary>Opens a session and clears away those that ended by themselves.</summary>
    public async Task OpenAsync(string hash, string accountId, string address, string agent, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        var now = time.GetUtcNow();
        await session.ExecuteAsync("DELETE FROM sessions WHERE created_at <= @Oldest OR seen_at <= @Quietest", Limits(now));
        await session.ExecuteAsync(
            "INSERT INTO sessions (hash, account, created_at, seen_at, address, agent) VALUES (@Hash, @Account, @Now, @Now, @Address, @Agent)",
            new { Hash = hash, Account = accountId, Now = Stored.Time(now), Address = address, Agent = agent.Length > LongestAgent ? agent[..LongestAgent] : agent });
        await session.ExecuteAsync("UPDATE accounts SET signed_in_at = @Now WHERE id = @Account", new { Account = accountId, Now = Stored.Time(now) });
        await session.CommitAsync();
    }

    /// <summary>The account whose session this is; null: it ended, or the account is disabled. Keeps the session from ending for want of use.</summary>
    public async Task<Account?> FindAsync(string hash, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        long seen;
        AccountRow? row;
        await using (var session = await database.ReadAsync(cancellation))
        {
            var limits = Limits(now);
            row = await session.FirstAsync<AccountRow>(
                $"SELECT {AccountRow.Columns} FROM sessions s JOIN accounts a ON a.id = s.account WHERE s.hash = @Hash AND a.disabled = 0 AND {Alive}",
                new { Hash = hash, limits.Oldest, limits.Quietest });
            if (row is null) return null;
            seen = await session.FirstAsync<long>("SELECT seen_at FROM sessions WHERE hash = @Hash", new { Hash = hash });
        }

        if (now - Stored.Time(seen) >= Between) await TouchAsync(hash, now, cancellation);
        return row.ToAccount();
    }

    /// <summary>The one used last first.</summary>
    public async Task<IReadOnlyList<SignedIn>> ListAsync(string accountId, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var limits = Limits(time.GetUtcNow());
        var rows = await session.QueryAsync<SessionRow>(
            $"SELECT s.hash, s.address, s.agent, s.created_at, s.seen_at FROM sessions s WHERE s.account = @Account AND {Alive} ORDER BY s.seen_at DESC, s.hash",
            new { Account = accountId, limits.Oldest, limits.Quietest });
        return [.. rows.Select(row => row.ToSignedIn())];
    }

    /// <summary>Ends one session of an account.</summary>
    public async Task EndAsync(string accountId, string hash, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        await session.ExecuteAsync("DELETE FROM sessions WHERE account = @Account AND hash = @Hash", new { Account = accountId, Hash = hash });
        await session.CommitAsync();
    }

    /// <param name="keep">Hash of the one that goes on; null: none.</param>
    public async Task EndAllAsync(string accountId, string? keep, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        await EndAllAsync(session, accountId, keep);
        await session.CommitAsync();
    }

    internal static Task EndAllAsync(Session session, string accountId, string? keep) =>
        session.ExecuteAsync("DELETE FROM sessions WHERE account = @Account AND hash <> @Keep", new { Account = accountId, Keep = keep ?? "" });

    private async Task TouchAsync(string hash, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        await session.ExecuteAsync("UPDATE sessions SET seen_at = @Now WHERE hash = @Hash", new { Hash = hash, Now = Stored.Time(now) });
        await session.CommitAsync();
    }

    private static SessionLimits Limits(DateTimeOffset now) => new(Stored.Time(now - Longest), Stored.Time(now - Idle));

    private sealed record SessionLimits(long Oldest, long Quietest);

    private sealed class SessionRow
    {
        public string Hash { get; init; } = "";
        public string Address { get; init; } = "";
        public string Agent { get; init; } = "";
        public long CreatedAt { get; init; }
        public long SeenAt { get; init; }

        public SignedIn ToSignedIn() => new(Hash, Address, Agent, Stored.Time(CreatedAt), Stored.Time(SeenAt));
    }
}
