using System.Buffers.Binary;
using System.Security.Cryptography;

namespace DirectiveSearch.Archive;

/// <summary>What of an archive must be known when another one takes its place: workers still have items of it, and an index may hold its documents.</summary>
internal sealed class FormerArchive
{
    /// <summary>In the table of states: a random number that stays with an archive and its backups.</summary>
    private const string Identity = "archive";

    private readonly Session session;
    private readonly long identity;
    private readonly long revision;

    private FormerArchive(Session session, IReadOnlyDictionary<string, long> lastIds, long identity, long revision)
    {
        this.session = session;
        this.identity = identity;
        this.revision = revision;
        LastIds = lastIds;
    }

    /// <summary>The last id that each table gave, by its name.</summary>
    public IReadOnlyDictionary<string, long> LastIds { get; }

    /// <summary>Called before the archive is cleared.</summary>
    public static async Task<FormerArchive> RememberAsync(Session session, Database database, IReadOnlyList<(TableSchema Source, TableSchema Target)> tables)
    {
        var ids = new Dictionary<string, long>();
        foreach (var (_, table) in tables) ids[table.Name] = await database.LastIdAsync(session, table);
        await ForgetAsync(session);
        await session.ExecuteAsync("CREATE TEMPORARY TABLE former_documents AS SELECT id, revision FROM documents");
        return new FormerArchive(session, ids, await StateAsync(session, Identity), await StateAsync(session, "revision"));
    }

    public static Task ForgetAsync(Session session) => session.ExecuteAsync("DROP TABLE IF EXISTS former_documents");

    /// <summary>Gives an archive its identity, if it has none yet.</summary>
    public static Task IdentifyAsync(Session session) =>
        session.ExecuteAsync("INSERT INTO state (name, value) VALUES (@Name, @Value) ON CONFLICT (name) DO NOTHING", new { Name = Identity, Value = NewIdentity() });

    /// <summary>Called when the copy is there: whoever held something of the former archive comes too late, nobody is signed in, and what an index may hold differently is enqueued for it.</summary>
    public async Task TakeOverAsync(bool restores, DateTimeOffset now)
    {
        await session.ExecuteAsync("DELETE FROM sessions");
        await session.ExecuteAsync("DELETE FROM state WHERE name = 'index_away_since'");
        var same = identity != 0 && await StateAsync(session, Identity) == identity;
        if (!same) await SetAsync(Identity, NewIdentity());
        if (restores) await OvertakeAsync(same, now);
        await SetAsync("changed_at", Stored.Time(now));
    }

    /// <summary>Items get ids that were never given, so that no token of before fits them.</summary>
    public async Task ReleaseWorkAsync(DateTimeOffset now)
    {
        await session.ExecuteAsync("UPDATE work SET leased = 0, worker = NULL, available_at = @Now WHERE leased = 1", new { Now = Stored.Time(now) });
        var last = Math.Max(LastIds["work"], await session.FirstAsync<long>("SELECT coalesce(max(id), 0) FROM work"));
        await session.ExecuteAsync("UPDATE work SET id = id + @Last", new { Last = last });
    }

    /// <summary>Of an archive's own backup only what changed since then differs; of any other copy everything may. The index takes nothing older than what it has:
    /// what differs gets a revision beyond all that were ever given (of another archive none is known, but no count keeps up with the milliseconds).</summary>
    private async Task OvertakeAsync(bool same, DateTimeOffset now)
    {
        var next = Math.Max(Math.Max(revision, await StateAsync(session, "revision")), same ? 0 : Stored.Time(now)) + 1;
        await SetAsync("revision", next);
        var differ = same ? "LEFT JOIN former_documents f ON f.id = d.id AND f.revision = d.revision WHERE f.id IS NULL" : "";
        await session.ExecuteAsync($"INSERT INTO former_documents (id, revision) SELECT d.id, -1 FROM documents d {differ}");
        await session.ExecuteAsync("UPDATE documents SET revision = @Next WHERE id IN (SELECT id FROM former_documents WHERE revision = -1)", new { Next = next });
        await session.ExecuteAsync(
            $"""
            INSERT INTO work (document_id, step, available_at, enqueued_at)
            SELECT DISTINCT f.id, @Step, @Now, @Now FROM former_documents f
            WHERE f.revision = -1 OR NOT EXISTS (SELECT 1 FROM documents d WHERE d.id = f.id)
            ON CONFLICT (document_id, step) DO UPDATE SET {Changes.Afresh}
            """,
            new { Step = (int)WorkStep.Index, Now = Stored.Time(now) });
    }

    private Task SetAsync(string name, long value) => session.ExecuteAsync(
        "INSERT INTO state (name, value) VALUES (@Name, @Value) ON CONFLICT (name) DO UPDATE SET value = excluded.value", new { Name = name, Value = value });

    private static async Task<long> StateAsync(Session session, string name) =>
        await session.FirstAsync<long>("SELECT coalesce(max(value), 0) FROM state WHERE name = @Name", new { Name = name });

    private static long NewIdentity() => BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(8)) & long.MaxValue;
}
