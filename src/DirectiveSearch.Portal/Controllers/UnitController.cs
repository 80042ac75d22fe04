using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Pages;
using DirectiveSearch.Portal.Pages.Units;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Portal.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace DirectiveSearch.Portal.Controllers;

[EnableRateLimiting(RateLimits.Search)]
public sealed class UnitController(ArchiveStore archive, UnitReader reader) : Controller
{
    private const int Listed = 50;

    [HttpGet("/don-vi")]
    public async Task<IActionResult> List(string? tinh, int? trang, CancellationToken cancellation)
    {
        var province = UnitListPage.Provinces.Any(known => known.Slug == tinh) ? tinh : null;
        var page = ListPage.Number(trang, Listed);
        var units = await archive.Units.ListAsync(province, (page - 1) * Listed, Listed, cancellation);
        var path = province is null ? Address.Units : $"{Address.Units}?tinh={province}";
        return View("~/Views/Unit/List.cshtml", new UnitListPage(units.Items, units.Total, province, ListPage.Of(page, units.Total, path, Listed)));
    }

    [HttpGet("/don-vi/{slug}")]
    public async Task<IActionResult> Show(string slug, int? trang, CancellationToken cancellation) =>
        await archive.Units.FindAsync(slug, cancellation) is { } unit
            ? View("~/Views/Unit/Show.cshtml", await reader.ReadAsync(unit, ListPage.Number(trang), cancellation))
            : NotFound();
}
