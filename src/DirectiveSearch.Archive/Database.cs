using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace DirectiveSearch.Archive;

/// <summary>Opens sessions on the archive's database; what is peculiar to SQLite stands here alone.</summary>
internal sealed class Database : IDisposable
{
    private const int BusyMilliseconds = 30_000;

    private readonly string connectionString;
    private readonly SemaphoreSlim writing = new(1, 1);

    static Database()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqliteProvider.Use();
    }

    public Database(string path) =>
        connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = BusyMilliseconds / 1000 }.ToString();

    /// <summary>A session that sees one state of the archive from its first query to its last.</summary>
    public async Task<Session> ReadAsync(CancellationToken cancellation)
    {
        var connection = await OpenAsync(cancellation);
        return new Session(connection, connection.BeginTransaction(deferred: true), null, cancellation);
    }

    /// <summary>The one writing session of this process; other processes wait for it, too.</summary>
    public async Task<Session> WriteAsync(CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        SqliteConnection? connection = null;
        try
        {
            connection = await OpenAsync(cancellation);
            return new Session(connection, connection.BeginTransaction(deferred: false), writing, cancellation);
        }
        catch
        {
            if (connection is not null) await connection.DisposeAsync();
            writing.Release();
            throw;
        }
    }

    /// <summary>Readers go on while one writes; kept in the file, so once is enough.</summary>
    public async Task UseWriteAheadLogAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await connection.ExecuteAsync("PRAGMA journal_mode = WAL");
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection(connectionString)) SqliteConnection.ClearPool(connection);
        writing.Dispose();
    }

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await connection.ExecuteAsync($"PRAGMA busy_timeout = {BusyMilliseconds}; PRAGMA foreign_keys = ON; PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY");
        return connection;
    }
}

/// <summary>A connection with its transaction; what is not committed is rolled back.</summary>
internal sealed class Session(DbConnection connection, DbTransaction transaction, SemaphoreSlim? writing, CancellationToken cancellation) : IAsyncDisposable
{
    /// <summary>Well below the databases' limits on parameters.</summary>
    private const int ChunkSize = 500;

    public async Task<List<T>> QueryAsync<T>(string sql, object? arguments = null) =>
        (await connection.QueryAsync<T>(Command(sql, arguments))).AsList();

    public Task<T?> FirstAsync<T>(string sql, object? arguments = null) => connection.QueryFirstOrDefaultAsync<T>(Command(sql, arguments));

    /// <param name="arguments">A list runs the statement once for each.</param>
    public Task<int> ExecuteAsync(string sql, object? arguments = null) => connection.ExecuteAsync(Command(sql, arguments));

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

    public Task CommitAsync() => transaction.CommitAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
        writing?.Release();
    }

    private CommandDefinition Command(string sql, object? arguments) => new(sql, arguments, transaction, cancellationToken: cancellation);
}
