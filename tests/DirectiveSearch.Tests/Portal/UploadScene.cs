using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;
using DirectiveSearch.Search.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DirectiveSearch.Tests.Portal;

/// <summary>A portal over an empty archive that takes files in, and a worker that works when it is told to.</summary>
internal sealed class UploadScene : IAsyncDisposable
{
    public const string Plan = "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG\nSố: 12/KH-UBND\nLâm Đồng, ngày 05 tháng 02 năm 2021\nKẾ HOẠCH\nCông tác thi đua, khen thưởng năm 2021\nThực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị.";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("directivesearch-upload-");
    private WebApplication app = null!;
    private SqliteSearchIndex index = null!;

    private UploadScene()
    {
    }

    public ArchiveStore Archive { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public PortalBrowser Browser { get; private set; } = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<UploadScene> OpenAsync(IngestionLimits? limits = null, CrawlRunner? crawler = null)
    {
        var scene = new UploadScene();
        scene.Archive = await ArchiveStore.OpenAsync(scene.folder.FullName, TimeProvider.System, Stop);
        scene.index = await SqliteSearchIndex.OpenAsync(Path.Combine(scene.folder.FullName, "index"), Stop);
        scene.app = PortalFixture.Build(scene.Archive, scene.index, TimeProvider.System, services =>
        {
            services.AddSingleton(limits ?? new IngestionLimits());
            if (crawler is not null) services.AddSingleton(crawler);
        });
        await scene.app.StartAsync(Stop);
        scene.Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(scene.app.Urls.Single()) };
        scene.Browser = new PortalBrowser(scene.app.Urls.Single());
        return scene;
    }

    /// <summary>Works until nothing is left.</summary>
    public async Task WorkAsync()
    {
        var (limits, work) = (new IngestionLimits(), new WorkOptions());
        await using var heartbeat = new Heartbeat(Archive, work, "test", NullLogger<Heartbeat>.Instance);
        using var converter = new Converter(new ConversionOptions { Processes = 1 }, limits);
        await new Worker(Archive, new ConversionStep(Archive, converter, work), new ReadingSteps(Archive, index, work, TimeProvider.System), heartbeat, TimeProvider.System, NullLogger<Worker>.Instance).DrainAsync(Stop);
    }

    /// <summary>Begins an upload as the page's script does.</summary>
    /// <returns>The run.</returns>
    public async Task<long> BeginAsync(string first, int count)
    {
        using var form = new FormUrlEncodedContent([new("ten", first), new("so-tep", $"{count}")]);
        var answer = await SendAsync("/nap-tai-lieu/bat-dau", form);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("run").GetInt64();
    }

    public Task<HttpResponseMessage> FilesAsync(long run, params (string Path, string Text)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (path, text) in files)
        {
            form.Add(new StringContent(path), "duong-dan");
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "tep", "tep");
        }

        return SendAsync($"/nap-tai-lieu/{run}/tep", form);
    }

    public async Task EndAsync(long run) => (await SendAsync($"/nap-tai-lieu/{run}/xong", new FormUrlEncodedContent([]))).EnsureSuccessStatusCode();

    /// <summary>With the token of the page's form in the header.</summary>
    public async Task<HttpResponseMessage> SendAsync(string address, HttpContent content)
    {
        var token = JobPageTests.Token().Match(await ReadAsync("/nap-tai-lieu")).Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Add("RequestVerificationToken", token);
        return await Http.SendAsync(request, Stop);
    }

    public Task<string> ReadAsync(string path) => Http.GetStringAsync(path, Stop);

    public async Task<IReadOnlyDictionary<string, RunItem>> ItemsAsync(long run) => (await Archive.Runs.ItemsAsync(run, null, 0, 1000, Stop)).Items.ToDictionary(item => item.Locator);

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        Http.Dispose();
        await app.DisposeAsync();
        if ((object)index is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync();
        Archive.Dispose();
        folder.Delete(recursive: true);
    }
}
