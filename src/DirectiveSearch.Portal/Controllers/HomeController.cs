using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Pages;
using Microsoft.AspNetCore.Mvc;

namespace DirectiveSearch.Portal.Controllers;

public sealed class HomeController(ArchiveStore archive, SiteFacts facts) : Controller
{
    private const int Listed = 8;

    [HttpGet("/")]
    public async Task<IActionResult> Show(CancellationToken cancellation)
    {
        var state = await facts.ReadAsync(cancellation);
        var cited = await archive.Instruments.MostCitedAsync(Listed, cancellation);
        var movements = await archive.Movements.ListAsync(0, Listed, cancellation);
        var latest = await archive.Documents.LatestAsync(Listed, cancellation);
        return View("~/Views/Home/Show.cshtml", new HomePage(state.Counts, cited, movements.Items, latest));
    }
}
