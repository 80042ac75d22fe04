using DirectiveSearch.Archive;
using DirectiveSearch.Directives.Resolution;
using DirectiveSearch.Directives.Twins;
using DirectiveSearch.Portal.Pages;
using DirectiveSearch.Portal.Pages.Corrections;
using DirectiveSearch.Portal.Pages.Documents;
using DirectiveSearch.Portal.Pages.Instruments;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>A document in one of its versions: text, what it cites and carries, who cites it, its original.</summary>
public sealed class DocumentController(ArchiveStore archive, InstrumentReader instruments) : Controller
{
    private const string Plain = "application/octet-stream";

    /// <summary>Of which portals are asked.</summary>
    private const int MostCopies = 6;

    [HttpGet("/van-ban/{id}")]
    public async Task<IActionResult> Show(string id, int? ban, string? xem, int? trang, [FromQuery(Name = CorrectionNotice.Parameter)] string? done, [FromQuery(Name = DoubtWork.Parameter)] int? doubt,
        CancellationToken cancellation)
    {
        if (await archive.Documents.FindAsync(id, ban, cancellation) is not { } document) return NotFound();
        var (tab, page) = (DocumentPage.TabOf(xem), ListPage.Number(trang));
        var mayEdit = document.Version == document.Versions && Visitor.Of(HttpContext).May(Role.Editor);
        var around = await AroundAsync(document, tab == DocumentTab.CitedBy ? page : null, cancellation) with
        {
            Corrections = document is { TwinOf: null } && document.Version == document.Versions && tab == DocumentTab.Text ? await CorrectionsAsync(document, cancellation) : null,
            Copies = document.Version == document.Versions && tab == DocumentTab.Text ? await CopiesAsync(id, cancellation) : null,
            Versions = tab == DocumentTab.Original && document.Versions > 1 ? await archive.Documents.VersionsAsync(id, cancellation) : [],
            Parts = await archive.Documents.PartsAsync(document.Original.Sha256, cancellation),
            Portals = document.Version == document.Versions && tab == DocumentTab.Text ? await PortalsAsync(document, cancellation) : [],
            Notice = CorrectionNotice.Of(done),
            MayEdit = mayEdit,
            Doubts = mayEdit && tab == DocumentTab.Text ? DoubtWork.Of(document, doubt) : null,
        };
        if (around.CountsAway) Response.Headers.CacheControl = "no-store";
        return View("~/Views/Document/Show.cshtml", DocumentPage.Build(document, tab, page, around));
    }

    /// <summary>What changed between two versions; without numbers, by the current one.</summary>
    [HttpGet("/van-ban/{id}/so-sanh")]
    [EnableRateLimiting(RateLimits.Search)]
    public async Task<IActionResult> Compare(string id, int? tu, int? den, CancellationToken cancellation)
    {
        var versions = await archive.Documents.VersionsAsync(id, cancellation);
        var to = versions.FirstOrDefault(version => version.IsRead && version.Version == (den ?? version.Version));
        var from = versions.FirstOrDefault(version => version.IsRead && (tu is { } wanted ? version.Version == wanted : version.Version < to?.Version));
        if (from is null || to is null || !(await archive.Documents.SummariesAsync([id], cancellation)).TryGetValue(id, out var document)) return NotFound();
        var (before, after) = (await archive.Documents.TextAsync(id, from.Version, cancellation), await archive.Documents.TextAsync(id, to.Version, cancellation));
        return before is null || after is null ? NotFound() : View("~/Views/Document/Compare.cshtml", ComparePage.Build(document, versions, (from, before), (to, after)));
    }

    /// <summary>The bytes as fetched, always as a download: what strangers wrote never runs in the portal's name.</summary>
    [HttpGet("/van-ban/{id}/ban-goc")]
    public async Task<IActionResult> Original(string id, int? ban, CancellationToken cancellation)
    {
        if (await archive.Documents.FindAsync(id, ban, cancellation) is { } document) return await DownloadAsync(document.Original, document.Summary.FileName, cancellation);
        // Editors look at what could not be read; what is set aside nobody gets here.
        if (!Visitor.Of(HttpContext).May(Role.Editor) || await archive.History.FindAsync(id, cancellation) is not { SetAside: null } unread) return NotFound();
        return unread.Versions.LastOrDefault(version => ban is null || version.Version == ban) is { } kept ? await DownloadAsync(kept.Original, unread.FileName, cancellation) : NotFound();
    }

    private async Task<IActionResult> DownloadAsync(Original original, string fileName, CancellationToken cancellation) =>
        await archive.Documents.OpenOriginalAsync(original.Sha256, cancellation) is { } bytes
            ? File(bytes, original.MediaType is { Length: > 0 } type ? type : Plain, Path.GetFileName(fileName))
            : NotFound();

