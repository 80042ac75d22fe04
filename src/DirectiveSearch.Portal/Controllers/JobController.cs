using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Pages;
using DirectiveSearch.Portal.Pages.Jobs;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Portal.Wording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>What runs in the background: editors see it, operators try failures again.</summary>
[RequireRole(Role.Editor)]
[ResponseCache(NoStore = true)]
public sealed class JobController(ArchiveStore archive) : Controller
{
    private static readonly TimeSpan LostAfter = TimeSpan.FromMinutes(3);

    [HttpGet(Address.Jobs)]
    public async Task<IActionResult> Show([FromQuery(Name = Retried)] int? retried, CancellationToken cancellation) =>
        View("~/Views/Job/Show.cshtml", await PageAsync(retried, cancellation));

    [HttpGet(Address.Jobs + ".json")]
    public async Task<IActionResult> Json(CancellationToken cancellation) => Json(JobJson.Of(await PageAsync(null, cancellation)));

    [HttpGet(Address.DeadLetters)]
    public async Task<IActionResult> DeadLetters(
        string? buoc, [FromQuery(Name = "ly-do")] string? reason, int? trang, [FromQuery(Name = Retried)] int? retried, CancellationToken cancellation)
    {
        var filter = FilterOf(buoc, reason);
        var number = ListPage.Number(trang, DeadLetterPage.Size);
        var letters = await archive.Jobs.DeadLettersAsync(filter, (number - 1) * DeadLetterPage.Size, DeadLetterPage.Size, cancellation);
        var groups = await archive.Jobs.FailuresAsync(cancellation);
        return View("~/Views/Job/DeadLetters.cshtml", new DeadLetterPage(letters, groups, filter, number, MayAct, MessageOf(retried)));
    }

    /// <param name="letter">Only this one; null: all that match.</param>
    /// <param name="list">Whether the list of dead letters asks, and is shown again.</param>
    [HttpPost(Address.Jobs + "/thu-lai")]
    [RequireRole(Role.Operator)]
    public async Task<IActionResult> Retry(
        [FromForm(Name = "buoc")] string? step, [FromForm(Name = "ly-do")] string? reason, [FromForm(Name = "viec")] long? letter, [FromForm(Name = "danh-sach")] bool list,
        CancellationToken cancellation)
    {
        var filter = FilterOf(step, reason) with { Id = letter };
        var retried = await archive.Jobs.RetryAsync(filter, cancellation);
        var back = list ? Address.DeadLettersOf(filter.Step, filter.ReasonCode) : Address.Jobs;
        Response.Headers.Location = $"{back}{(back.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Retried}={retried}";
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    private const string Retried = "da-thu-lai";

    private bool MayAct => Visitor.Of(HttpContext).May(Role.Operator);

    private async Task<JobPage> PageAsync(int? retried, CancellationToken cancellation) =>
        new(await archive.Jobs.ReadAsync(cancellation), LostAfter, MayAct, MessageOf(retried));

    private static DeadLetterFilter FilterOf(string? step, string? reason) => new(JobWords.StepOf(step), string.IsNullOrEmpty(reason) ? null : reason);

    private static string? MessageOf(int? retried) => retried switch
    {
        null => null,
        > 0 and { } some => $"Đã đưa {OfficialDate.Number(some)} việc trở lại hàng chờ.",
        _ => "Không còn việc hỏng nào như vậy; có thể đã được thử lại trước đó.",
    };
}
