using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Portal.Pages.Ingest;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Portal.Wording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>Uploads in many small requests, as the page's script sends them: begin, files, end. What is answered with 200 is kept.</summary>
[RequireRole(Role.Editor)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class UploadController(ArchiveStore archive, Ingester ingester, IngestionLimits limits) : Controller
{
    /// <summary>For what stands around a file in a request, and for batches of small ones.</summary>
    private const long Around = 32 << 20;

    [HttpPost("/nap-tai-lieu/bat-dau")]
    public async Task<IActionResult> Begin([FromForm(Name = "ten")] string? first, [FromForm(Name = "so-tep")] int count, CancellationToken cancellation)
    {
        var label = UploadedFiles.Label(first ?? "", Math.Max(1, count));
        var run = await ingester.BeginUploadAsync(label, cancellation);
        await archive.Audit.WriteAsync(Visitor.Of(HttpContext).Did("nap-tai-lieu", Address.Run(run), label), CancellationToken.None);
        return Json(new { run, address = Address.Run(run) });
    }

    [HttpPost("/nap-tai-lieu/{run:long}/tep")]
    [StreamedBody]
    public async Task<IActionResult> Take(long run, CancellationToken cancellation)
    {
        if (await archive.Runs.FindAsync(run, cancellation) is not { Kind: Ingester.Upload }) return NotFound();
        if (HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = limits.LargestFileBytes + Around;
        var sent = new SentFiles(Request);
        try
        {
            var items = await ingester.TakeUploadAsync(run, sent.ReadAsync(), cancellation);
            return Json(new { received = items.Count, failed = items.Count(item => item.State == RunItemState.Failed), leftOut = sent.LeftOut });
        }
        catch (Exception error) when (error is InvalidDataException or BadHttpRequestException || (error is IOException && HttpContext.RequestAborted.IsCancellationRequested))
        {
            return BadRequest();
        }
    }

    [HttpPost("/nap-tai-lieu/{run:long}/xong")]
    public async Task<IActionResult> End(long run, CancellationToken cancellation)
    {
        if (await archive.Runs.FindAsync(run, cancellation) is not { Kind: Ingester.Upload }) return NotFound();
        await ingester.EndUploadAsync(run, CancellationToken.None);
        return Json(new { run, address = Address.Run(run) });
    }
}
