using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Portal.Pages;
using DirectiveSearch.Portal.Pages.Corrections;
using DirectiveSearch.Portal.Pages.Instruments;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>What can be cited: by its slug, or by its number with the question which one is meant.</summary>
[EnableRateLimiting(RateLimits.Search)]
public sealed class InstrumentController(ArchiveStore archive, InstrumentReader reader, EvidenceCsv csv) : Controller
{
    private const int LongestName = 160;
    private const int MostSameNumber = 200;

    /// <param name="name">A slug, or a number as it is written (34-CT/TW).</param>
    [HttpGet("/vien-dan/{**name}")]
    public async Task<IActionResult> Show(string? name, [FromQuery(Name = "quan-he")] string? purpose, int? trang, [FromQuery(Name = CorrectionNotice.Parameter)] string? done, CancellationToken cancellation)
    {
        if (name is not { Length: > 0 and <= LongestName }) return NotFound();
        if (await archive.Instruments.FindAsync(name, cancellation) is { } record)
            return Shown(await WithDecisionsAsync(await reader.ReadAsync(record, Purpose(purpose), ListPage.Number(trang), cancellation), CorrectionNotice.Of(done), cancellation));
        if (await archive.Instruments.RedirectAsync(name, cancellation) is { } slug) return RedirectPermanent(Address.Instrument(slug) + (CorrectionNotice.Of(done) is null ? "" : $"?{CorrectionNotice.Parameter}={done}"));
        // The server leaves an encoded slash in a path as it is.
        return await ByNumberAsync(name.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase), cancellation);
    }

    [HttpGet("/vien-dan/{slug}/trich-doan.csv")]
    [EnableRateLimiting(RateLimits.Export)]
    public async Task<IActionResult> Csv(string slug, [FromQuery(Name = "quan-he")] string? purpose, CancellationToken cancellation)
    {
        if (await archive.Instruments.FindAsync(slug, cancellation) is null) return NotFound();
        await this.SendCsvAsync(slug, csv.Rows(slug, Purpose(purpose), cancellation), cancellation);
        return new EmptyResult();
    }

    private async Task<InstrumentPage> WithDecisionsAsync(InstrumentPage page, string? notice, CancellationToken cancellation)
    {
        var mayEdit = Visitor.Of(HttpContext).May(Role.Editor);
        var made = await archive.Corrections.OfInstrumentAsync(page.Summary, cancellation);
        return page with { Material = page.Material with { Decisions = [.. made.Select(correction => DecisionWords.Of(correction, mayEdit))], MayEdit = mayEdit, Notice = notice } };
    }

    private ViewResult Shown(InstrumentPage page)
    {
        if (page.Material.CountsAway) Response.Headers.CacheControl = "no-store";
        return View("~/Views/Instrument/Show.cshtml", page);
    }

    private async Task<IActionResult> ByNumberAsync(string number, CancellationToken cancellation)
    {
        if (InstrumentNumber.Key(number) is not { Length: > 0 } key) return NotFound();
        var found = await archive.Instruments.ByNumberAsync(key, prefix: false, typeSlug: null, MostSameNumber, cancellation);
        return found.Count switch
        {
            0 => NotFound(),
            1 => Redirect(Address.Instrument(found[0].Slug)),
            _ => View("~/Views/Instrument/WhichOne.cshtml", new WhichOnePage(found)),
        };
    }

    private static Relation? Purpose(string? code) =>
        Enum.TryParse<Relation>(code, ignoreCase: true, out var relation) && Words.Code(relation) == code ? relation : null;
}
