using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DirectiveSearch.Portal;

/// <summary>What the program adds to a web host to serve the portal. The host supplies ArchiveStore, ISearchIndex, Ingester and IngestionLimits as services.</summary>
public static class PortalHost
{
    public static IServiceCollection AddPortal(this IServiceCollection services)
    {
        services.AddControllersWithViews().AddApplicationPart(typeof(PortalHost).Assembly);
        return services;
    }

    public static WebApplication MapPortal(this WebApplication app)
    {
        app.MapControllers();
        return app;
    }
}