    /// <summary>The lines of a scan in which some words of the text stand.</summary>
    [HttpGet("/van-ban/{id}/chu/{start:int}-{end:int}/anh")]
    [EnableRateLimiting(RateLimits.Search)]
    public async Task<IActionResult> Lines(string id, int start, int end, int? ban, [FromServices] LineImages images, CancellationToken cancellation)
    {
        if (await archive.Documents.FindAsync(id, ban, cancellation) is not { } document) return NotFound();
        if (await images.OfAsync(document, new TextSpan(start, end), cancellation) is not { } picture) return NotFound();
        Response.Headers.CacheControl = "private, max-age=600";
        return File(picture, "image/jpeg");
    }

    /// <param name="citing">Page of the list of who cites it; null where the list is not shown and its length is enough.</param>
    private async Task<DocumentSurroundings> AroundAsync(DocumentRecord document, int? citing, CancellationToken cancellation)
    {
        var cited = document.Citations.SelectMany(citation => citation.Candidates.Append(citation.InstrumentSlug)).OfType<string>().Distinct().ToList();
        var carried = document.Movements.Select(movement => movement.MovementSlug).Distinct().ToList();
        var held = await HeldAsync(document.Summary, cancellation);
        var list = held is not null && citing is { } page ? await instruments.CitingAsync(held, page, cancellation) : null;
        return new DocumentSurroundings(
            await archive.Instruments.SummariesAsync(cited, cancellation),
            await archive.Movements.SummariesAsync(carried, cancellation),
            held,
            list?.Documents ?? [],
            list?.Total ?? held?.CitingDocuments ?? 0,
            list?.CountsAway ?? false);
    }

    /// <summary>What portals say of any file of the document.</summary>
    private async Task<IReadOnlyList<PortalSays>> PortalsAsync(DocumentRecord document, CancellationToken cancellation)
    {
        List<string> files = [document.Summary.Id, .. document.Copies.Select(copy => copy.Summary.Id).Take(MostCopies)];
        var zips = await archive.Crawls.OfZipAsync(files, cancellation);
        var listings = new List<PortalListing>();
        foreach (var file in files.Union(zips)) listings.AddRange(await archive.Crawls.OfDocumentAsync(file, cancellation));
        if (listings.Count == 0) return [];
        // What a page says of a zip holds for one of its files, and nobody knows for which.
        var shared = zips.Count > 0 ? listings.Select(listing => listing.Page).ToHashSet() : await archive.Crawls.SharedPagesAsync(files, cancellation);
        return PortalSays.Of(document, listings, shared);
    }

    private async Task<DocumentCopies> CopiesAsync(string id, CancellationToken cancellation)
    {
        var mayEdit = Visitor.Of(HttpContext).May(Role.Editor);
        var made = await archive.Corrections.OfTwinsAsync(id, cancellation);
        var others = await archive.Documents.SummariesAsync([.. made.Select(correction => Other(correction.Twins!))], cancellation);
        return new DocumentCopies(
            [.. made.Select(correction => (Decision: DecisionWords.Of(correction, mayEdit), Other: others.GetValueOrDefault(Other(correction.Twins!))))
                .Select(row => row.Other is { } other ? row.Decision with { Words = $"{row.Decision.Words}: “{other.FileName}”" } : row.Decision)],
            mayEdit);

        string Other(TwinDecision decision) => decision.One == id ? decision.Other : decision.One;
    }

    private async Task<DocumentCorrections> CorrectionsAsync(DocumentRecord document, CancellationToken cancellation)
    {
        var mayEdit = Visitor.Of(HttpContext).May(Role.Editor);
        var numbers = document.Citations.Select(stored => Resolver.GroupKey(stored.Citation.Type, stored.Citation.Number)).Distinct().ToList();
        return new DocumentCorrections(
            await archive.Corrections.OfDocumentAsync(document.Summary.Id, cancellation),
            mayEdit ? await archive.Instruments.OfGroupsAsync(numbers, cancellation) : DocumentCorrections.None.SameNumber,
            mayEdit);
    }

    /// <summary>The instrument that the document itself is, when others cite it.</summary>
    private async Task<InstrumentSummary?> HeldAsync(DocumentSummary document, CancellationToken cancellation)
    {
        if (document.Number is not { } number || InstrumentNumber.Key(number) is not { Length: > 0 } key) return null;
        var same = await archive.Instruments.ByNumberAsync(key, prefix: false, typeSlug: null, limit: 500, cancellation);
        return same.FirstOrDefault(instrument => instrument.HeldDocumentId == document.Id);
    }
}
