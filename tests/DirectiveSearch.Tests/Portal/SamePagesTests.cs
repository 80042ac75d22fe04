using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;
using DirectiveSearch.Search;
using DirectiveSearch.Search.Elasticsearch;
using DirectiveSearch.Tests.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;

namespace DirectiveSearch.Tests.Portal;

/// <summary>Real documents behind two portals, one on the embedded index and one on Elasticsearch: every page and 200 queries say the
/// same. Where the order goes by date the pages are equal letter by letter; where it goes by score, which each engine reckons in its
/// own way, all that stands around the hits is equal, and so is the set of all hits.</summary>
public sealed partial class SamePagesTests(SamePagesFixture portals) : IClassFixture<SamePagesFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_is_the_same()
    {
        await portals.StartAsync();
        var paths = await Walk.PagesAsync(portals.Archive, Stop);
        Assert.True(paths.Count > 400, $"{paths.Count} pages");
        await AgreeAsync(paths, Same);
    }

    [Fact]
    public async Task Two_hundred_queries_find_and_count_the_same()
    {
        await portals.StartAsync();
        var queries = await Walk.QueriesAsync(portals.Archive, Stop);
        Assert.Equal(Walk.Queries, queries.Count);
        var lenses = new[] { "dong-thoi-gian", "mang-luoi", "trien-khai", "trien-khai&theo=van-ban" };
        await AgreeAsync([.. queries.Select(query => $"/tim-kiem?{query}&sap-xep=moi-nhat")], Same);
        await AgreeAsync([.. queries.Select((query, number) => $"/tim-kiem?{query}&xem={lenses[number % lenses.Length]}")], Same);
        await AgreeAsync([.. queries.Select(query => $"/tim-kiem?{query}")], AroundHits);
        await AgreeAsync([.. queries.Select(query => $"/tim-kiem.csv?{query}&sap-xep=cu-nhat")], Same);
        await AgreeAsync([.. queries.Where((_, number) => number % 5 == 0).Select(query => $"/tim-kiem.csv?{query}")], AnyOrder);
    }

    /// <summary>Both answer alike, or the first differences are told.</summary>
    private async Task AgreeAsync(IReadOnlyList<string> paths, Func<string, string> normalised)
    {
        var differences = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(paths, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Stop }, async (path, stop) =>
        {
            var (embedded, cluster) = (await AskAsync(portals.Embedded, path, stop), await AskAsync(portals.Cluster, path, stop));
            if (embedded.Status == HttpStatusCode.InternalServerError || embedded.Status != cluster.Status) differences.Add($"{path}: {embedded.Status}, {cluster.Status}");
            else if (FirstDifference(normalised(embedded.Text), normalised(cluster.Text)) is { } difference) differences.Add($"{path}: {difference}");
        });
        Assert.True(differences.IsEmpty, $"{differences.Count} of {paths.Count} differ:\n{string.Join('\n', differences.Order(StringComparer.Ordinal).Take(12))}");
    }

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(HttpClient portal, string path, CancellationToken stop)
    {
        using var answer = await portal.GetAsync(path, stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(stop));
    }

    /// <summary>All but the token that each portal gives its forms anew.</summary>
    private static string Same(string text) => Tokens().Replace(text, "");

    /// <summary>Without the hits and the words with accents that are read from those of the first page.</summary>
    private static string AroundHits(string page) => Understood().Replace(Hits().Replace(Same(page), ""), "");

    private static string AnyOrder(string rows) => string.Join('\n', rows.Split("\r\n").Order(StringComparer.Ordinal));

    private static string? FirstDifference(string one, string other)
    {
        if (one == other) return null;
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        string Around(string text) => text[Math.Max(0, Math.Min(at, text.Length) - 60)..Math.Min(text.Length, at + 90)].ReplaceLineEndings(" ");
        return $"“{Around(one)}” and “{Around(other)}”";
    }

    [GeneratedRegex("<input name=\"__RequestVerificationToken\"[^>]*>")]
    private static partial Regex Tokens();

    [GeneratedRegex("<div class=\"hits\">.*</div>\n", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Hits();

    [GeneratedRegex("(, được hiểu là )?<b>[^<]*</b>\\s*</h1>", RegexOptions.NonBacktracking)]
    private static partial Regex Understood();
}

/// <summary>One archive of the real documents, and a portal over each of two indexes that hold the same entries.</summary>
public sealed class SamePagesFixture(SearchServers servers) : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("directivesearch-same-").FullName;
    private readonly SqliteIndices embeddedIndices = new();
    private readonly ElasticsearchIndices clusterIndices = new(servers);
    private readonly List<WebApplication> apps = [];
    private readonly SemaphoreSlim starting = new(1);

    public ArchiveStore Archive { get; private set; } = null!;

    public HttpClient Embedded { get; } = new(new HttpClientHandler { AllowAutoRedirect = false });

    public HttpClient Cluster { get; } = new(new HttpClientHandler { AllowAutoRedirect = false });

    private static CancellationToken Stop => CancellationToken.None;

    /// <summary>Asked for by the tests, so that what is missing skips them.</summary>
    public async Task StartAsync()
    {
        await starting.WaitAsync(Stop);
        try
        {
            if (apps.Count == 0) await FillAsync();
        }
        finally
        {
            starting.Release();
        }
    }

    private async Task FillAsync()
    {
        var (seeds, documents) = (TestData.Require("seeds"), TestData.Require("data/documents"));
        var cluster = await clusterIndices.CreateAsync();
        var embedded = await embeddedIndices.CreateAsync();
        Archive = await ArchiveStore.OpenAsync(folder, TimeProvider.System, Stop);
        var limits = new IngestionLimits();
        var work = new WorkOptions();
        await using var heartbeat = new Heartbeat(Archive, work, "test", NullLogger<Heartbeat>.Instance);
        await new Ingester(Archive, limits, heartbeat).OfferAsync("folder", "văn bản thật", Files.FromPaths([seeds, documents]), Stop);
        using var converter = new Converter(new ConversionOptions { Processes = 2 }, limits);
        await new Worker(Archive, new ConversionStep(Archive, converter, work), new ReadingSteps(Archive, embedded, work, TimeProvider.System), heartbeat, TimeProvider.System, NullLogger<Worker>.Instance).DrainAsync(Stop);
        foreach (var batch in (await Archive.Documents.RevisionsAsync("", 10_000, Stop)).Chunk(500))
        {
            var indexable = await Archive.Documents.IndexableAsync([.. batch.Select(row => row.Id)], Stop);
            Assert.Empty(await cluster.WriteAsync([.. indexable.Values.Select(IndexEntryBuilder.Build)], Stop));
        }

        await cluster.RefreshAsync(Stop);
        (Embedded.BaseAddress, Cluster.BaseAddress) = (await ServeAsync(embedded), await ServeAsync(cluster));
    }

    public async ValueTask DisposeAsync()
    {
        Embedded.Dispose();
        Cluster.Dispose();
        foreach (var app in apps) await app.DisposeAsync();
        Archive?.Dispose();
        starting.Dispose();
        await embeddedIndices.DisposeAsync();
        await clusterIndices.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<Uri> ServeAsync(ISearchIndex index)
    {
        var app = PortalFixture.Build(Archive, index, new Noon());
        apps.Add(app);
        await app.StartAsync(Stop);
        return new Uri(app.Urls.Single());
    }

    /// <summary>The print says when it was made.</summary>
    private sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 5, 0, 0, TimeSpan.Zero);
    }
}
