using DirectiveSearch.Portal.Outages;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Portal.Wording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>For whoever watches over the program.</summary>
[ResponseCache(NoStore = true)]
[OpenToAll(asksWho: false)]
public sealed class HealthController(Readiness readiness) : Controller
{
    /// <summary>The program runs; a restart would help nothing else. Asks neither archive nor index.</summary>
    [HttpGet("/health/live")]
    public IActionResult Live() => Content("ok");

    /// <summary>Whether it can answer everything: 503 with the name of what does not and how (unavailable, setup, timeout, error); the cause is in the log.</summary>
    [HttpGet("/health/ready")]
    public async Task<IActionResult> Ready(CancellationToken cancellation)
    {
        var (archive, index) = await readiness.AskAsync(cancellation);
        return new JsonResult(new { archive = Words.Code(archive), index = Words.Code(index) })
        {
            StatusCode = (archive, index) is (Answer.Ok, Answer.Ok) ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable,
        };
    }
}
