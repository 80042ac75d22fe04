using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Pages.Search;
using DirectiveSearch.Portal.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace DirectiveSearch.Portal.Controllers;

public sealed class SearchController(ResultsReader reader) : Controller
{
    [HttpGet("/tim-kiem")]
    [EnableRateLimiting(RateLimits.Search)]
    public async Task<IActionResult> Show(CancellationToken cancellation)
    {
        var asked = ResultQuery.Parse(ResultPlace.Search, Request.Query);
        var mayExplain = Visitor.Of(HttpContext).May(Role.Operator);
        var results = await reader.ReadAsync(asked with { Explain = asked.Explain && mayExplain }, Sheet.Screen, cancellation) with { MayExplain = mayExplain };
        if (results.Error is not null) Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("~/Views/Search/Show.cshtml", results);
    }
}
