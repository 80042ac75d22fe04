using Npgsql;

namespace DirectiveSearch.Archive;

/// <summary>An advisory lock that is held across transactions, for hours if need be; it ends with its connection, so a program that dies holds nothing.</summary>
internal sealed class PostgresHold : IDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly int family;
    private readonly int what;

    private PostgresHold(NpgsqlConnection connection, int family, int what) => (this.connection, this.family, this.what) = (connection, family, what);

    /// <summary>Null when another has it.</summary>
    public static async Task<PostgresHold?> TryAsync(NpgsqlDataSource source, int family, int what, CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1, $2)", connection) { Parameters = { new() { Value = family }, new() { Value = what } } };
            if (await command.ExecuteScalarAsync(cancellation) is true) return new PostgresHold(connection, family, what);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    public void Dispose()
    {
        try
        {
            using var command = new NpgsqlCommand("SELECT pg_advisory_unlock($1, $2)", connection) { Parameters = { new() { Value = family }, new() { Value = what } } };
            command.ExecuteNonQuery();
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException)
        {
            // The connection broke, and the lock with it.
        }

        connection.Dispose();
    }
}
