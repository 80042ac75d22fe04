using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Pages.History;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Search;
using Microsoft.AspNetCore.Mvc;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>What was done with one document, from its original to the index.</summary>
public sealed class HistoryController(ArchiveStore archive, ISearchIndex index) : Controller
{
    [HttpGet("/van-ban/{id}/lich-su")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Show(string id, CancellationToken cancellation)
    {
        var mayEdit = Visitor.Of(HttpContext).May(Role.Editor);
        if (await archive.History.FindAsync(id, cancellation) is not { } history) return NotFound();
        // That a document is marked secret concerns those who must deal with it.
        if (history.SetAside is not null && !mayEdit) return NotFound();
        var corrections = await archive.Corrections.OfDocumentAsync(id, cancellation);
        return View("~/Views/Document/History.cshtml", new HistoryPage(history, corrections, await InIndexAsync(id, cancellation), mayEdit));
    }

    private async Task<Presence> InIndexAsync(string id, CancellationToken cancellation)
    {
        try
        {
            return await index.ExplainAsync(SearchQuery.Everything, id, cancellation) is null ? Presence.Absent : Presence.Present;
        }
        catch (Exception error) when (error is SearchUnavailableException or SearchSetupException or IndexVersionException)
        {
            return Presence.Unknown;
        }
    }
}
