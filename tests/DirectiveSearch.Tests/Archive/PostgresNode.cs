using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace DirectiveSearch.Tests.Archive;

/// <summary>The system's PostgreSQL with data of its own on a free port, which can be killed and started again; gone when disposed.</summary>
public sealed class PostgresNode : IAsyncDisposable
{
    private const string SystemUser = "postgres";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postgres-");
    private readonly int port = FreePort();

    private PostgresNode()
    {
    }

    /// <summary>To its database postgres, as a user who may do everything.</summary>
    public string Connection => $"Host=127.0.0.1;Port={port};Username={SystemUser};Database=postgres";

    private string Data => Path.Combine(folder.FullName, "data");

    public static async Task<PostgresNode> StartAsync()
    {
        RequirePrograms("");
        var node = new PostgresNode();
        // The server refuses to run as root: it gets a folder and a user of its own.
        if (Environment.IsPrivilegedProcess) await RunAsync(["chown", SystemUser, node.folder.FullName], asSystemUser: false);
        await RunAsync("initdb", "-D", node.Data, "-U", SystemUser, "-A", "trust", "-E", "UTF8", "--no-locale");
        await node.ResumeAsync();
        return node;
    }

    /// <summary>It crashes: SIGKILL to the server, whose own children notice and go.</summary>
    public async Task KillAsync()
    {
        var server = (await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid")))[0];
        await RunAsync(["/bin/kill", "-KILL", server], Environment.IsPrivilegedProcess);
    }

    /// <summary>Starts on the data that are there; as long as a child of a killed one still lives, it refuses.</summary>
    public async Task ResumeAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await RunAsync(
                    "pg_ctl", "-D", Data, "-w", "-l", Path.Combine(folder.FullName, "log"), "-o",
                    $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off", "start");
                return;
            }
            catch (InvalidOperationException) when (attempt < 20)
            {
                await Task.Delay(200);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "stop");
        folder.Delete(recursive: true);
    }

    /// <summary>Skips the test where the system has no PostgreSQL.</summary>
    internal static void RequirePrograms(string besides)
    {
        if (Programs() is null) Component.Missing($"{besides}PostgreSQL is not installed; ./test installs it when run as root");
    }

    private static string? Programs() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Max()
        : null;

    private static Task RunAsync(string program, params string[] arguments) => RunAsync([Path.Combine(Programs()!, program), .. arguments], Environment.IsPrivilegedProcess);

    private static async Task RunAsync(string[] call, bool asSystemUser)
    {
        string[] whole = asSystemUser ? ["runuser", "-u", SystemUser, "--", .. call] : call;
        // Its output must not be a pipe of ours: the server inherits it and holds it open.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", .. whole]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', whole)} ended with {process.ExitCode}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
