using System.Data;
using Dapper;
using Npgsql;

namespace DirectiveSearch.Archive;

/// <summary>A server that any number of portals and workers share.</summary>
internal sealed partial class PostgresDatabase(string connectionString) : Database
{
    /// <summary>A statement may wait that long for others (s) when the connection string says nothing else.</summary>
    private const int CommandSeconds = 300;

    /// <summary>SQLSTATE idle_in_transaction_session_timeout.</summary>
    private const string IdleInTransaction = "25P03";

    /// <summary>A program that stops within a transaction keeps others waiting no longer than this (ms), when the connection string says nothing else.</summary>
    private const int IdleMilliseconds = 60_000;

    private const int StatementsAtATime = 500;

    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(Patient(connectionString));

    public override string Name => "postgres";

    public override string SkipLocked => "FOR UPDATE SKIP LOCKED";

    public override string ForUpdate => "FOR UPDATE";

    public override bool IsShared => true;

    public override Task<Session> ReadAsync(CancellationToken cancellation) => OpenAsync(IsolationLevel.RepeatableRead, cancellation);

    public override Task<Session> WriteAsync(CancellationToken cancellation) => OpenAsync(IsolationLevel.ReadCommitted, cancellation);

    public override Task LockAsync(Session session, ArchiveLock what) =>
        session.ExecuteAsync("SELECT pg_advisory_xact_lock(@Family, @What)", new { Family = LockFamily, What = (int)what });

    public override async Task InsertAsync<T>(Session session, string table, IReadOnlyList<string> columns, IEnumerable<T> rows)
    {
        var properties = columns.Select(column => typeof(T).GetProperty(PropertyOf(column)) ?? throw new ArgumentException($"{typeof(T).Name} has no {PropertyOf(column)}.", nameof(columns))).ToList();
        await using var writer = await ((NpgsqlConnection)session.Connection).BeginBinaryImportAsync($"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)", session.Cancellation);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(session.Cancellation);
            foreach (var property in properties)
            {
                if (property.GetValue(row) is { } value) await writer.WriteAsync(value, session.Cancellation);
                else await writer.WriteNullAsync(session.Cancellation);
            }
        }

        await writer.CompleteAsync(session.Cancellation);
    }

    public override async Task<int> ExecuteEachAsync(Session session, string sql, IReadOnlyList<object> arguments)
    {
        var changed = 0;
        foreach (var chunk in arguments.Chunk(StatementsAtATime))
        {
            await using var batch = Batch(session, sql, chunk);
            changed += await batch.ExecuteNonQueryAsync(session.Cancellation);
        }

        return changed;
    }

    public override async Task<List<T>> FirstEachAsync<T>(Session session, string sql, IReadOnlyList<object> arguments)
    {
        var rows = new List<T>(arguments.Count);
        foreach (var chunk in arguments.Chunk(StatementsAtATime))
        {
            await using var batch = Batch(session, sql, chunk);
            await using var reader = await batch.ExecuteReaderAsync(session.Cancellation);
            do
            {
                if (!await reader.ReadAsync(session.Cancellation)) throw new InvalidOperationException($"No row came back: {sql}");
                rows.Add(reader.GetRowParser<T>()(reader));
            }
            while (await reader.NextResultAsync(session.Cancellation));
        }

        return rows;
    }

    public override async Task<IDisposable?> TryAcquireReindexAsync(string folder, CancellationToken cancellation)
    {
        try
        {
            return await PostgresHold.TryAsync(source, LockFamily, (int)ArchiveLock.Reindexing, cancellation);
        }
        catch (Exception error) when (IsAway(error))
        {
            throw new ArchiveUnavailableException(error);
        }
    }

    public override Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Npgsql passes a list as one array.</summary>
    public override string Translate(string sql) => sql.Replace(" IN @Keys", " = ANY(@Keys)", StringComparison.Ordinal);

    /// <summary>Connections that lie idle went with the one that broke.</summary>
    public override bool IsAway(Exception error)
    {
        var away = error switch
        {
            PostgresException refused => refused.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
                or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections or IdleInTransaction || refused.SqlState.StartsWith("08", StringComparison.Ordinal),
            NpgsqlOperationInProgressException => false,
            NpgsqlException => true,
            _ => false,
        };
        if (away) source.Clear();
        return away;
    }

    public override bool IsContention(Exception error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };

    public override string EngineQuery => "SELECT 'PostgreSQL ' || current_setting('server_version')";

    public override string HasMigrationsQuery => "SELECT CASE WHEN to_regclass('migrations') IS NULL THEN 0 ELSE 1 END";

    /// <summary>The server's own upkeep takes away what is dead; statistics after a large ingest it may gather hours later.</summary>
    public override async Task KeepUpAsync(CancellationToken cancellation)
    {
        foreach (var table in await ChangeAsync(session => session.QueryAsync<string>("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema() AND tableowner = current_user ORDER BY 1"), cancellation))
            await ChangeAsync(session => session.ExecuteAsync($"ANALYZE {table}"), cancellation);
    }

    public override void Dispose() => source.Dispose();

    /// <summary>Keeps our advisory locks apart from those of other programs in the same database.</summary>
    private const int LockFamily = 0x44534152;

    private static string Patient(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!settings.ShouldSerialize("Command Timeout")) settings.CommandTimeout = CommandSeconds;
        settings.Options ??= $"-c idle_in_transaction_session_timeout={IdleMilliseconds}";
        return settings.ConnectionString;
    }

    /// <summary>The statement once for each of the arguments, all sent before the first answer comes back.</summary>
    private static NpgsqlBatch Batch(Session session, string sql, object[] arguments)
    {
        var batch = new NpgsqlBatch((NpgsqlConnection)session.Connection, (NpgsqlTransaction)session.Transaction);
        var properties = arguments[0].GetType().GetProperties();
        foreach (var one in arguments)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var property in properties) command.Parameters.AddWithValue(property.Name, property.GetValue(one) ?? DBNull.Value);
            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    private async Task<Session> OpenAsync(IsolationLevel isolation, CancellationToken cancellation)
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = await source.OpenConnectionAsync(cancellation);
            return new Session(this, connection, await connection.BeginTransactionAsync(isolation, cancellation), null, cancellation);
        }
        catch (Exception error)
        {
            if (connection is not null) await connection.DisposeAsync();
            if (IsAway(error)) throw new ArchiveUnavailableException(error);
            throw;
        }
    }
}
