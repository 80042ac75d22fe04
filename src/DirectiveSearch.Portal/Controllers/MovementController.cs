using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Pages;
using DirectiveSearch.Portal.Pages.Corrections;
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
    public async Task<IActionResult> Show(string slug, int? trang, [FromQuery(Name = CorrectionNotice.Parameter)] string? done, CancellationToken cancellation)
    {
        if (await archive.Movements.FindAsync(slug, cancellation) is { } movement)
            return View("~/Views/Movement/Show.cshtml", await WithDecisionsAsync(await reader.ReadAsync(movement, MovementReader.PageNumber(trang), cancellation), CorrectionNotice.Of(done), cancellation));
        // Not for ever: the decision can be taken back.
        return await archive.Movements.JoinedIntoAsync(slug, cancellation) is { } joined && joined != slug ? Redirect(Address.Movement(joined)) : NotFound();
    }

    private async Task<MovementPage> WithDecisionsAsync(MovementPage page, string? notice, CancellationToken cancellation)
    {
        var mayEdit = Visitor.Of(HttpContext).May(Role.Editor);
        var made = await archive.Corrections.OfMovementAsync(page.Material.Movement.Summary.Slug, cancellation);
        return page with { Material = page.Material with { Decisions = [.. made.Select(correction => DecisionWords.Of(correction, mayEdit))], MayEdit = mayEdit, Notice = notice } };
    }
}
