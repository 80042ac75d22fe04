using System.Net;
using System.Text.Json;
using DirectiveSearch.Archive;
using DirectiveSearch.Tests.Archive;
using Npgsql;

namespace DirectiveSearch.Tests.Cli;

/// <summary>What readers and watchers see while the PostgreSQL that holds the archive does not answer.</summary>
public sealed class ArchiveAwayTests(PostgresServer postgres) : IAsyncLifetime
{
    private const string Heading = "Cổng tra cứu đang tạm gián đoạn";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("directivesearch-away-");
    private string? database;
    private CutWire? wire;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateDatabaseAsync();
        var server = new NpgsqlConnectionStringBuilder(database);
        wire = new CutWire(server.Host!, server.Port);
    }

    public async ValueTask DisposeAsync()
    {
        wire!.Dispose();
        await postgres.DropAsync(database!);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_page_says_so_calmly_keeps_what_was_typed_and_comes_back()
    {
        using var serving = new RunningProgram(folder.FullName, "serve", "--sample", "--urls", "http://127.0.0.1:0", "--archive-postgres", Through());
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = await serving.AddressAsync() };
        var paths = await PathsAsync(http);
        foreach (var path in paths) Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(path, Stop)).StatusCode);
        wire!.Cut();
        await UntilAsync(http, HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live", Stop)).StatusCode);
        using (var ready = JsonDocument.Parse(await (await http.GetAsync("/health/ready", Stop)).Content.ReadAsStringAsync(Stop)))
            Assert.Equal(("unavailable", "ok", "unknown"), (ready.RootElement.GetProperty("archive").GetString(), ready.RootElement.GetProperty("index").GetString(), ready.RootElement.GetProperty("migrations").GetString()));
        foreach (var path in paths)
        {
            var answer = await http.GetAsync(path, Stop);
            var page = await answer.Content.ReadAsStringAsync(Stop);
            Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{path}: {answer.StatusCode}");
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.Contains(Heading, page, StringComparison.Ordinal);
            if (path.Contains("q=", StringComparison.Ordinal)) Assert.Contains("value=\"thi đua\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("PostgreSQL", page, StringComparison.Ordinal);
        }

        wire.Mend();
        await UntilAsync(http, HttpStatusCode.OK);
        foreach (var path in paths) Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(path, Stop)).StatusCode);
    }

    [Fact]
    public async Task A_program_that_stays_waits_for_it_at_its_start()
    {
        wire!.Cut();
        using var working = new RunningProgram(folder.FullName, "work", "--archive-postgres", Through());
        Assert.Contains("chưa trả lời", await working.LineAsync("Chương trình đợi và tự thử lại"));
        wire.Mend();
        await working.WorkingAsync();
    }

    private string Through() => new NpgsqlConnectionStringBuilder(database) { Host = "127.0.0.1", Port = wire!.Port }.ConnectionString;

    /// <summary>One of every kind of page, as soon as the sample is there.</summary>
    private async Task<IReadOnlyList<string>> PathsAsync(HttpClient http)
    {
        using var archive = await ArchiveStore.OpenPostgresAsync(folder.FullName, database!, TimeProvider.System, Stop);
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await archive.Runs.FindAsync(1, Stop) is not { State: RunState.Finished }) await looks.WaitForNextTickAsync(Stop);
        var directive = (await archive.Instruments.MostCitedAsync(200, Stop)).First(instrument => instrument.HeldDocumentId is not null);
        var unit = (await archive.Units.ListAsync(null, 0, 1, Stop)).Items[0].Slug;
        var movement = (await archive.Movements.ListAsync(0, 1, Stop)).Items[0].Slug;
        return
        [
            "/", "/tim-kiem?q=thi+%C4%91ua", "/tim-kiem?q=thi+%C4%91ua&xem=dong-thoi-gian", "/tim-kiem?q=thi+%C4%91ua&xem=mang-luoi", "/tim-kiem?q=thi+%C4%91ua&xem=trien-khai",
            "/tim-kiem/ban-in?q=thi+%C4%91ua",
            $"/van-ban/{directive.HeldDocumentId}", $"/vien-dan/{directive.Slug}", "/don-vi", $"/don-vi/{unit}", "/phong-trao", $"/phong-trao/{movement}", "/nap-tai-lieu", "/nap-tai-lieu/1",
        ];
    }

    private static async Task UntilAsync(HttpClient http, HttpStatusCode status)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while ((await http.GetAsync("/health/ready", Stop)).StatusCode != status) await looks.WaitForNextTickAsync(Stop);
    }
}
