using System.Net.Sockets;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Portal;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Features;

namespace DirectiveSearch.Cli.Hosting;

/// <summary>The web program: the portal over one opened workspace, with the worker beside it or without.</summary>
internal static class ServeHost
{
    /// <param name="workspace">Stays the caller's; it must outlive the host.</param>
    /// <param name="worker">Null: others work.</param>
    /// <param name="asked">Cancelled when the program is asked to stop.</param>
    public static WebApplication Build(ProgramSettings settings, Workspace workspace, WorkerOptions? worker, CancellationToken asked)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls([.. settings.Urls]);
        builder.WebHost.ConfigureKestrel(options => options.Limits.MaxRequestBodySize = settings.Ingestion.LargestFileBytes);
        builder.Services.Configure<FormOptions>(options => options.MultipartBodyLengthLimit = settings.Ingestion.LargestFileBytes);
        builder.Services.Configure<HostFilteringOptions>(options => options.AllowedHosts = [.. settings.Hosts]);
        builder.Services.AddHostFiltering(_ => { });
        Tls.Use(builder, settings.Tls);
        builder.Services.AddSingleton(settings.Access);
        HostParts.Add(builder, settings, workspace, worker, asked);
        builder.Services.AddPortal();
        var app = builder.Build();
        app.UseHostFiltering();
        app.MapPortal();
        return app;
    }

    /// <summary>Starts the host; an address that cannot be bound is told with the way out.</summary>
    public static async Task StartAsync(WebApplication app, ProgramSettings settings, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new CallException(ExitCode.Failed, $"Địa chỉ {string.Join("; ", settings.Urls)} đang có chương trình khác dùng. Chọn cổng khác, ví dụ: --urls http://127.0.0.1:5081");
        }
        catch (SocketException exception)
        {
            throw new CallException(ExitCode.Failed, $"Không mở được địa chỉ {string.Join("; ", settings.Urls)}: {exception.Message}. Kiểm tra --urls.");
        }
    }
}
