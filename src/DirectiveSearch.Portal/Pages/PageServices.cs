using DirectiveSearch.Portal.Pages.Instruments;
using DirectiveSearch.Portal.Pages.Movements;
using DirectiveSearch.Portal.Pages.Units;
using Microsoft.Extensions.DependencyInjection;

namespace DirectiveSearch.Portal.Pages;

internal static class PageServices
{
    /// <summary>What gathers the material of single pages.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddSingleton<InstrumentReader>();
        services.AddSingleton<EvidenceCsv>();
        services.AddSingleton<UnitReader>();
        services.AddSingleton<MovementReader>();
        return services;
    }
}
