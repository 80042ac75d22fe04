namespace DirectiveSearch.Archive;

/// <summary>What somebody did, or was refused. Nothing secret is written here.</summary>
/// <param name="Who">Name of the account; "máy chủ" for whoever sits at the machine, "dòng lệnh" for the program's verbs, empty: nobody signed in.</param>
/// <param name="Address">From where; empty: on the machine itself.</param>
/// <param name="Action">A code such as dang-nhap, tai-khoan.them, nap-tai-lieu.</param>
/// <param name="Target">What it was done to; may be empty.</param>
/// <param name="Detail">In words, for people; may be empty.</param>
public sealed record AuditEntry(string Who, string Address, string Action, string Target = "", string Detail = "");

/// <summary>An entry with its place in the log.</summary>
public sealed record AuditLine(long Id, DateTimeOffset At, AuditEntry Entry);

/// <summary>The log of who changed what and when; lines are added and never changed.</summary>
public sealed class AuditTable
{
    /// <summary>Names, addresses and details that come from outside are cut at this many characters.</summary>
    private const int Longest = 400;

    private readonly Database database;
    private readonly TimeProvider time;

    internal AuditTable(Database database, TimeProvider time) => (this.database, this.time) = (database, time);

    public async Task WriteAsync(AuditEntry entry, CancellationToken cancellation)
    {
        await using var session = await database.WriteAsync(cancellation);
        await WriteAsync(session, entry, time.GetUtcNow());
        await session.CommitAsync();
    }

    /// <summary>Together with what was done.</summary>
    internal static Task WriteAsync(Session session, AuditEntry entry, DateTimeOffset now) => session.ExecuteAsync(
        "INSERT INTO audit (at, who, address, action, target, detail) VALUES (@At, @Who, @Address, @Action, @Target, @Detail)",
        new { At = Stored.Time(now), Who = Plain(entry.Who), Address = Plain(entry.Address), Action = Plain(entry.Action), Target = Plain(entry.Target), Detail = Plain(entry.Detail) });

    /// <summary>The latest first.</summary>
    /// <param name="who">Exactly as it is written; null: everybody.</param>
    /// <param name="action">A code, which stands for all that begin with it and a dot; null: everything.</param>
    public async Task<Page<AuditLine>> ListAsync(string? who, string? action, int skip, int take, CancellationToken cancellation)
    {
        await using var session = await database.ReadAsync(cancellation);
        var where = string.Join(" AND ", new[] { "1 = 1", who is null ? null : "who = @Who", action is null ? null : "(action = @Action OR (action >= @Below AND action < @Beyond))" }.OfType<string>());
        // "/" is the character behind ".".
        var arguments = new { Who = who, Action = action, Below = action + ".", Beyond = action + "/", Skip = skip, Take = take };
        var rows = await session.QueryAsync<AuditRow>($"SELECT id, at, who, address, action, target, detail FROM audit WHERE {where} ORDER BY id DESC LIMIT @Take OFFSET @Skip", arguments);
        return new Page<AuditLine>([.. rows.Select(row => row.ToLine())], await session.FirstAsync<int>($"SELECT count(*) FROM audit WHERE {where}", arguments));
    }

    /// <summary>On one line, whatever was typed: nobody writes lines of his own into the log.</summary>
    private static string Plain(string text)
    {
        var line = string.Concat(text.Select(character => char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character));
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }

    private sealed class AuditRow
    {
        public long Id { get; init; }
        public long At { get; init; }
        public string Who { get; init; } = "";
        public string Address { get; init; } = "";
        public string Action { get; init; } = "";
        public string Target { get; init; } = "";
        public string Detail { get; init; } = "";

        public AuditLine ToLine() => new(Id, Stored.Time(At), new AuditEntry(Who, Address, Action, Target, Detail));
    }
}
