using System.Data.Common;
using Dapper;

namespace DirectiveSearch.Archive;

/// <summary>Opens sessions on the archive's database. The statements are the same for both databases; what differs stands in the two subclasses.</summary>
internal abstract class Database : IDisposable
{
    static Database() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>Folder of its migrations.</summary>
    public abstract string Name { get; }

    /// <summary>What a statement that takes rows for itself says behind its SELECT, so that others pass over them.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>A session that sees one state of the archive from its first query to its last.</summary>
    public abstract Task<Session> ReadAsync(CancellationToken cancellation);

    public abstract Task<Session> WriteAsync(CancellationToken cancellation);

    /// <summary>Makes a writing session wait until no other holds the same lock; held to its end.</summary>
    public abstract Task LockAsync(Session session, ArchiveLock what);

    /// <summary>Writes many rows of one table; the columns are named as the properties are, in lower case with underscores.</summary>
    public abstract Task InsertAsync<T>(Session session, string table, IReadOnlyList<string> columns, IEnumerable<T> rows);

    /// <summary>What is to be set once, before the first migration.</summary>
    public abstract Task PrepareAsync(CancellationToken cancellation);

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
}

/// <summary>A connection with its transaction; what is not committed is rolled back.</summary>
internal sealed class Session(Database database, DbConnection connection, DbTransaction transaction, SemaphoreSlim? writing, CancellationToken cancellation) : IAsyncDisposable
{
    /// <summary>Well below the databases' limits on parameters.</summary>
    private const int ChunkSize = 500;

    public async Task<List<T>> QueryAsync<T>(string sql, object? arguments = null) =>
        (await connection.QueryAsync<T>(Command(sql, arguments))).AsList();

    public Task<T?> FirstAsync<T>(string sql, object? arguments = null) => connection.QueryFirstOrDefaultAsync<T>(Command(sql, arguments));

    /// <param name="arguments">A list runs the statement once for each.</param>
    public Task<int> ExecuteAsync(string sql, object? arguments = null) => connection.ExecuteAsync(Command(sql, arguments));

    /// <summary>Writes many rows of one table in the database's fastest way.</summary>
    public Task InsertAsync<T>(string table, string columns, IEnumerable<T> rows) =>
        database.InsertAsync(this, table, columns.Split(',', StringSplitOptions.TrimEntries), rows);

    /// <summary>Asks for many keys, a chunk at a time; the statement has "IN @Keys".</summary>
    public async Task<List<T>> QueryInAsync<T>(string sql, IEnumerable<string> keys, Func<string[], object>? arguments = null)
    {
        var rows = new List<T>();
        foreach (var chunk in keys.Distinct().Chunk(ChunkSize))
        {
            cancellation.ThrowIfCancellationRequested();
            rows.AddRange(await QueryAsync<T>(sql, arguments?.Invoke(chunk) ?? new { Keys = chunk }));
        }

        return rows;
    }

    /// <summary>Runs a statement that has "IN @Keys" for many keys, a chunk at a time.</summary>
    public async Task<int> ExecuteInAsync<T>(string sql, IEnumerable<T> keys, Func<T[], object>? arguments = null)
    {
        var rows = 0;
        foreach (var chunk in keys.Distinct().Chunk(ChunkSize)) rows += await ExecuteAsync(sql, arguments?.Invoke(chunk) ?? new { Keys = chunk });
        return rows;
    }

    /// <summary>Waits until no other session holds the lock; held to the end of this one.</summary>
    public Task LockAsync(ArchiveLock what) => database.LockAsync(this, what);

    public DbConnection Connection => connection;

    public CancellationToken Cancellation => cancellation;

    public Task CommitAsync() => transaction.CommitAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
        writing?.Release();
    }

    private CommandDefinition Command(string sql, object? arguments) => new(database.Translate(sql), arguments, transaction, cancellationToken: cancellation);
}
