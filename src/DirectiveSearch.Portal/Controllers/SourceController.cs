using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Portal.Pages;
using DirectiveSearch.Portal.Pages.Crawls;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Portal.Wording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>The portals that are crawled: editors see how they stand, operators start, pause and try again.</summary>
[RequireRole(Role.Editor)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SourceController(ArchiveStore archive, TimeProvider time, IServiceProvider services) : Controller
{
    private const string Done = "da-lam";

    [HttpGet(Address.Sources)]
    public async Task<IActionResult> List([FromQuery(Name = "trang")] int? number, CancellationToken cancellation) => View(
        "~/Views/Source/List.cshtml",
        new SourceListPage(await archive.Crawls.SourcesAsync(cancellation), await archive.Schedules.ListAsync(cancellation), ListPage.Number(number, SourceListPage.Size), time.GetUtcNow()));

    [HttpGet(Address.Sources + ".json")]
    public async Task<IActionResult> ListJson(CancellationToken cancellation)
    {
        var clock = await archive.Schedules.ListAsync(cancellation);
        return Json((await archive.Crawls.SourcesAsync(cancellation)).Select(standing => SourceJson.Of(standing, clock)));
    }

    [HttpGet(Address.Sources + "/{slug}")]
    public async Task<IActionResult> Show(string slug, SourceView view, [FromQuery(Name = Done)] string? done, CancellationToken cancellation) =>
        await PageAsync(slug, view, cancellation) is { } page ? View("~/Views/Source/Show.cshtml", page with { Message = SourceActions.Done(done) }) : NotFound();

    [HttpGet(Address.Sources + "/{slug}.json")]
    public async Task<IActionResult> ShowJson(string slug, CancellationToken cancellation) =>
        await archive.Crawls.FindSourceAsync(slug, cancellation) is { } standing
            ? Json(SourceJson.Of(standing, await archive.Schedules.ListAsync(cancellation), await ListsAsync(standing, SourceTab.Standing, new CrawlAddressFilter(), 1, cancellation)))
            : NotFound();

    [HttpPost(Address.Sources + "/{slug}")]
    [RequireRole(Role.Operator)]
    public async Task<IActionResult> Act(string slug, [FromForm(Name = "viec")] string? action, CancellationToken cancellation)
    {
        if (Runner is not { } runner || SourceActions.Done(action) is null || await archive.Crawls.FindSourceAsync(slug, cancellation) is not { } standing) return NotFound();
        var fault = action switch
        {
            SourceActions.Pause => await archive.Crawls.PauseAsync(slug, cancellation) ? null : "Nguồn này không còn chạy nên không có gì để tạm dừng.",
            SourceActions.Resume => await runner.StartAsync(slug, standing.Last?.Mode ?? CrawlMode.Latest, true, cancellation),
            SourceActions.Sweep => await runner.StartAsync(slug, CrawlMode.Sweep, false, cancellation),
            SourceActions.Failures => await runner.StartAsync(slug, CrawlMode.Failures, false, cancellation),
            _ => await runner.StartAsync(slug, CrawlMode.Latest, false, cancellation),
        };
        if (fault is null)
        {
            await archive.Audit.WriteAsync(Visitor.Of(HttpContext).Did($"nguon.{action}", Address.Source(slug), standing.Source.Name), CancellationToken.None);
            return this.SeeOther($"{Address.Source(slug)}?{Done}={action}");
        }

        Response.StatusCode = StatusCodes.Status409Conflict;
        return await PageAsync(slug, new SourceView(null, null, null, null, null), cancellation) is { } page ? View("~/Views/Source/Show.cshtml", page with { Problem = fault }) : NotFound();
    }

    /// <summary>Only where a program crawls.</summary>
    private CrawlRunner? Runner => services.GetService<CrawlRunner>();

    private async Task<SourcePage?> PageAsync(string slug, SourceView view, CancellationToken cancellation)
    {
        if (await archive.Crawls.FindSourceAsync(slug, cancellation) is not { } standing) return null;
        var (tab, number) = (SourcePage.TabOf(view.Tab), ListPage.Number(view.Number, SourcePage.Size));
        var filter = new CrawlAddressFilter(CrawlWords.StateOf(view.State), CrawlWords.RoleOf(view.Role), string.IsNullOrEmpty(view.Reason) ? null : view.Reason);
        return new SourcePage(
            standing, tab, await ListsAsync(standing, tab, filter, number, cancellation), await archive.Schedules.ListAsync(cancellation),
            Runner is not null && Visitor.Of(HttpContext).May(Role.Operator), time.GetUtcNow())
        {
            Filter = filter, Number = number,
        };
    }

    /// <summary>What came of each address: of a page, the document of its first attachment.</summary>
    private async Task<IReadOnlyDictionary<long, string>> DocumentsAsync(IReadOnlyList<CrawlAddress> addresses, CancellationToken cancellation)
    {
        var attached = await archive.Crawls.DocumentsOfAsync([.. addresses.Where(address => address is { Role: CrawlRole.Page, DocumentId: null }).Select(address => address.Id)], cancellation);
        return addresses.Where(address => address.DocumentId is not null).ToDictionary(address => address.Id, address => address.DocumentId!).Concat(attached).ToDictionary();
    }

    private async Task<SourceLists> ListsAsync(CrawlStanding standing, SourceTab tab, CrawlAddressFilter filter, int number, CancellationToken cancellation)
    {
        var (slug, skip) = (standing.Source.Slug, (number - 1) * SourcePage.Size);
        var overview = tab == SourceTab.Standing;
        var addresses = tab == SourceTab.Addresses ? await archive.Crawls.AddressesAsync(slug, filter, skip, SourcePage.Size, cancellation) : null;
        var documents = await DocumentsAsync(addresses?.Items ?? [], cancellation);
        var readable = await archive.Documents.SummariesAsync([.. documents.Values.Distinct()], cancellation);
        return new SourceLists(
            overview && standing.Last is { } last ? await archive.Crawls.AlarmsAsync(last.Id, cancellation) : [],
            overview ? await archive.Crawls.FailuresAsync(slug, cancellation) : [],
            addresses, documents, readable.Keys.ToHashSet(),
            tab == SourceTab.Runs ? await archive.Crawls.RunsAsync(slug, skip, SourcePage.Size, cancellation) : null);
    }
}

/// <summary>Which part of a source is asked for.</summary>
public sealed record SourceView(
    [FromQuery(Name = "xem")] string? Tab, [FromQuery(Name = "trang-thai")] string? State, [FromQuery(Name = "loai")] string? Role, [FromQuery(Name = "ly-do")] string? Reason,
    [FromQuery(Name = "trang")] int? Number);
