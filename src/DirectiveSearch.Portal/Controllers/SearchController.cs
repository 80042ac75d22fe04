using DirectiveSearch.Portal.Pages.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DirectiveSearch.Portal.Controllers;

public sealed class SearchController(ResultsReader reader) : Controller
{
    [HttpGet("/tim-kiem")]
    public async Task<IActionResult> Show(CancellationToken cancellation)
    {
        var results = await reader.ReadAsync(ResultQuery.Parse(ResultPlace.Search, Request.Query), cancellation);
        if (results.Error is not null) Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("~/Views/Search/Show.cshtml", results);
    }
}
