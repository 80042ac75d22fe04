using DirectiveSearch.Portal.Outages;
using DirectiveSearch.Portal.Pages;
using DirectiveSearch.Portal.Security;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>Calm words for what could not be shown; needs neither archive nor index.</summary>
[IgnoreAntiforgeryToken]
[OpenToAll(asksWho: false)]
public sealed class ErrorController(Outage outage) : Controller
{
    [Route("/loi/{status:int}")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public IActionResult Show()
    {
        // A form that cannot be read leaves the arguments of every action unbound, and this page is made of the same request.
        _ = int.TryParse(RouteData.Values["status"] as string, out var status);
        if (HttpContext.Features.Get<IExceptionHandlerPathFeature>() is { } failed && outage.Of(failed.Error) is { } part)
            return AwayFilter.Answer(HttpContext, part, failed.Path, MetadataProvider);
        var shown = status is >= 400 and < 600 ? status : StatusCodes.Status404NotFound;
        Response.StatusCode = shown;
        return View("~/Views/Error/Show.cshtml", shown == StatusCodes.Status403Forbidden && HttpContext.Features.Get<RefusalFeature>() is { } refused ? ErrorWords.For(refused.Refusal) : ErrorWords.For(shown));
    }
}
