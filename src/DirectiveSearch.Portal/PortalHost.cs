using System.Text.Encodings.Web;
using System.Text.Unicode;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Portal.Client;
using DirectiveSearch.Portal.Outages;
using DirectiveSearch.Portal.Pages;
using DirectiveSearch.Portal.Pages.Documents;
using DirectiveSearch.Portal.Pages.Search;
using DirectiveSearch.Portal.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.FileProviders;

namespace DirectiveSearch.Portal;

/// <summary>What the program adds to a web host to serve the portal. The host supplies ArchiveStore, ISearchIndex, Ingester, Converter and IngestionLimits as services.</summary>
public static class PortalHost
{
    /// <summary>Long pasted queries must reach us to be answered in words.</summary>
    private const int LongestRequestLine = 256 << 10;

    public static IServiceCollection AddPortal(this IServiceCollection services)
    {
        services.AddControllersWithViews(options =>
            {
                options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
                options.Filters.Add<AwayFilter>();
                options.Filters.Add<StorableArguments>();
                options.Conventions.Add(new HeadAsGet());
            })
            .AddApplicationPart(typeof(PortalHost).Assembly);
        services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestLineSize = LongestRequestLine;
        });
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new AccessOptions());
        services.AddPeople();
        services.AddSingleton(ClientAssets.Load());
        services.AddSingleton<Outage>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<SiteFacts>();
        services.AddSingleton<HeldProvinces>();
        services.AddSingleton<ResultsReader>();
        services.TryAddSingleton(new WorkOptions());
        services.AddPages();
        services.AddSingleton<CsvExport>();
        services.AddSingleton<LineImages>();
        return services;
    }

    public static WebApplication MapPortal(this WebApplication app)
    {
        app.UseListedProxies();
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/loi/500");
        app.UseStatusCodePagesWithReExecute("/loi/{0}");
        UseClientFiles(app);
        app.UseRouting();
        app.UseAccessGate();
        app.UseRateLimiter();
        app.MapControllers();
        return app;
    }

    private static void UseClientFiles(WebApplication app)
    {
        if (!Directory.Exists(ClientAssets.Folder)) return;
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(ClientAssets.Folder),
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Path.StartsWithSegments("/dist/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "public, max-age=3600",
        });
    }
}
