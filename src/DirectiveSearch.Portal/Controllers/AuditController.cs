using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Pages;
using DirectiveSearch.Portal.Pages.People;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Portal.Wording;
using Microsoft.AspNetCore.Mvc;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>Who changed what and when.</summary>
[RequireRole(Role.Operator)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AuditController(ArchiveStore archive) : Controller
{
    private const int Listed = 100;

    [HttpGet("/nhat-ky")]
    public async Task<IActionResult> Show(string? ai, string? viec, int? trang, CancellationToken cancellation)
    {
        var (who, what) = (ai?.Trim() ?? "", viec?.Trim() ?? "");
        var number = ListPage.Number(trang, Listed);
        var lines = await archive.Audit.ListAsync(who.Length == 0 ? null : who, what.Length == 0 ? null : what, (number - 1) * Listed, Listed, cancellation);
        var path = string.Join('&', new[] { ("ai", who), ("viec", what) }.Where(pair => pair.Item2.Length > 0).Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2)}"));
        var address = path.Length == 0 ? Address.AuditLog : $"{Address.AuditLog}?{path}";
        return View("~/Views/Audit/Show.cshtml", new AuditPage(lines, ListPage.Of(number, lines.Total, address, Listed), who, what));
    }
}
