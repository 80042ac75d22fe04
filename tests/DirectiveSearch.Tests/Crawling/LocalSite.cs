using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DirectiveSearch.Tests.Crawling;

/// <summary>What a site saw of one request.</summary>
/// <param name="Path">With its query.</param>
internal sealed record SeenRequest(DateTimeOffset Began, DateTimeOffset Ended, string Connection, string Method, string Path, IHeaderDictionary Headers)
{
    public int Status { get; init; }

    /// <summary>Bytes of the body as its header says; null where none says.</summary>
    public long? Sent { get; init; }
}

/// <summary>A web site on this machine that notes who asks for what, when, and over which connection.</summary>
internal sealed class LocalSite : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly ConcurrentQueue<SeenRequest> seen = new();
    private int inFlight;

    private LocalSite(WebApplication application) => this.application = application;

    public Uri Address { get; private set; } = null!;

    /// <summary>In the order in which they ended.</summary>
    public IReadOnlyList<SeenRequest> Seen => [.. seen];

    public int MostAtOnce { get; private set; }

    public static async Task<LocalSite> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.ResponseHeaderEncodingSelector = _ => System.Text.Encoding.UTF8;
        });
        var site = new LocalSite(builder.Build());
        site.application.Run(context => site.NoteAsync(context, answer));
        await site.application.StartAsync();
        site.Address = new Uri(site.application.Urls.Single());
        return site;
    }

    public Uri At(string path) => new(Address, path);

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(0);
        await application.StopAsync(atOnce.Token);
        await application.DisposeAsync();
    }

    private async Task NoteAsync(HttpContext context, Func<HttpContext, Task> answer)
    {
        var began = DateTimeOffset.UtcNow;
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref inFlight));
        try
        {
            await answer(context);
        }
        finally
        {
            Interlocked.Decrement(ref inFlight);
            seen.Enqueue(new SeenRequest(began, DateTimeOffset.UtcNow, context.Connection.Id, context.Request.Method, context.Request.Path + context.Request.QueryString, new HeaderDictionary(context.Request.Headers.ToDictionary()))
            {
                Status = context.Response.StatusCode, Sent = context.Response.ContentLength,
            });
        }
    }
}
