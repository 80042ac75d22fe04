using System.Data;
using System.Data.Common;
using Dapper;

namespace DirectiveSearch.Archive;

/// <summary>A connection with its transaction; what is not committed is rolled back.</summary>
internal sealed class Session(Database database, DbConnection connection, DbTransaction transaction, SemaphoreSlim? writing, CancellationToken cancellation) : IAsyncDisposable
{
    /// <summary>Well below the databases' limits on parameters.</summary>
    public const int ChunkSize = 500;

    public async Task<List<T>> QueryAsync<T>(string sql, object? arguments = null) =>
        (await AskAsync(() => connection.QueryAsync<T>(Command(sql, arguments)))).AsList();

    public Task<T?> FirstAsync<T>(string sql, object? arguments = null) => AskAsync(() => connection.QueryFirstOrDefaultAsync<T>(Command(sql, arguments)));

    /// <param name="arguments">A list runs the statement once for each.</param>
    public Task<int> ExecuteAsync(string sql, object? arguments = null) => AskAsync(() => arguments is IEnumerable<object> each
        ? database.ExecuteEachAsync(this, database.Translate(sql), [.. each])
        : connection.ExecuteAsync(Command(sql, arguments)));

    /// <summary>Runs a statement that answers with one row once for each of the arguments, and gives the rows in their order.</summary>
    public Task<List<T>> FirstEachAsync<T>(string sql, IEnumerable<object> arguments) => AskAsync(() => database.FirstEachAsync<T>(this, database.Translate(sql), [.. arguments]));

    /// <summary>Writes many rows of one table in the database's fastest way.</summary>
    public Task InsertAsync<T>(string table, string columns, IEnumerable<T> rows) =>
        AskAsync(() => database.InsertAsync(this, table, columns.Split(',', StringSplitOptions.TrimEntries), rows));

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

    public DbTransaction Transaction => transaction;

    /// <summary>A statement of this session's transaction that may take as long as it takes.</summary>
    public DbCommand CreateCommand(string sql)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = (sql, transaction, 0);
        return command;
    }

    public CancellationToken Cancellation => cancellation;

    public Task CommitAsync() => AskAsync(() => transaction.CommitAsync(cancellation));

    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
        catch (Exception error) when (IsAway(error))
        {
            // Nothing is left to roll back; what came before has told.
        }
        finally
        {
            writing?.Release();
        }
    }

    private async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception error) when (IsAway(error))
        {
            throw new ArchiveUnavailableException(error);
        }
    }

    private Task AskAsync(Func<Task> ask) => AskAsync(async () =>
    {
        await ask();
        return true;
    });

    /// <summary>A connection that broke once tells later that it is closed, and no longer why.</summary>
    private bool IsAway(Exception error) =>
        database.IsAway(error) || (error is InvalidOperationException && connection.State is ConnectionState.Closed or ConnectionState.Broken);

    private CommandDefinition Command(string sql, object? arguments) => new(database.Translate(sql), arguments, transaction, cancellationToken: cancellation);
}
