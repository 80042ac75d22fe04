using DirectiveSearch.Portal.Outages;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Portal.Wording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>For whoever watches over the program.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[OpenToAll(asksWho: false)]
public sealed class HealthController(Readiness readiness) : Controller
{
    /// <summary>The program runs; a restart would help nothing else. Asks neither archive nor index.</summary>
    [HttpGet("/health/live")]
    public IActionResult Live() => Content("ok");

    /// <summary>Whether it can answer everything: 503 with the name of what does not and how (unavailable, setup, timeout, error), whether the archive's schema fits, and whether the program stops; the cause is in the log.</summary>
    [HttpGet("/health/ready")]
    public async Task<IActionResult> Ready(CancellationToken cancellation)
    {
        var report = await readiness.AskAsync(cancellation);
        return new JsonResult(new { archive = Words.Code(report.Archive), index = Words.Code(report.Index), migrations = Words.Code(report.Migrations), stopping = report.Stopping })
        {
            StatusCode = report.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable,
        };
    }
}
