using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using DirectiveSearch.Tests.Search;

[assembly: AssemblyFixture(typeof(SearchServers))]

namespace DirectiveSearch.Tests.Search;

/// <summary>Real servers for the whole test run: those that DIRECTIVESEARCH_TEST_ELASTICSEARCH and DIRECTIVESEARCH_TEST_OPENSEARCH
/// name, or one of each that is started when first asked for with the script `server` in the folder DIRECTIVESEARCH_TEST_SERVERS.</summary>
public sealed class SearchServers : IAsyncDisposable
{
    private readonly Server elasticsearch = new("elasticsearch", "DIRECTIVESEARCH_TEST_ELASTICSEARCH");
    private readonly Server opensearch = new("opensearch", "DIRECTIVESEARCH_TEST_OPENSEARCH");

    /// <summary>The address; without one the test is skipped, or fails under CI.</summary>
    public Task<Uri> ElasticsearchAsync() => elasticsearch.AddressAsync();

    /// <summary>The address; without one the test is skipped, or fails under CI.</summary>
    public Task<Uri> OpenSearchAsync() => opensearch.AddressAsync();

    public async ValueTask DisposeAsync()
    {
        await elasticsearch.DisposeAsync();
        await opensearch.DisposeAsync();
    }

    private sealed class Server(string engine, string variable) : IAsyncDisposable
    {
        private readonly Lock starting = new();
        private Task<SearchCluster>? started;

        public async Task<Uri> AddressAsync()
        {
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } address) return new Uri(address);
            SearchCluster.RequireScript($"{variable} names no server, and ");
            lock (starting) started ??= SearchCluster.StartAsync(engine, 1, []);
            return (await started).Addresses[0];
        }

        public async ValueTask DisposeAsync()
        {
            if (started is { IsCompletedSuccessfully: true }) await (await started).DisposeAsync();
        }
    }
}

/// <summary>Nodes of one cluster on free ports of this machine, for tests that break things; stopped when disposed.</summary>
public sealed class SearchCluster : IAsyncDisposable
{
    /// <summary>A node's transport port is so much above its own.</summary>
    private const int Transport = 100;

    private readonly string folder = Directory.CreateTempSubdirectory("servers").FullName;
    private readonly int port;

    private SearchCluster(int port, int nodes)
    {
        this.port = port;
        Addresses = [.. Enumerable.Range(port, nodes).Select(each => new Uri($"http://127.0.0.1:{each}"))];
    }

    public IReadOnlyList<Uri> Addresses { get; }

    /// <param name="engine">elasticsearch or opensearch.</param>
    /// <param name="settings">Of the nodes: thread_pool.write.queue_size=1.</param>
    public static async Task<SearchCluster> StartAsync(string engine, int nodes, IReadOnlyList<string> settings)
    {
        RequireScript("");
        var cluster = new SearchCluster(FreePort(nodes), nodes);
        await cluster.RunAsync(["start", "--engine", engine, "--port", $"{cluster.port}", "--nodes", $"{nodes}", .. settings]);
        return cluster;
    }

    /// <summary>A node crashes.</summary>
    public Task KillAsync(int node) => RunAsync(["kill", "--port", $"{port + node}"]);

    /// <summary>A node that crashed comes back on the data that it left.</summary>
    public Task ResumeAsync(int node) => RunAsync(["resume", "--port", $"{port + node}"]);

    public async ValueTask DisposeAsync()
    {
        await RunAsync(["stop", "--port", $"{port}"]);
        Directory.Delete(folder, recursive: true);
    }

    internal static string RequireScript(string besides)
    {
        var script = Path.Combine(Environment.GetEnvironmentVariable("DIRECTIVESEARCH_TEST_SERVERS") ?? "", "server");
        if (!File.Exists(script)) Component.Missing($"{besides}DIRECTIVESEARCH_TEST_SERVERS names no folder with the script server in it");
        return script;
    }

    private async Task RunAsync(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(RequireScript(""), arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["DIRECTIVESEARCH_SERVERS"] = folder;
        using var process = Process.Start(start)!;
        var problem = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"server {string.Join(' ', arguments)}: {await problem}");
    }

    /// <summary>The first of as many ports in a row that are free, with their transport ports.</summary>
    private static int FreePort(int nodes)
    {
        while (true)
        {
            var first = Random.Shared.Next(20_000, 30_000);
            if (Enumerable.Range(first, nodes).All(each => IsFree(each) && IsFree(each + Transport))) return first;
        }
    }

    private static bool IsFree(int candidate)
    {
        using var listener = new TcpListener(IPAddress.Loopback, candidate);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
