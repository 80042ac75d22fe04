using DirectiveSearch.Archive;
using DirectiveSearch.Directives.Corrections;
using DirectiveSearch.Portal.Pages;
using DirectiveSearch.Portal.Pages.Corrections;
using DirectiveSearch.Portal.Pages.Documents;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>Editors say of words that they were read rightly, or what stands there.</summary>
[RequireRole(Role.Editor)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class WordController(ArchiveStore archive) : Controller
{
    private const int LongestPart = 500;

    [HttpGet(Address.DoubtfulWords)]
    public async Task<IActionResult> List(int? trang, int? muc, [FromQuery(Name = CorrectionNotice.Parameter)] string? done, CancellationToken cancellation)
    {
        var total = (await archive.Corrections.DoubtsAsync(0, 0, cancellation)).Total;
        var pages = ListPage.Of(ListPage.Number(trang), total, Address.DoubtfulWords);
        var doubts = await archive.Corrections.DoubtsAsync((Math.Max(1, pages.Page) - 1) * ListPage.Size, ListPage.Size, cancellation);
        var here = pages.AddressOf(Math.Max(1, pages.Page));
        var rows = new List<(DocumentSummary, DoubtItem)>();
        DocumentRecord? document = null;
        foreach (var (row, index) in doubts.Items.Select((row, index) => (row, index)))
        {
            if (document?.Summary.Id != row.Document.Id) document = await archive.Documents.FindAsync(row.Document.Id, null, cancellation);
            if (document is null) continue;
            // What comes next moves up to the place of what was settled.
            var back = $"{here}{(here.Contains('?', StringComparison.Ordinal) ? '&' : '?')}muc={index + 1}";
            rows.Add((row.Document, new DoubtItem(row.Document.Id, document.Version, row.Doubt, LineCrop.Picture(document, row.Doubt.Span), back, Math.Min(muc ?? 0, doubts.Items.Count) == index + 1)));
        }

        return View("~/Views/Correction/Words.cshtml", new DoubtListPage(rows, doubts.Total, pages, CorrectionNotice.Of(done)));
    }

    /// <summary>Where to correct the words of a citation, with its date and issuer.</summary>
    [HttpGet("/van-ban/{id}/chu/{citation:int}")]
    public async Task<IActionResult> Ask(string id, int citation, CancellationToken cancellation)
    {
        if (await archive.Documents.FindAsync(id, null, cancellation) is not { } document || citation < 1 || citation > document.Citations.Count) return NotFound();
        var part = WordCorrecting.Whole(document.Text, LineCrop.Words(document.Citations[citation - 1]));
        return View("~/Views/Correction/Word.cshtml", PageOf(document, part, $"{Address.Document(id)}#lan-{citation}"));
    }

    /// <param name="shown">The words that the page showed at the place.</param>
    /// <param name="whole">All of them were looked at.</param>
    /// <param name="meant">What stands there; none: what was shown is right.</param>
    [HttpPost("/van-ban/{id}/chu")]
    public async Task<IActionResult> Set(
        string id, [FromForm(Name = "ban")] int version, [FromForm(Name = "tu")] int start, [FromForm(Name = "den")] int end, [FromForm(Name = "doc")] string? shown,
        [FromForm(Name = "tron")] bool whole,
        [FromForm(Name = "dung")] string? meant, [FromForm(Name = "ghi-chu")] string? note, [FromForm(Name = "ve")] string? back, CancellationToken cancellation)
    {
        // An empty box is no confirmation, although it binds like one that is not there.
        var corrects = Request.Form.ContainsKey("dung");
        var right = WordCorrecting.Joined(TextNormalizer.Compose(StorableText.Clean((corrects ? meant : shown) ?? "")));
        var problem = right.Length == 0 ? "Hãy ghi chữ đúng." : right.Length > LongestPart ? $"Chữ đúng chỉ được dài {LongestPart} chữ." : right.Any(char.IsControl) ? "Có ký tự không in được. Hãy gõ lại." : null;
        if (problem is not null) return this.NotCorrected(problem, back);
        var place = new WordPlace(id, version, new TextSpan(start, end), shown ?? "") { IsWhole = whole };
        var entry = Visitor.Of(HttpContext).Did("dinh-chinh.chu", id, DecisionWords.Words(WordCorrecting.Joined(place.Shown), right));
        return await archive.Corrections.SetWordsAsync(place, right, note?.Trim() ?? "", entry, cancellation) switch
        {
            CorrectionOutcome.Done => this.Corrected(back, corrects ? CorrectionNotice.Done : CorrectionNotice.Confirmed),
            CorrectionOutcome.Same => this.NotCorrected("Điều này đã được ghi trước đó.", back),
            _ => this.NotCorrected("Văn bản đã được đọc lại từ khi trang này mở ra, nên chữ ở đây có thể đã khác. Hãy tải lại trang rồi làm lại.", back),
        };
    }

    private static WordPage PageOf(DocumentRecord document, TextSpan part, string back) => new(
        document.Summary.Id, document.Summary.Title, document.Version, part.Start, part.End, WordCorrecting.Joined(part.In(document.Text)), Around(document.Text, part), LineCrop.Picture(document, part), back);

    private static Excerpt Around(string text, TextSpan part)
    {
        const int Side = 120;
        var (start, end) = (Math.Max(0, part.Start - Side), Math.Min(text.Length, part.End + Side));
        return Excerpt.Around(text[start..end], new TextSpan(part.Start - start, part.End - start));
    }
}
