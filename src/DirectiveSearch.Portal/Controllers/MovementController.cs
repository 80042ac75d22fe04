using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Pages;
using DirectiveSearch.Portal.Pages.Movements;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Portal.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace DirectiveSearch.Portal.Controllers;

[EnableRateLimiting(RateLimits.Search)]
public sealed class MovementController(ArchiveStore archive, MovementReader reader) : Controller
{
    private const int Listed = 50;

    [HttpGet("/phong-trao")]
    public async Task<IActionResult> List(int? trang, CancellationToken cancellation)
    {
        var page = ListPage.Number(trang, Listed);
        var movements = await archive.Movements.ListAsync((page - 1) * Listed, Listed, cancellation);
        return View("~/Views/Movement/List.cshtml", new MovementListPage(movements.Items, movements.Total, ListPage.Of(page, movements.Total, Address.Movements, Listed)));
    }

    [HttpGet("/phong-trao/{slug}")]
    public async Task<IActionResult> Show(string slug, int? trang, CancellationToken cancellation) =>
        await archive.Movements.FindAsync(slug, cancellation) is { } movement
            ? View("~/Views/Movement/Show.cshtml", await reader.ReadAsync(movement, MovementReader.PageNumber(trang), cancellation))
            : NotFound();
}
