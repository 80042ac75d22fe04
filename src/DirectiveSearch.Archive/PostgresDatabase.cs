using System.Data;
using Npgsql;

namespace DirectiveSearch.Archive;

/// <summary>A server that any number of portals and workers share.</summary>
internal sealed class PostgresDatabase(string connectionString) : Database
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(connectionString);

    public override string Name => "postgres";

    public override string SkipLocked => "FOR UPDATE SKIP LOCKED";

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

    public override Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Npgsql passes a list as one array.</summary>
    public override string Translate(string sql) => sql.Replace(" IN @Keys", " = ANY(@Keys)", StringComparison.Ordinal);

    public override void Dispose() => source.Dispose();

    /// <summary>Keeps our advisory locks apart from those of other programs in the same database.</summary>
    private const int LockFamily = 0x44534152;

    private async Task<Session> OpenAsync(IsolationLevel isolation, CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        return new Session(this, connection, await connection.BeginTransactionAsync(isolation, cancellation), null, cancellation);
    }
}
