using DirectiveSearch.Portal.Pages.Instruments;
using Microsoft.Extensions.DependencyInjection;

namespace DirectiveSearch.Portal.Pages;

internal static class PageServices
{
    /// <summary>What gathers the material of single pages.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddSingleton<InstrumentReader>();
        return services;
    }
}
