using DirectiveSearch.Archive;
using DirectiveSearch.Directives.Resolution;
using DirectiveSearch.Portal.Pages;
using DirectiveSearch.Portal.Pages.Corrections;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>Readers report what is wrong, without signing in; editors see to it.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ReportController(ArchiveStore archive) : Controller
{
    [HttpGet("/van-ban/{id}/bao-loi")]
    public async Task<IActionResult> Ask(string id, int? lan, CancellationToken cancellation) =>
        await PageAsync(id, lan, cancellation) is { } page ? View("~/Views/Report/Ask.cshtml", page) : NotFound();

    [HttpPost("/van-ban/{id}/bao-loi")]
    [EnableRateLimiting(RateLimits.Report)]
    public async Task<IActionResult> Send(string id, int? lan, [FromForm(Name = "cho")] string? place, [FromForm(Name = "noi-dung")] string? text, CancellationToken cancellation)
    {
        if (await PageAsync(id, lan, cancellation) is not { } page) return NotFound();
        var said = text?.Trim() ?? "";
        if (said.Length is 0 or > ReportTable.LongestText)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("~/Views/Report/Ask.cshtml", page with { Problem = said.Length == 0 ? "Hãy ghi điều bạn thấy sai." : $"Nội dung dài quá {ReportTable.LongestText} chữ; hãy viết gọn lại.", Typed = said });
        }

        var about = PlaceValue.Parse(place) is { } cited && cited.DocumentId == id ? cited : new CitationPlace(id, -1, "");
        if (await archive.Reports.AddAsync(about, said, cancellation)) return View("~/Views/Report/Ask.cshtml", page with { Sent = true });
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("~/Views/Report/Ask.cshtml", page with { Problem = "Hiện có quá nhiều báo lỗi chưa xử lý, nên chưa nhận thêm được. Hãy thử lại vào ngày khác.", Typed = said });
    }

    [HttpGet(Address.Reports)]
    [RequireRole(Role.Editor)]
    public async Task<IActionResult> List([FromQuery(Name = "da-dong")] bool closed, int? trang, [FromQuery(Name = CorrectionNotice.Parameter)] string? done, CancellationToken cancellation)
    {
        var number = ListPage.Number(trang);
        var reports = await archive.Reports.ListAsync(closed, (number - 1) * ListPage.Size, ListPage.Size, cancellation);
        return View("~/Views/Report/List.cshtml", new ReportListPage(
            reports.Items, reports.Total, closed, ListPage.Of(number, reports.Total, closed ? Address.ClosedReports : Address.Reports), CorrectionNotice.Of(done)));
    }

    [HttpPost(Address.Reports + "/{report:long}/dong")]
    [RequireRole(Role.Editor)]
    public async Task<IActionResult> Close(long report, [FromForm(Name = "ghi-chu")] string? note, CancellationToken cancellation)
    {
        await archive.Reports.CloseAsync(report, note?.Trim() ?? "", Visitor.Of(HttpContext).Did("bao-loi.dong", $"{report}", note?.Trim() ?? ""), cancellation);
        return this.SeeOther($"{Address.Reports}?{CorrectionNotice.Parameter}={CorrectionNotice.Closed}");
    }

    /// <param name="number">Of the mention, from 1; null or unknown: the document as a whole.</param>
    private async Task<ReportPage?> PageAsync(string id, int? number, CancellationToken cancellation)
    {
        if (await archive.Documents.FindAsync(id, null, cancellation) is not { } document) return null;
        var stored = number is { } at && at >= 1 && at <= document.Citations.Count ? document.Citations[at - 1] : null;
        var back = Address.Document(id) + (stored is null ? "" : $"#lan-{number}");
        if (stored is null) return new ReportPage(id, Words.Capital(document.Summary.Title), back, null, null, null);
        var citation = stored.Citation;
        var sentence = Excerpt.Around(citation.Sentence.In(document.Text), new TextSpan(citation.Span.Start - citation.Sentence.Start, citation.Span.End - citation.Sentence.Start));
        return new ReportPage(
            id, Words.Capital(document.Summary.Title), back, PlaceValue.Of(new CitationPlace(id, stored.Index, Resolver.GroupKey(citation.Type, citation.Number))),
            $"{citation.Type} {citation.Number}", sentence);
    }
}
