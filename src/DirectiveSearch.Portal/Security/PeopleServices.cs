using DirectiveSearch.Archive;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DirectiveSearch.Portal.Security;

/// <summary>Signing in, what browsers keep, whose word counts, and how often one may ask.</summary>
internal static class PeopleServices
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<VisitorReader>().AddSingleton<PortalCookies>().AddSingleton<SecondFactors>().AddSingleton<SignIn>().AddSingleton<AccountChanges>();
        services.AddDataProtection().SetApplicationName("DirectiveSearch");
        services.AddOptions<KeyManagementOptions>().Configure<ArchiveStore>((options, archive) => options.XmlRepository = new ArchiveKeys(archive));
        services.AddAuthentication(PortalCookies.Scheme).AddCookie(PortalCookies.Scheme, options =>
        {
            options.Cookie.Name = PortalCookies.Scheme;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.CookieManager = new PrefixedCookies();
            options.ExpireTimeSpan = SessionTable.Longest;
            options.SlidingExpiration = false;
        });
        services.AddOptions<AntiforgeryOptions>().Configure<AccessOptions>((options, access) =>
        {
            options.Cookie.Name = access.OnlyTls ? "__Host-bieu-mau" : "bieu-mau";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        // It tells at each form that it keeps the page out of caches, which is what we ask for, too.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error));
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<AccessOptions>(RateLimits.Configure);
        return services;
    }

    /// <summary>Takes the word of listed proxies, and of nobody else, on the visitor's address and scheme; keeps where the connection came from.</summary>
    public static IApplicationBuilder UseListedProxies(this IApplicationBuilder app)
    {
        var access = app.ApplicationServices.GetRequiredService<AccessOptions>();
        if (access.Proxies.Count == 0) return app;
        app.Use((context, next) =>
        {
            context.Features.Set(new DirectPeer(context.Connection.RemoteIpAddress));
            return next(context);
        });
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in access.Proxies) options.KnownIPNetworks.Add(network);
        return app.UseForwardedHeaders(options);
    }
}
