using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DirectiveSearch.Tests.Search.Elasticsearch;

/// <summary>A web server on loopback that stands where a node would, and does what the test says.</summary>
internal sealed class StubNode : IAsyncDisposable
{
    private readonly WebApplication application;

    private StubNode(WebApplication application) => this.application = application;

    public Uri Address { get; private set; } = null!;

    /// <summary>Paths asked for, in the order of their coming.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public static async Task<StubNode> StartAsync(RequestDelegate answer, X509Certificate2Collection? certificates = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificates is not null) listen.UseHttps(Https(certificates));
        }));
        builder.WebHost.UseKestrelHttpsConfiguration();
        var node = new StubNode(builder.Build());
        node.application.Run(context =>
        {
            node.Asked.Enqueue(context.Request.Path);
            return answer(context);
        });
        await node.application.StartAsync();
        var listening = node.application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        node.Address = new Uri(listening.Replace("127.0.0.1", certificates is null ? "127.0.0.1" : "localhost", StringComparison.Ordinal));
        return node;
    }

    public static RequestDelegate Answers(int status, string body = "{}", string type = "application/json") => context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    };

    public static RequestDelegate Hangs { get; } = async context =>
    {
        try
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    };

    public static RequestDelegate Drops { get; } = context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>Hands what comes with the right credentials on to a real server, as a security proxy would.</summary>
    public static RequestDelegate Guards(Uri server, string authorization) => async context =>
    {
        if (context.Request.Headers.Authorization != authorization)
        {
            await Answers(401, """{"error":{"type":"security_exception","reason":"unable to authenticate"},"status":401}""")(context);
            return;
        }

        await Passes(server)(context);
    };

    /// <summary>Hands on to a real server what comes.</summary>
    public static RequestDelegate Passes(Uri server) => async context =>
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(server, context.Request.Path + context.Request.QueryString));
        if (context.Request.ContentType is { } type)
        {
            request.Content = new StreamContent(context.Request.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        using var response = await client.SendAsync(request);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        await response.Content.CopyToAsync(context.Response.Body);
    };

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await application.StopAsync(atOnce.Token);
        await application.DisposeAsync();
    }

    private static HttpsConnectionAdapterOptions Https(X509Certificate2Collection certificates) =>
        new() { ServerCertificate = certificates[0], ServerCertificateChain = certificates };
}
