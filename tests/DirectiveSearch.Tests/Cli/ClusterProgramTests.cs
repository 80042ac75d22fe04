using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using DirectiveSearch.Tests.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DirectiveSearch.Tests.Cli;

/// <summary>The program with its index on a real server: the address is all it takes.</summary>
public sealed class ClusterProgramTests(SearchServers servers) : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("directivesearch-cluster-");
    private readonly string index = $"program-{Guid.NewGuid():N}";
    private readonly HttpClient http = new();
    private Uri? server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await http.DeleteAsync(new Uri(server, $"/{index}-000001,{index}-000002,{index}-000003,{index}-foreign?ignore_unavailable=true"), CancellationToken.None);
        http.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_is_ingested_is_found_reindexed_verified_and_repaired()
    {
        server = await servers.ElasticsearchAsync();
        var ingested = await RunAsync("ingest", await WritePlanAsync("a", "12"), await WritePlanAsync("b", "13"));
        var found = await RunAsync("search", "nong thon moi");
        var reindexed = Json(await RunAsync("reindex", "--json"));
        var status = Json(await RunAsync("index", "status", "--json"));
        var equal = await RunAsync("index", "verify");
        await http.DeleteAsync(new Uri(server, $"/{index}-000002"), Cancellation);
        var lost = await RunAsync("index", "verify");
        var repaired = await RunAsync("index", "verify", "--repair");

        Assert.Equal((0, 0, 0, 1, 0), (ingested.ExitCode, found.ExitCode, equal.ExitCode, lost.ExitCode, repaired.ExitCode));
        Assert.StartsWith("2 văn bản", found.Output);
        Assert.Equal((2, 2, true), (reindexed.GetProperty("documents").GetInt32(), reindexed.GetProperty("written").GetInt32(), reindexed.GetProperty("verification").GetProperty("equal").GetBoolean()));
        Assert.Equal(("elasticsearch", $"{index}-000002", 2), (status.GetProperty("backend").GetString(), status.GetProperty("generation").GetString(), status.GetProperty("documents").GetInt32()));
        Assert.Contains("thiếu 2", lost.Output);
    }

    [Fact]
    public async Task An_archive_moves_to_a_server_by_reindex()
    {
        server = await servers.ElasticsearchAsync();
        await ProgramRun.OfAsync(folder.FullName, "ingest", await WritePlanAsync("a", "12"));
        var reindexed = await RunAsync("reindex");
        Assert.Equal(0, reindexed.ExitCode);
        Assert.StartsWith("1 văn bản", (await RunAsync("search", "nông thôn mới")).Output);
    }

    [Theory]
    [InlineData("""{"mappings":{"_meta":{"product":"DirectiveSearch","version":7,"complete":true}}}""", "directivesearch reindex")]
    [InlineData("""{"mappings":{"properties":{"title":{"type":"text"}}}}""", "không do DirectiveSearch lập")]
    public async Task Another_version_and_a_foreign_index_under_the_alias_stop_the_start_with_the_way_out(string body, string told)
    {
        server = await servers.ElasticsearchAsync();
        using var content = new StringContent($"{body[..^1]},\"aliases\":{{\"{index}\":{{}}}}}}", Encoding.UTF8, "application/json");
        (await http.PutAsync(new Uri(server, $"/{index}-foreign"), content, Cancellation)).EnsureSuccessStatusCode();
        foreach (var verb in new[] { "serve", "search" })
        {
            var run = await RunAsync(verb == "search" ? [verb, "x"] : [verb, "--urls", "http://127.0.0.1:0"]);
            Assert.Equal(1, run.ExitCode);
            Assert.Contains(told, run.Error);
        }
    }

    [Fact]
    public async Task A_wrong_password_stops_the_start_with_the_way_out()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var refusing = builder.Build();
        refusing.MapFallback(() => Results.StatusCode(StatusCodes.Status401Unauthorized));
        await refusing.StartAsync(Cancellation);
        var run = await ProgramRun.OfAsync(
            folder.FullName, "serve", "--search-elasticsearch-urls", refusing.Urls.Single(), "--search-elasticsearch-user", "u", "--search-elasticsearch-password", "s3cret");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("--search-elasticsearch-password", run.Error);
        Assert.DoesNotContain("s3cret", run.Error);
    }

    [Fact]
    public async Task With_the_server_away_the_portal_starts_and_a_search_says_so()
    {
        var away = $"http://127.0.0.1:{FreePort()}";
        using var serving = ProgramRun.Start(folder.FullName, "serve", "--urls", "http://127.0.0.1:0", "--search-elasticsearch-urls", away);
        try
        {
            string? line, told = "";
            while ((line = await serving.StandardError.ReadLineAsync(Cancellation)) is not null && !line.StartsWith("DirectiveSearch đang chạy tại ", StringComparison.Ordinal)) told += line;
            Assert.Contains(away, told);
            var address = line!["DirectiveSearch đang chạy tại ".Length..].Split(' ')[0];
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(new Uri(address), "/health/live"), Cancellation)).StatusCode);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync(new Uri(new Uri(address), "/health/ready"), Cancellation)).StatusCode);
        }
        finally
        {
            serving.Kill(entireProcessTree: true);
        }

        var search = await ProgramRun.OfAsync(folder.FullName, "search", "x", "--search-elasticsearch-urls", away);
        var doctor = await ProgramRun.OfAsync(folder.FullName, "doctor", "--search-elasticsearch-urls", away);
        Assert.Equal((1, 0), (search.ExitCode, doctor.ExitCode));
        Assert.Contains(away, search.Error);
        Assert.Contains("KHÔNG DÙNG ĐƯỢC", doctor.Output);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static JsonElement Json(ProgramRun run) => JsonDocument.Parse(run.Output).RootElement;

    private async Task<string> WritePlanAsync(string name, string number)
    {
        var path = Path.Combine(folder.FullName, $"{name}.txt");
        await File.WriteAllTextAsync(path, ProgramTests.Plan.ReplaceLineEndings("\n").Replace("Số: 12/", $"Số: {number}/", StringComparison.Ordinal), Cancellation);
        return path;
    }

    private Task<ProgramRun> RunAsync(params string[] arguments) =>
        ProgramRun.OfAsync(folder.FullName, [.. arguments, "--search-elasticsearch-urls", server!.ToString(), "--search-elasticsearch-index", index]);
}
