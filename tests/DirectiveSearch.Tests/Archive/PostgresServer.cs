using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using DirectiveSearch.Tests.Archive;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace DirectiveSearch.Tests.Archive;

/// <summary>A PostgreSQL for the whole test run: the one that DIRECTIVESEARCH_TEST_POSTGRES names (a connection string of a user who may
/// create databases), or the system's, started when first asked for on a free port and stopped at the end.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Variable = "DIRECTIVESEARCH_TEST_POSTGRES";
    private const string SystemUser = "postgres";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postgres-");
    private readonly Lock starting = new();
    private Task<string>? started;

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
        if (started is { IsCompletedSuccessfully: true }) await RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "stop");
        folder.Delete(recursive: true);
    }

    private string Data => Path.Combine(folder.FullName, "data");

    private Task<string> ServerAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return Task.FromResult(named);
        if (Programs() is null) Component.Missing($"{Variable} names no server and PostgreSQL is not installed; ./test installs it when run as root");
        lock (starting) return started ??= StartAsync();
    }

    private async Task<string> StartAsync()
    {
        // The server refuses to run as root: it gets a folder and a user of its own.
        if (Environment.IsPrivilegedProcess) await RunAsync("chown", SystemUser, folder.FullName, asSystemUser: false);
        await RunAsync("initdb", "-D", Data, "-U", SystemUser, "-A", "trust", "-E", "UTF8", "--no-locale");
        var port = FreePort();
        await RunAsync("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(folder.FullName, "log"), "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off", "start");
        return $"Host=127.0.0.1;Port={port};Username={SystemUser};Database=postgres";
    }

    private static string? Programs() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Max()
        : null;

    private static Task RunAsync(string program, params string[] arguments) => RunAsync(Path.Combine(Programs()!, program), arguments, Environment.IsPrivilegedProcess);

    private static Task RunAsync(string program, string first, string second, bool asSystemUser) => RunAsync(program, [first, second], asSystemUser);

    private static async Task RunAsync(string program, string[] arguments, bool asSystemUser)
    {
        string[] whole = asSystemUser ? ["runuser", "-u", SystemUser, "--", program, .. arguments] : [program, .. arguments];
        // Its output must not be a pipe of ours: the server inherits it and holds it open.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", .. whole]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', whole)} ended with {process.ExitCode}");
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
