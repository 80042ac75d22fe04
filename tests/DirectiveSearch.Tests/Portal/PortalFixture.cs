using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Sample;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;
using DirectiveSearch.Portal;
using DirectiveSearch.Search;
using DirectiveSearch.Search.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DirectiveSearch.Tests.Portal;

/// <summary>The portal on a real server over an archive that holds the sample corpus; made once for all tests of the collection.</summary>
public sealed class PortalFixture : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("directivesearch-portal-").FullName;
    private ArchiveStore? archive;
    private SqliteSearchIndex? index;
    private WebApplication? app;

    public ArchiveStore Archive => archive!;

    public ISearchIndex Index => index!;

    /// <summary>What the portal asks; tests of a collection run one after another, and each leaves it as it was.</summary>
    internal WatchedIndex Watched { get; private set; } = null!;

    /// <summary>Of the running server, without a slash at the end.</summary>
    public string Origin { get; private set; } = "";

    public HttpClient Http { get; } = new(new HttpClientHandler { AllowAutoRedirect = false });

    public PortalBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        archive = await ArchiveStore.OpenAsync(folder, TimeProvider.System, CancellationToken.None);
        index = await SqliteSearchIndex.OpenAsync(Path.Combine(folder, "index"), CancellationToken.None);
        await IngestAsync(Ingester.Sample, SampleCorpus.Stream());
        Watched = new WatchedIndex(index);
        app = Build(archive, Watched, TimeProvider.System);
        await app.StartAsync();
        Origin = app.Urls.Single();
        Http.BaseAddress = new Uri(Origin);
        Browser = new PortalBrowser(Origin);
    }

    /// <summary>Takes documents in and works until all are found.</summary>
    private async Task IngestAsync(string kind, IAsyncEnumerable<OfferedFile> files)
    {
        var limits = new IngestionLimits();
        var work = new WorkOptions();
        await using var heartbeat = new Heartbeat(Archive, work, "test", NullLogger<Heartbeat>.Instance);
        await new Ingester(Archive, limits, heartbeat).OfferAsync(kind, "Dữ liệu mẫu", files, CancellationToken.None);
        using var converter = new Converter(new ConversionOptions { Processes = 1 }, limits);
        await new Worker(Archive, new ConversionStep(Archive, converter, work), new ReadingSteps(Archive, Index, work, TimeProvider.System), heartbeat, TimeProvider.System, NullLogger<Worker>.Instance)
            .DrainAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        Http.Dispose();
        if (app is not null) await app.DisposeAsync();
        await DisposeIfNeeded(index);
        await DisposeIfNeeded(archive);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task DisposeIfNeeded(object? part)
    {
        if (part is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync();
        else if (part is IDisposable disposable) disposable.Dispose();
    }

    internal static WebApplication Build(ArchiveStore archive, ISearchIndex index, TimeProvider time, Action<IServiceCollection>? add = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting().AddLogging(logging => logging.ClearProviders());
        builder.Services.AddSingleton(archive).AddSingleton(index).AddSingleton(new IngestionLimits()).AddSingleton(time);
        builder.Services.AddSingleton(_ => new Heartbeat(archive, new WorkOptions(), "test", NullLogger<Heartbeat>.Instance)).AddSingleton<Ingester>();
        builder.Services.AddSingleton(_ => new Converter(new ConversionOptions { Processes = 1 }, new IngestionLimits()));
        add?.Invoke(builder.Services);
        builder.Services.AddPortal();
        var built = builder.Build();
        built.MapPortal();
        return built;
    }
}

[CollectionDefinition(Name)]
public sealed class PortalCollection : ICollectionFixture<PortalFixture>
{
    public const string Name = "Portal";
}
