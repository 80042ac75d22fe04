using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DirectiveSearch.Tests.Cli;

/// <summary>Traces and metrics as a collector receives them.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("directivesearch-telemetry-");
    private readonly ConcurrentDictionary<string, string> received = new();
    private WebApplication? collector;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        collector = builder.Build();
        collector.MapPost("/v1/{what}", async (string what, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            // Names stand in the messages as they are.
            received.AddOrUpdate(what, _ => Encoding.UTF8.GetString(body.ToArray()), (_, before) => before + Encoding.UTF8.GetString(body.ToArray()));
        });
        await collector.StartAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await collector!.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Work_searches_and_what_waits_are_sent_and_no_words_of_anybody()
    {
        var environment = new Dictionary<string, string> { ["OTEL_METRIC_EXPORT_INTERVAL"] = "500", ["OTEL_BSP_SCHEDULE_DELAY"] = "300" };
        using var serving = new RunningProgram(folder.FullName, environment, "serve", "--sample", "--urls", "http://127.0.0.1:0", "--telemetry-otlp-endpoint", collector!.Urls.Single());
        using var http = new HttpClient { BaseAddress = await serving.AddressAsync() };
        await http.GetAsync("/tim-kiem?q=chuyenrieng", Stop);
        await ReceivedAsync("traces", "step convert", "step extract", "step resolve", "step index", "index write", "search", "run");
        await ReceivedAsync(
            "metrics", "directivesearch.step.duration", "directivesearch.step.items", "directivesearch.work.items", "directivesearch.work.waiting", "directivesearch.work.age", "directivesearch.work.put_away",
            "directivesearch.search.duration", "directivesearch.index.entries", "http.server.request.duration", "dotnet.process.memory.working_set");
        Assert.DoesNotContain("chuyenrieng", string.Concat(received.Values), StringComparison.Ordinal);
        Assert.DoesNotContain("Suối", string.Concat(received.Values), StringComparison.Ordinal);
    }

    private async Task ReceivedAsync(string what, params string[] names)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        string[] missing = names;
        try
        {
            while ((missing = [.. names.Where(name => !received.GetValueOrDefault(what, "").Contains(name, StringComparison.Ordinal))]).Length > 0) await looks.WaitForNextTickAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"No {string.Join(", ", missing)} among the {what}.");
        }
    }
}
