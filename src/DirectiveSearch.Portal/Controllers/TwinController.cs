using DirectiveSearch.Archive;
using DirectiveSearch.Directives.Twins;
using DirectiveSearch.Portal.Pages.Corrections;
using DirectiveSearch.Portal.Pages.Documents;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Portal.Wording;
using Microsoft.AspNetCore.Mvc;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>Editors part files that were wrongly taken for one document, and join those that were missed.</summary>
[RequireRole(Role.Editor)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class TwinController(ArchiveStore archive) : Controller
{
    /// <param name="one">The document of the page.</param>
    /// <param name="other">The one to be parted from it, or <see cref="TwinForm.Other"/>.</param>
    /// <param name="typed">The one to be joined: the address of its page.</param>
    [HttpPost(Address.Twins)]
    public async Task<IActionResult> Decide(
        [FromForm(Name = "mot")] string? one, [FromForm(Name = "khac")] string? other, [FromForm(Name = "trang-kia")] string? typed, [FromForm(Name = "ghi-chu")] string? note,
        [FromForm(Name = "ve")] string? back, CancellationToken cancellation)
    {
        var joined = other == TwinForm.Other;
        var named = joined ? TwinForm.IdOf(typed) : other;
        var known = await archive.Documents.SummariesAsync([one ?? "", named ?? ""], cancellation);
        if (one is null || !known.TryGetValue(one, out var first) || named is null || !known.TryGetValue(named, out var second))
            return this.NotCorrected("Không tìm thấy văn bản kia. Hãy mở trang của nó rồi dán địa chỉ vào đây.", back);
        if (one == named) return this.NotCorrected("Hai địa chỉ này là của cùng một trang.", back);
        var entry = Visitor.Of(HttpContext).Did("dinh-chinh.ban", one, $"{first.FileName} {(joined ? "=" : "≠")} {second.FileName}");
        return await archive.Corrections.SetTwinsAsync(new TwinDecision(one, named, joined), note?.Trim() ?? "", entry, cancellation) switch
        {
            CorrectionOutcome.Done => this.Corrected(back, CorrectionNotice.Done),
            CorrectionOutcome.Same => this.NotCorrected(joined ? "Hai trang này đã là một văn bản." : "Hai trang này đã là hai văn bản.", back),
            _ => this.NotCorrected("Văn bản kia không còn trong kho. Hãy tải lại trang.", back),
        };
    }
}
