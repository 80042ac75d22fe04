using DirectiveSearch.Tests.Archive;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace DirectiveSearch.Tests.Archive;

/// <summary>A PostgreSQL for the whole test run: the one that DIRECTIVESEARCH_TEST_POSTGRES names (a connection string of a user who may
/// create databases), or the system's, started when first asked for on a free port and stopped at the end.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Variable = "DIRECTIVESEARCH_TEST_POSTGRES";

    private readonly Lock starting = new();
    private Task<PostgresNode>? started;

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var server = await ServerAsync();
        var name = $"archive_{Guid.NewGuid():N}";
        await ExecuteAsync(server, $"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    public async Task DropAsync(string database)
    {
        using (var pool = new NpgsqlConnection(database)) NpgsqlConnection.ClearPool(pool);
        await ExecuteAsync(await ServerAsync(), $"DROP DATABASE {new NpgsqlConnectionStringBuilder(database).Database} WITH (FORCE)");
    }

    public async ValueTask DisposeAsync()
    {
        if (started is { IsCompletedSuccessfully: true }) await (await started).DisposeAsync();
    }

    private async Task<string> ServerAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return named;
        PostgresNode.RequirePrograms($"{Variable} names no server and ");
        lock (starting) started ??= PostgresNode.StartAsync();
        return (await started).Connection;
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
