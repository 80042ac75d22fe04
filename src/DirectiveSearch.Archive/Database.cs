using Dapper;

namespace DirectiveSearch.Archive;

/// <summary>Opens sessions on the archive's database. The statements are the same for both databases; what differs stands in the two subclasses.</summary>
internal abstract partial class Database : IDisposable
{
    private const int MostAttempts = 8;

    static Database() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>Folder of its migrations.</summary>
    public abstract string Name { get; }

    /// <summary>What a statement that takes rows for itself says behind its SELECT, so that others pass over them.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>What a SELECT says at its end to keep its rows for this session.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>Whether programs on several machines may work on it at once.</summary>
    public abstract bool IsShared { get; }

    /// <summary>A session that sees one state of the archive from its first query to its last.</summary>
    public abstract Task<Session> ReadAsync(CancellationToken cancellation);

    public abstract Task<Session> WriteAsync(CancellationToken cancellation);

    /// <summary>Changes something in one transaction, again from its beginning when another one stood in its way.</summary>
    public async Task<T> ChangeAsync<T>(Func<Session, Task<T>> change, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var session = await WriteAsync(cancellation);
                var result = await change(session);
                await session.CommitAsync();
                return result;
            }
            catch (Exception error) when (attempt < MostAttempts && IsContention(error))
            {
#pragma warning disable CA5394 // Only keeps those that met from meeting again.
                await Task.Delay(Random.Shared.Next(10 * attempt, 50 * attempt), cancellation);
#pragma warning restore CA5394
            }
        }
    }

    public Task ChangeAsync(Func<Session, Task> change, CancellationToken cancellation) => ChangeAsync(
        async session =>
        {
            await change(session);
            return true;
        },
        cancellation);

    /// <summary>Makes a writing session wait until no other holds the same lock; held to its end.</summary>
    public abstract Task LockAsync(Session session, ArchiveLock what);

    /// <summary>The right to reindex, across transactions; null when another program has it. Disposing gives it back.</summary>
    /// <param name="folder">Of the data.</param>
    public abstract Task<IDisposable?> TryAcquireReindexAsync(string folder, CancellationToken cancellation);

    /// <summary>Writes many rows of one table; the columns are named as the properties are, in lower case with underscores.</summary>
    public abstract Task InsertAsync<T>(Session session, string table, IReadOnlyList<string> columns, IEnumerable<T> rows);

    /// <summary>Runs a statement once for each of the arguments, in the database's fastest way.</summary>
    /// <returns>The number of rows changed by all.</returns>
    public abstract Task<int> ExecuteEachAsync(Session session, string sql, IReadOnlyList<object> arguments);

    /// <summary>Runs a statement that answers with one row once for each of the arguments; the rows come in their order.</summary>
    public abstract Task<List<T>> FirstEachAsync<T>(Session session, string sql, IReadOnlyList<object> arguments);

    /// <summary>What is to be set once, before the first migration.</summary>
    public abstract Task PrepareAsync(CancellationToken cancellation);

    /// <summary>Names the engine with its version.</summary>
    public abstract string EngineQuery { get; }

    /// <summary>1 where the table of migrations is there, else 0.</summary>
    public abstract string HasMigrationsQuery { get; }

    /// <summary>Brings up to date what the planner knows; beside readers and writers.</summary>
    public abstract Task KeepUpAsync(CancellationToken cancellation);

    /// <summary>Whether an error says that the database is not there now and may be there again later.</summary>
    public virtual bool IsAway(Exception error) => false;

    /// <summary>Whether an error says that two transactions stood in each other's way (a deadlock) and one was given up.</summary>
    public virtual bool IsContention(Exception error) => false;

    /// <summary>The statement as this database takes it.</summary>
    public virtual string Translate(string sql) => sql;

    public abstract void Dispose();

    /// <summary>document_id is DocumentId.</summary>
    protected static string PropertyOf(string column) => string.Concat(column.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}

/// <summary>What writers of several processes do one after the other.</summary>
internal enum ArchiveLock
{
    Schema,
    /// <summary>Files become documents.</summary>
    Receiving,
    /// <summary>Counts of evidence, instruments, movements and units.</summary>
    Counting,
    /// <summary>How far runs are; taken last.</summary>
    Progress,
    /// <summary>Attempts to sign in are counted.</summary>
    SigningIn,
    /// <summary>A generation of the index is built; held for as long as that takes.</summary>
    Reindexing,
}
