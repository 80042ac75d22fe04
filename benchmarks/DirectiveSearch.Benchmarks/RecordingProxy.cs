using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace DirectiveSearch.Benchmarks;

/// <summary>A request as the product sent it, so that it can be sent again without the product.</summary>
/// <param name="Body">A file, for an ingest of 100,000 documents sends half a gigabyte.</param>
internal sealed record RecordedRequest(string Method, string PathAndQuery, string? ContentType, string Body, long Started, long Ended);

/// <summary>Stands before a search server, passes everything on and keeps what was asked.</summary>
internal sealed class RecordingProxy : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient client;
    private readonly string folder;
    private readonly ConcurrentQueue<RecordedRequest> requests = new();

    private RecordingProxy(WebApplication app, Uri target, string folder)
    {
        this.app = app;
        this.folder = folder;
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = target };
    }

    public Uri Address => new(app.Urls.First());

    public static async Task<RecordingProxy> StartAsync(Uri target, string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(options => options.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        var proxy = new RecordingProxy(app, target, Directory.CreateDirectory(folder).FullName);
        app.Run(proxy.PassOnAsync);
        await app.StartAsync();
        return proxy;
    }

    /// <summary>What was asked since the last call, in the order of its beginning.</summary>
    public IReadOnlyList<RecordedRequest> Take()
    {
        var taken = new List<RecordedRequest>();
        while (requests.TryDequeue(out var request)) taken.Add(request);
        return [.. taken.OrderBy(request => request.Started)];
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        client.Dispose();
    }

    private async Task PassOnAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var file = Path.Combine(folder, $"{Guid.NewGuid():N}");
        await using (var kept = File.Create(file)) await context.Request.Body.CopyToAsync(kept);
        var recorded = new RecordedRequest(context.Request.Method, context.Request.GetEncodedPathAndQuery(), context.Request.ContentType, file, started, 0);
        using var request = Replay.MessageOf(recorded, recorded.PathAndQuery);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        if (answer.Headers.TryGetValues("X-Elastic-Product", out var product)) context.Response.Headers["X-Elastic-Product"] = product.First();
        if (context.Request.Method != HttpMethod.Head.Method) await answer.Content.CopyToAsync(context.Response.Body);
        requests.Enqueue(recorded with { Ended = Stopwatch.GetTimestamp() });
    }
}

/// <summary>Sends recorded requests again with a bare HttpClient.</summary>
internal static class Replay
{
    public static HttpRequestMessage MessageOf(RecordedRequest recorded, string pathAndQuery)
    {
        var message = new HttpRequestMessage(new HttpMethod(recorded.Method), pathAndQuery);
        if (new FileInfo(recorded.Body).Length == 0) return message;
        message.Content = new ByteArrayContent(File.ReadAllBytes(recorded.Body));
        if (recorded.ContentType is not null) message.Content.Headers.TryAddWithoutValidation("Content-Type", recorded.ContentType);
        return message;
    }

    /// <summary>The most requests that were under way at once.</summary>
    public static int Concurrency(IReadOnlyList<RecordedRequest> requests) =>
        requests.Count == 0 ? 1 : requests.Max(request => requests.Count(other => other.Started <= request.Started && other.Ended > request.Started));
}
