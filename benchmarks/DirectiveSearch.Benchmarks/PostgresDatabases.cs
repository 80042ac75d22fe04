using Npgsql;

namespace DirectiveSearch.Benchmarks;

/// <summary>Databases for one measurement each.</summary>
internal static class PostgresDatabases
{
    /// <param name="server">Connection string of a user who may create databases.</param>
    /// <returns>Connection string of a new, empty database.</returns>
    public static async Task<string> CreateAsync(string server)
    {
        var name = $"benchmark_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }
}
