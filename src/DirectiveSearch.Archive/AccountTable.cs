using System.Security.Cryptography;

namespace DirectiveSearch.Archive;

public sealed class AccountTable
{
    private readonly Database database;
    private readonly TimeProvider time;

    internal AccountTable(Database database, TimeProvider time) => (this.database, this.time) = (database, time);

    /// <summary>Whether there is an account at all, disabled ones included.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await session.FirstAsync<int>("SELECT count(*) WHERE EXISTS (SELECT 1 FROM accounts)") > 0;
    }

    public async Task<Account?> FindAsync(string name, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return (await session.FirstAsync<AccountRow>($"SELECT {AccountRow.Columns} FROM accounts a WHERE a.name = @Name", new { Name = Canonical(name) }))?.ToAccount();
    }

    /// <summary>By name.</summary>
    public async Task<Page<Account>> ListAsync(int skip, int take, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var rows = await session.QueryAsync<AccountRow>($"SELECT {AccountRow.Columns} FROM accounts a ORDER BY a.name LIMIT @Take OFFSET @Skip", new { Skip = skip, Take = take });
        return new Page<Account>([.. rows.Select(row => row.ToAccount())], await session.FirstAsync<int>("SELECT count(*) FROM accounts"));
    }

    /// <summary>Names are typed in any case.</summary>
    public static string Canonical(string name) => name.Trim().ToLowerInvariant();

    /// <summary>Adds an account whose password somebody else chose.</summary>
    /// <returns>False: the name is taken.</returns>
    public async Task<bool> AddAsync(string name, string display, Role role, string passwordHash, bool mustChange, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        var added = await session.ExecuteAsync(
            """
            INSERT INTO accounts (id, name, display, role, password, must_change, stamp, created_at, password_at)
            VALUES (@Id, @Name, @Display, @Role, @Hash, @MustChange, @Stamp, @Now, @Now) ON CONFLICT (name) DO NOTHING
            """,
            new { Id = NewStamp(), Name = Canonical(name), Display = display, Role = (int)role, Hash = passwordHash, MustChange = Stored.Flag(mustChange), Stamp = NewStamp(), Now = Now() });
        await session.CommitAsync();
        return added == 1;
    }

    /// <param name="keep">Hash of the session that goes on; all others end. Null: all end.</param>
    public Task SetPasswordAsync(string id, string passwordHash, bool mustChange, string? keep, CancellationToken cancellation) =>
        ChangeAsync(id, "password = @Hash, must_change = @MustChange, password_at = @Now", new { Id = id, Hash = passwordHash, MustChange = Stored.Flag(mustChange), Stamp = NewStamp(), Now = Now() }, keep, cancellation);

    /// <summary>The same password under a newer hash; nothing ends.</summary>
    public async Task RehashAsync(string id, string passwordHash, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        await session.ExecuteAsync("UPDATE accounts SET password = @Hash WHERE id = @Id", new { Id = id, Hash = passwordHash });
        await session.CommitAsync();
    }

    public Task SetRoleAsync(string id, Role role, CancellationToken cancellation) =>
        ChangeAsync(id, "role = @Role", new { Id = id, Role = (int)role, Stamp = NewStamp() }, null, cancellation);

    public Task SetDisabledAsync(string id, bool disabled, CancellationToken cancellation) =>
        ChangeAsync(id, "disabled = @Disabled", new { Id = id, Disabled = Stored.Flag(disabled), Stamp = NewStamp() }, null, cancellation);

    /// <param name="factor">Null takes it away, and its recovery codes.</param>
    /// <param name="keep">Hash of the session that goes on; null: all end.</param>
    public async Task SetSecondFactorAsync(string id, SecondFactor? factor, string? keep, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        await ReplaceCodesAsync(session, id, factor?.CodeHashes ?? []);
        await session.ExecuteAsync(
            "UPDATE accounts SET totp = @Secret, totp_step = @Step, recovery_salt = @Salt, stamp = @Stamp WHERE id = @Id",
            new { Id = id, factor?.Secret, Step = factor?.Step ?? 0, factor?.Salt, Stamp = NewStamp() });
        await SessionTable.EndAllAsync(session, id, keep);
        await session.CommitAsync();
    }

    /// <summary>New recovery codes in place of all older ones.</summary>
    public async Task SetRecoveryCodesAsync(string id, string salt, IReadOnlyList<string> hashes, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        await ReplaceCodesAsync(session, id, hashes);
        await session.ExecuteAsync("UPDATE accounts SET recovery_salt = @Salt WHERE id = @Id", new { Id = id, Salt = salt });
        await session.CommitAsync();
    }

    public async Task<int> RecoveryCodesLeftAsync(string id, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        return await session.FirstAsync<int>("SELECT count(*) FROM recovery_codes WHERE account = @Id", new { Id = id });
    }

    /// <summary>Takes a time step for use: each serves once, and none before it afterwards.</summary>
    /// <returns>False: it, or a later one, was used already.</returns>
    public async Task<bool> UseStepAsync(string id, long step, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        var used = await session.ExecuteAsync("UPDATE accounts SET totp_step = @Step WHERE id = @Id AND totp_step < @Step", new { Id = id, Step = step });
        await session.CommitAsync();
        return used == 1;
    }

    /// <returns>False: no such code is left.</returns>
    public async Task<bool> UseRecoveryCodeAsync(string id, string hash, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        var used = await session.ExecuteAsync("DELETE FROM recovery_codes WHERE account = @Id AND hash = @Hash", new { Id = id, Hash = hash });
        await session.CommitAsync();
        return used == 1;
    }

    private async Task ChangeAsync(string id, string what, object arguments, string? keep, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        await session.ExecuteAsync($"UPDATE accounts SET {what}, stamp = @Stamp WHERE id = @Id", arguments);
        await SessionTable.EndAllAsync(session, id, keep);
        await session.CommitAsync();
    }

    private static async Task ReplaceCodesAsync(Session session, string id, IReadOnlyList<string> hashes)
    {
        await session.ExecuteAsync("DELETE FROM recovery_codes WHERE account = @Id", new { Id = id });
        await session.ExecuteAsync("INSERT INTO recovery_codes (account, hash) VALUES (@Id, @Hash)", hashes.Select(hash => new { Id = id, Hash = hash }));
    }

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private long Now() => Stored.Time(time.GetUtcNow());
}
