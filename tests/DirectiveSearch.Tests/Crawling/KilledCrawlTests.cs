using System.Diagnostics;
using System.Globalization;
using Dapper;
using DirectiveSearch.Archive;
using DirectiveSearch.Tests.Copying;
using DirectiveSearch.Tests.Crawling.Sites;
using DirectiveSearch.Tests.Ingestion;

namespace DirectiveSearch.Tests.Crawling;

/// <summary>The whole program, killed at random while it crawls: nothing is fetched twice beyond what was under way, and nothing is lost.
/// DIRECTIVESEARCH_TEST_CRAWL_KILLS=50 runs the long form: so many kills over 500 documents.</summary>
public sealed class KilledCrawlTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly int? LongKills = int.TryParse(Environment.GetEnvironmentVariable("DIRECTIVESEARCH_TEST_CRAWL_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills) ? kills : null;
    private static readonly int Kills = LongKills ?? 3;
    private static readonly int Documents = LongKills is null ? 30 : 500;

    private readonly TemporaryFolder folder = new();
    private readonly Random random = new(20_260_102);
    private readonly GeneratedPortal portal = new(Documents);
    private LocalSite site = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(folder.Path, "data");

    public async ValueTask InitializeAsync()
    {
        site = await LocalSite.StartAsync(portal.AnswerAsync);
        (await ArchiveStore.OpenAsync(Data, TimeProvider.System, Cancellation)).Dispose();
        folder.Write("data/sources/thu.yaml", GeneratedPortal.SourceFile(site.Address));
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Killed_at_any_moment_a_crawl_fetches_nothing_twice_and_loses_nothing()
    {
        var files = Documents + (Documents / 5);
        var requests = Documents + files + portal.PageCount;
        for (var kill = 1; kill <= Kills; kill++) await KillAsync(site.Seen.Count + 1 + random.Next(2 * requests / (Kills + 1)));
        using (var last = Start()) Assert.True(await last.EndAsync(Cancellation) == 0, last.Said);

        var asked = site.Seen.Where(request => request.Path != "/robots.txt").CountBy(request => request.Path).ToDictionary();
        var twice = asked.Where(pair => pair.Value > 1).ToList();
        Assert.True(asked.Values.Sum(times => times - 1) <= Kills, $"fetched again: {string.Join(", ", twice)}");
        Assert.Equal(requests, asked.Count);
        await using var connection = ArchiveRows.Sqlite(Data);
        Assert.Equal((files, 0, 1), (
            await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM crawl_addresses WHERE role = 2 AND state = 1 AND document_id IS NOT NULL"),
            await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM crawl_addresses WHERE state <> 1"),
            await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM crawl_runs WHERE state = 1")));
        Assert.Equal((files, files, 0), (
            await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM documents"),
            await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM versions WHERE text IS NOT NULL"),
            await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM work")));
        Assert.True(await connection.ExecuteScalarAsync<int>("SELECT count(DISTINCT document_id) FROM citations") >= Documents);
        output.WriteLine($"{Kills} kills over {requests} addresses: {twice.Count} asked again");
    }

    private ChildProgram Start() => ChildProgram.Start(
        Data, new Dictionary<string, string> { ["DIRECTIVESEARCH_CRAWL__CONTACT"] = "vanthu@example.vn", ["DIRECTIVESEARCH_CRAWL__LOOPBACK"] = "true" }, "crawl", "thu");

    /// <summary>At the first moment, more or less, when the site has answered so often.</summary>
    private async Task KillAsync(int answers)
    {
        using var program = Start();
        while (!program.HasEnded && site.Seen.Count < answers) await Task.Delay(2, Cancellation);
        await Task.Delay(random.Next(8), Cancellation);
        await program.KillAsync();
    }
}
