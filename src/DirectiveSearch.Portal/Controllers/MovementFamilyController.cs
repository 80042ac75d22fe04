using DirectiveSearch.Archive;
using DirectiveSearch.Directives.Movements;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Portal.Pages;
using DirectiveSearch.Portal.Pages.Corrections;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Portal.Wording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>Names of movements that only resemble a national one: editors say whether they belong to it.</summary>
[RequireRole(Role.Editor)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MovementFamilyController(ArchiveStore archive) : Controller
{
    private const int LongestName = 500;

    /// <param name="family">Slug of the national movement that the names may belong to.</param>
    [HttpGet(Address.DoubtfulMovements)]
    public async Task<IActionResult> List(
        [FromQuery(Name = "phong-trao")] string? family, int? trang, [FromQuery(Name = CorrectionNotice.Parameter)] string? done, CancellationToken cancellation)
    {
        var families = await archive.Movements.DoubtfulFamiliesAsync(cancellation);
        var chosen = families.FirstOrDefault(known => UnitDirectory.Slug(known.Value) == family);
        var total = chosen?.Documents ?? families.Sum(known => known.Documents);
        var pages = ListPage.Of(ListPage.Number(trang), total, Address.DoubtfulMovementsOf(chosen?.Value));
        var rows = await archive.Movements.DoubtfulAsync(chosen?.Value, (Math.Max(1, pages.Page) - 1) * ListPage.Size, ListPage.Size, cancellation);
        return View("~/Views/Correction/Movements.cshtml", new DoubtfulMovementPage(rows, families, chosen?.Value, total, pages, CorrectionNotice.Of(done)));
    }

    /// <param name="family">Name, or address of the page, of the movement that the name belongs to.</param>
    [HttpPost(Address.DoubtfulMovements)]
    public async Task<IActionResult> Decide(
        [FromForm(Name = "ten")] string? name, [FromForm(Name = "quyet-dinh")] string? answer, [FromForm(Name = "phong-trao")] string? family,
        [FromForm(Name = "ghi-chu")] string? note, [FromForm(Name = "ve")] string? back, CancellationToken cancellation)
    {
        if (name is not { Length: > 0 and <= LongestName } || UnitDirectory.Slug(name).Length == 0) return this.NotCorrected("Chưa chọn tên gọi nào.", back);
        if (answer is not (FamilyAnswer.Belongs or FamilyAnswer.Apart)) return this.NotCorrected("Hãy chọn: thuộc phong trào nào, hay là phong trào riêng.", back);
        var named = answer == FamilyAnswer.Belongs ? await NamedAsync(family, cancellation) : null;
        if (answer == FamilyAnswer.Belongs && named is null) return this.NotCorrected("Không tìm thấy phong trào có tên như vậy. Hãy ghi đúng tên, hoặc dán địa chỉ trang của phong trào.", back);
        var decision = new FamilyDecision(name, named);
        if (named is not null && decision.MovementSlug == decision.NameSlug) return this.NotCorrected("Tên gọi và phong trào là một. Nếu tên này đứng riêng, hãy chọn “là phong trào riêng”.", back);
        var entry = Visitor.Of(HttpContext).Did("dinh-chinh.phong-trao", decision.NameSlug, DecisionWords.Family(decision));
        return await archive.Corrections.SetFamilyAsync(decision, note?.Trim() ?? "", entry, cancellation) switch
        {
            CorrectionOutcome.Done => this.Corrected(back, CorrectionNotice.Done),
            CorrectionOutcome.Same => this.NotCorrected("Điều này đã được quyết định trước đó.", back),
            _ => this.NotCorrected("Không còn văn bản nào nêu tên này. Hãy tải lại trang.", back),
        };
    }

    /// <summary>The national movement of that name, or the one that has a page.</summary>
    private async Task<string?> NamedAsync(string? typed, CancellationToken cancellation)
    {
        var name = typed?.Trim() ?? "";
        if (name.LastIndexOf(Address.Movements + "/", StringComparison.Ordinal) is >= 0 and var at) name = name[(at + Address.Movements.Length + 1)..].Split('?', '#')[0];
        if (name.Length is 0 or > LongestName) return null;
        if (MovementFamilies.NationalName(name) is { } national) return national;
        var slug = UnitDirectory.Slug(name);
        return (await archive.Movements.SummariesAsync([slug], cancellation)).GetValueOrDefault(slug)?.Name;
    }
}
