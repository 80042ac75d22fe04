using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Portal.Pages;
using DirectiveSearch.Portal.Pages.Jobs;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Portal.Wording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>What runs in the background: editors see it, operators try failures again.</summary>
[RequireRole(Role.Editor)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class JobController(ArchiveStore archive, WorkOptions work, IServiceProvider services) : Controller
{
    private const string Retried = "da-thu-lai";
    private const string Started = "da-chay";
    private const string Refused = "chua-chay";

    [HttpGet(Address.Jobs)]
    public async Task<IActionResult> Show(
        [FromQuery(Name = Retried)] int? retried, [FromQuery(Name = Started)] string? started, [FromQuery(Name = Refused)] string? refused, CancellationToken cancellation)
    {
        var page = await PageAsync(cancellation);
        var message = retried is not null ? RetriedWords(retried)
            : page.Clock.Any(schedule => schedule.Name == started) ? $"Đã cho chạy ngay: {JobWords.Schedule(started!)}."
            : page.Clock.Any(schedule => schedule.Name == refused) ? $"Chưa cho chạy được: {JobWords.Schedule(refused!)}. Chương trình khác đang giữ quyền ghi vào kho; hãy thử lại sau."
            : null;
        return View("~/Views/Job/Show.cshtml", page with { Message = message });
    }

    [HttpGet(Address.Jobs + ".json")]
    public async Task<IActionResult> Json(CancellationToken cancellation) => Json(JobJson.Of(await PageAsync(cancellation)));

    [HttpGet(Address.DeadLetters)]
    public async Task<IActionResult> DeadLetters(
        string? buoc, [FromQuery(Name = "ly-do")] string? reason, int? trang, [FromQuery(Name = Retried)] int? retried, CancellationToken cancellation)
    {
        var filter = FilterOf(buoc, reason);
        var number = ListPage.Number(trang, DeadLetterPage.Size);
        var letters = await archive.Jobs.DeadLettersAsync(filter, (number - 1) * DeadLetterPage.Size, DeadLetterPage.Size, cancellation);
        var groups = await archive.Jobs.FailuresAsync(cancellation);
        return View("~/Views/Job/DeadLetters.cshtml", new DeadLetterPage(letters, groups, filter, number, Rights.Retry, RetriedWords(retried)));
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
        await archive.Audit.WriteAsync(
            Visitor.Of(HttpContext).Did("cong-viec.thu-lai", letter is { } one ? $"{one}" : $"{step} {reason}".Trim(), $"{OfficialDate.Number(retried)} việc"), CancellationToken.None);
        var back = list ? Address.DeadLettersOf(filter.Step, filter.ReasonCode) : Address.Jobs;
        return this.SeeOther($"{back}{(back.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Retried}={retried}");
    }

    /// <summary>Starts at once what else runs by the clock.</summary>
    [HttpPost(Address.Jobs + "/chay-ngay")]
    [RequireRole(Role.Operator)]
    public async Task<IActionResult> Run([FromForm(Name = "lich")] string? schedule, CancellationToken cancellation)
    {
        if (Runner is not { } runner || string.IsNullOrEmpty(schedule)) return NotFound();
        var began = await runner.RunAsync(schedule, cancellation);
        if (began) await archive.Audit.WriteAsync(Visitor.Of(HttpContext).Did("cong-viec.chay-ngay", schedule), CancellationToken.None);
        return this.SeeOther($"{Address.Jobs}?{(began ? Started : Refused)}={Uri.EscapeDataString(schedule)}");
    }

    /// <summary>Only a program that holds the clock has one.</summary>
    private ScheduleRunner? Runner => services.GetService<ScheduleRunner>();

    private JobRights Rights => Visitor.Of(HttpContext).May(Role.Operator) ? new JobRights(true, Runner is not null) : new JobRights(false, false);

    private async Task<JobPage> PageAsync(CancellationToken cancellation) => new(
        await archive.Jobs.ReadAsync(cancellation), await archive.Schedules.ListAsync(cancellation), WorkerTable.LeasesToDeath * work.Lease, Rights, null);

    private static DeadLetterFilter FilterOf(string? step, string? reason) => new(JobWords.StepOf(step), string.IsNullOrEmpty(reason) ? null : reason);

    private static string? RetriedWords(int? retried) => retried switch
    {
        null => null,
        > 0 and { } some => $"Đã đưa {OfficialDate.Number(some)} việc trở lại hàng chờ.",
        _ => "Không còn việc hỏng nào như vậy; có thể đã được thử lại trước đó.",
    };
}
