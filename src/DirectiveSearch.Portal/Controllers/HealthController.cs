using DirectiveSearch.Archive;
using DirectiveSearch.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>For whoever watches over the program: is it up, and can it answer.</summary>
public sealed class HealthController(ArchiveStore archive, ISearchIndex index) : Controller
{
    private static readonly SearchRequest Anything = new(SearchQuery.Everything, [], SearchSort.Newest, 0, 1, []);

    [HttpGet("/health/live")]
    public IActionResult Live() => Content("ok");

    /// <summary>503 with the name of what does not answer; the cause is in the log.</summary>
    [HttpGet("/health/ready")]
    public async Task<IActionResult> Ready(CancellationToken cancellation)
    {
        var archiveAnswers = await Answers(() => archive.CountAsync(cancellation));
        var indexAnswers = await Answers(() => index.SearchAsync(Anything, cancellation));
        return new JsonResult(new { archive = archiveAnswers, index = indexAnswers })
        {
            StatusCode = archiveAnswers && indexAnswers ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable,
        };
    }

    private static async Task<bool> Answers(Func<Task> ask)
    {
        try
        {
            await ask();
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return false;
        }
    }
}
