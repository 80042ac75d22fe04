using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Portal.Pages;
using DirectiveSearch.Portal.Pages.Crawls;
using DirectiveSearch.Portal.Pages.Ingest;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Portal.Wording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>Takes files in and shows how far each run is.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IngestController(ArchiveStore archive, Ingester ingester, IngestionLimits limits, TimeProvider time) : Controller
{
    private const int Listed = 20;
    private const int FilesListed = 50;
    private const string Retried = "da-thu-lai";

    /// <summary>Without scripts all files come in one request; larger collections are sent with scripts or taken from a folder.</summary>
    private const long LargestUpload = 2L << 30;

    [HttpGet("/nap-tai-lieu")]
    public Task<IActionResult> Show(int? trang, CancellationToken cancellation) => ListAsync(trang, null, cancellation);

    [HttpPost("/nap-tai-lieu")]
    [RequireRole(Role.Editor)]
    [RequestSizeLimit(LargestUpload)]
    [RequestFormLimits(MultipartBodyLengthLimit = LargestUpload, ValueCountLimit = IngestPage.MostFiles)]
    public async Task<IActionResult> Upload([FromForm(Name = "tep")] List<IFormFile>? sent, CancellationToken cancellation)
    {
        var files = (sent ?? []).Where(file => !UploadedFiles.IsLeftOut(UploadedFiles.Name(file.FileName))).ToList();
        if (files.Count == 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await ListAsync(null, "Chưa chọn tệp nào. Hãy bấm vào ô chọn tệp hoặc ô chọn thư mục, rồi bấm “Nạp”.", cancellation);
        }

        var label = UploadedFiles.Label(files[0].FileName, files.Count);
        var run = await ingester.OfferAsync(Ingester.Upload, label, UploadedFiles.Offer(files), cancellation);
        await archive.Audit.WriteAsync(Visitor.Of(HttpContext).Did("nap-tai-lieu", Address.Run(run), label), CancellationToken.None);
        return this.SeeOther(Address.Run(run));
    }

    [HttpGet("/nap-tai-lieu/{run:long}")]
    public async Task<IActionResult> Run(
        long run, string? loai, [FromQuery(Name = "ly-do")] string? reason, int? trang, [FromQuery(Name = Retried)] int? retried, CancellationToken cancellation)
    {
        if (await RunProgress.ReadAsync(archive, run, time, cancellation) is not { } progress) return NotFound();
        var filter = RunPage.FilterOf(loai, reason);
        var page = ListPage.Number(trang, FilesListed);
        var items = await archive.Runs.ChosenItemsAsync(run, filter, (page - 1) * FilesListed, FilesListed, cancellation);
        var groups = new List<FailureFiles>();
        foreach (var failures in progress.Failures)
            groups.Add(new FailureFiles(failures, (await archive.Runs.ChosenItemsAsync(run, new RunItemFilter(RunItemState.Failed, failures.ReasonCode), 0, FailureFiles.Shown, cancellation)).Items));
        return View("~/Views/Ingest/Run.cshtml", new RunPage(progress, items, filter, groups, Visitor.Of(HttpContext).May(Role.Editor))
        {
            Paging = ListPage.Of(page, items.Total, Address.RunFiles(run, RunPage.CodeOf(filter.State), filter.ReasonCode), FilesListed),
            Message = retried is { } count ? RunPage.RetriedWords(count) : null,
            At = time.GetUtcNow(),
            Crawl = await CrawlAsync(run, cancellation),
        });
    }

    private async Task<CrawlPanel?> CrawlAsync(long run, CancellationToken cancellation) =>
        await archive.Crawls.FindRunAsync(run, cancellation) is not { } crawl ? null
        : new CrawlPanel(crawl, await archive.Crawls.AlarmsAsync(run, cancellation), time.GetUtcNow()) { Source = Visitor.Of(HttpContext).May(Role.Editor) ? Address.Source(crawl.Source) : null };

    [HttpGet("/nap-tai-lieu/{run:long}.json")]
    public async Task<IActionResult> Progress(long run, CancellationToken cancellation) =>
        await RunProgress.ReadAsync(archive, run, time, cancellation) is { } progress ? Json(RunJson.Of(progress)) : NotFound();

    /// <param name="reason">Only those that failed for it; null: all.</param>
    /// <param name="item">Only this file; null: all.</param>
    [HttpPost("/nap-tai-lieu/{run:long}/thu-lai")]
    [RequireRole(Role.Editor)]
    public async Task<IActionResult> Retry(long run, [FromForm(Name = "ly-do")] string? reason, [FromForm(Name = "tep")] long? item, CancellationToken cancellation)
    {
        var retried = await archive.Runs.RetryFailedAsync(run, new RunItemFilter(ReasonCode: string.IsNullOrEmpty(reason) ? null : reason, Item: item), cancellation);
        await archive.Audit.WriteAsync(Visitor.Of(HttpContext).Did("nap-tai-lieu.thu-lai", Address.Run(run), $"{OfficialDate.Number(retried)} tệp"), CancellationToken.None);
        return this.SeeOther($"{Address.Run(run)}?{Retried}={retried}");
    }

    private async Task<IActionResult> ListAsync(int? trang, string? problem, CancellationToken cancellation)
    {
        var page = ListPage.Number(trang);
        var runs = await archive.Runs.ListAsync((page - 1) * Listed, Listed, cancellation);
        return View("~/Views/Ingest/Show.cshtml", new IngestPage(runs, ListPage.Of(page, runs.Total, Address.Ingest, Listed), Visitor.Of(HttpContext).May(Role.Editor), limits, problem));
    }
}
