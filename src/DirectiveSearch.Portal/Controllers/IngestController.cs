using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Portal.Pages;
using DirectiveSearch.Portal.Pages.Ingest;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Portal.Wording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>Takes files in and shows how far each run is.</summary>
public sealed class IngestController(ArchiveStore archive, Ingester ingester, IngestionLimits limits, TimeProvider time) : Controller
{
    private const int Listed = 20;
    private const int FilesListed = 50;

    /// <summary>Larger collections are ingested from a folder.</summary>
    private const long LargestUpload = 2L << 30;

    private const int MostFiles = 1000;

    [HttpGet("/nap-tai-lieu")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public Task<IActionResult> Show(int? trang, CancellationToken cancellation) => ListAsync(trang, null, cancellation);

    [HttpPost("/nap-tai-lieu")]
    [RequireRole(Role.Editor)]
    [RequestSizeLimit(LargestUpload)]
    [RequestFormLimits(MultipartBodyLengthLimit = LargestUpload, ValueCountLimit = MostFiles)]
    public async Task<IActionResult> Upload([FromForm(Name = "tep")] List<IFormFile>? files, CancellationToken cancellation)
    {
        if (files is not { Count: > 0 })
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await ListAsync(null, "Chưa chọn tệp nào. Hãy bấm vào ô chọn tệp, chọn một hay nhiều tệp rồi bấm “Nạp”.", cancellation);
        }

        var run = await ingester.OfferAsync("upload", UploadedFiles.Label(files), UploadedFiles.Offer(files), cancellation);
        await archive.Audit.WriteAsync(Visitor.Of(HttpContext).Did("nap-tai-lieu", Address.Run(run), UploadedFiles.Label(files)), CancellationToken.None);
        return this.SeeOther(Address.Run(run));
    }

    [HttpGet("/nap-tai-lieu/{run:long}")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Run(long run, string? loai, int? trang, CancellationToken cancellation)
    {
        if (await RunProgress.ReadAsync(archive, run, time, cancellation) is not { } progress) return NotFound();
        var filter = RunPage.FilterOf(loai);
        var page = ListPage.Number(trang, FilesListed);
        var items = await archive.Runs.ItemsAsync(run, filter, (page - 1) * FilesListed, FilesListed, cancellation);
        var path = RunPage.CodeOf(filter) is { } code ? $"{Address.Run(run)}?loai={code}" : Address.Run(run);
        return View("~/Views/Ingest/Run.cshtml", new RunPage(
            progress, items, filter, await ReasonsAsync(progress, cancellation), ListPage.Of(page, items.Total, path, FilesListed), Visitor.Of(HttpContext).May(Role.Editor)));
    }

    [HttpPost("/nap-tai-lieu/{run:long}/thu-lai")]
    [RequireRole(Role.Editor)]
    public async Task<IActionResult> Retry(long run, CancellationToken cancellation)
    {
        await ingester.RetryFailedAsync(run, cancellation);
        await archive.Audit.WriteAsync(Visitor.Of(HttpContext).Did("nap-tai-lieu.thu-lai", Address.Run(run)), CancellationToken.None);
        return this.SeeOther(Address.Run(run));
    }

    private async Task<IActionResult> ListAsync(int? trang, string? problem, CancellationToken cancellation)
    {
        var page = ListPage.Number(trang);
        var runs = await archive.Runs.ListAsync((page - 1) * Listed, Listed, cancellation);
        return View("~/Views/Ingest/Show.cshtml", new IngestPage(runs, ListPage.Of(page, runs.Total, Address.Ingest, Listed), Visitor.Of(HttpContext).May(Role.Editor), limits, problem));
    }

    /// <summary>Each reason with the words of one file that failed for it.</summary>
    private async Task<IReadOnlyList<FailureReason>> ReasonsAsync(RunProgress progress, CancellationToken cancellation)
    {
        if (progress.FailedByReason.Count == 0) return [];
        var failed = await archive.Runs.ItemsAsync(progress.Run.Id, RunItemState.Failed, 0, 1000, cancellation);
        var words = failed.Items.Where(item => item.Reason is not null).GroupBy(item => item.ReasonCode ?? "").ToDictionary(group => group.Key, group => group.First().Reason!);
        return [.. progress.FailedByReason.Select(reason => new FailureReason(reason.Count, words.GetValueOrDefault(reason.ReasonCode, reason.ReasonCode)))];
    }
}
