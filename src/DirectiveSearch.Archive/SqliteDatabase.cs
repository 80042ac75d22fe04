using Dapper;
using Microsoft.Data.Sqlite;

namespace DirectiveSearch.Archive;

/// <summary>One file, one writer at a time, readers beside it.</summary>
internal sealed partial class SqliteDatabase : Database
{
    private const int BusyMilliseconds = 30_000;

    private readonly string connectionString;
    private readonly SemaphoreSlim writing = new(1, 1);

    static SqliteDatabase() => SqliteProvider.Use();

    public SqliteDatabase(string path, bool readOnly = false) => connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = path, DefaultTimeout = BusyMilliseconds / 1000, Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
    }.ToString();

    public override string Name => "sqlite";

    public override string SkipLocked => "";

    public override string ForUpdate => "";

    public override bool IsShared => false;

    public override async Task<Session> ReadAsync(CancellationToken cancellation)
    {
        var connection = await OpenAsync(cancellation);
        return new Session(this, connection, connection.BeginTransaction(deferred: true), null, cancellation);
    }

    /// <summary>The one writing session of this process; other processes wait for it, too.</summary>
    public override async Task<Session> WriteAsync(CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        SqliteConnection? connection = null;
        try
        {
            connection = await OpenAsync(cancellation);
            return new Session(this, connection, connection.BeginTransaction(deferred: false), writing, cancellation);
        }
        catch
        {
            if (connection is not null) await connection.DisposeAsync();
            writing.Release();
            throw;
        }
    }

    /// <summary>A writing session is alone already.</summary>
    public override Task LockAsync(Session session, ArchiveLock what) => Task.CompletedTask;

    public override Task<IDisposable?> TryAcquireReindexAsync(string folder, CancellationToken cancellation) => Task.FromResult(FolderLock.TryAcquire(folder, "reindex.lock"));

    public override Task InsertAsync<T>(Session session, string table, IReadOnlyList<string> columns, IEnumerable<T> rows) =>
        session.ExecuteAsync(
            $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => $"@{PropertyOf(column)}"))})", rows);

    public override Task<int> ExecuteEachAsync(Session session, string sql, IReadOnlyList<object> arguments) =>
        session.Connection.ExecuteAsync(new CommandDefinition(sql, arguments, session.Transaction, cancellationToken: session.Cancellation));

    public override async Task<List<T>> FirstEachAsync<T>(Session session, string sql, IReadOnlyList<object> arguments)
    {
        var rows = new List<T>(arguments.Count);
        foreach (var one in arguments) rows.Add(await session.Connection.QueryFirstAsync<T>(new CommandDefinition(sql, one, session.Transaction, cancellationToken: session.Cancellation)));
        return rows;
    }

    /// <summary>Readers go on while one writes; kept in the file, so once is enough.</summary>
    public override async Task PrepareAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await connection.ExecuteAsync("PRAGMA journal_mode = WAL");
    }

    public override string EngineQuery => "SELECT 'SQLite ' || sqlite_version()";

    public override string HasMigrationsQuery => "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'migrations'";

    /// <summary>Looks at a bounded number of rows of each index, and shortens the log as far as no reader needs it.</summary>
    public override async Task KeepUpAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition("PRAGMA analysis_limit = 1000; PRAGMA optimize; PRAGMA wal_checkpoint(PASSIVE)", cancellationToken: cancellation));
    }

    public override void Dispose()
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
