using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Pages;
using DirectiveSearch.Portal.Pages.Corrections;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Portal.Wording;
using Microsoft.AspNetCore.Mvc;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>Editors say which instrument a citation means, that two instruments are one, or that some citations mean another; and take that back.</summary>
[RequireRole(Role.Editor)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CorrectionController(ArchiveStore archive) : Controller
{
    private const int MostPlaces = 500;

    [HttpGet(Address.Corrections)]
    public async Task<IActionResult> List(int? trang, [FromQuery(Name = CorrectionNotice.Parameter)] string? done, CancellationToken cancellation)
    {
        var number = ListPage.Number(trang);
        var made = await archive.Corrections.ListAsync((number - 1) * ListPage.Size, ListPage.Size, cancellation);
        return View("~/Views/Correction/List.cshtml", new CorrectionListPage(
            [.. made.Items.Select(correction => (DecisionWords.Of(correction, mayEdit: true), correction))], made.Total, ListPage.Of(number, made.Total, Address.Corrections), CorrectionNotice.Of(done)));
    }

    /// <summary>The chosen citations mean the chosen instrument.</summary>
    [HttpPost(Address.Corrections)]
    public async Task<IActionResult> Set(
        [FromForm(Name = "cho")] string[]? chosen, TargetFields target, [FromForm(Name = "ghi-chu")] string? note, [FromForm(Name = "ve")] string? back, CancellationToken cancellation)
    {
        var places = (chosen ?? []).Take(MostPlaces).Select(PlaceValue.Parse).OfType<CitationPlace>().DistinctBy(place => (place.DocumentId, place.Index)).ToList();
        if (places.Count == 0) return this.NotCorrected("Chưa chọn chỗ viện dẫn nào.", back);
        var (statement, problem) = await target.Form.ReadAsync(archive, cancellation);
        if (statement is null) return this.NotCorrected(problem!, back);
        var entry = Visitor.Of(HttpContext).Did("dinh-chinh.dat", places[0].DocumentId, $"{places.Count} lượt viện dẫn: {DecisionWords.Name(statement)}");
        return await archive.Corrections.SetAsync(places, statement, note?.Trim() ?? "", entry, cancellation) == CorrectionOutcome.Done
            ? this.Corrected(back, CorrectionNotice.Done)
            : this.NotCorrected("Văn bản đã được đọc lại từ khi trang này mở ra, nên chỗ viện dẫn có thể đã khác. Hãy tải lại trang rồi làm lại.", back);
    }

    /// <summary>The instrument of a page is another one.</summary>
    [HttpPost("/dinh-chinh/gop")]
    public async Task<IActionResult> Merge(
        [FromForm(Name = "tu")] string? from, [FromForm(Name = "van-ban")] string? slug, [FromForm(Name = "so")] string? number, [FromForm(Name = "ghi-chu")] string? note,
        [FromForm(Name = "ve")] string? back, CancellationToken cancellation)
    {
        var into = slug is { Length: > 0 } and not TargetForm.Other ? slug : await OnlyAsync(number, cancellation);
        if (into is null) return this.NotCorrected("Không tìm thấy đúng một văn bản như vậy. Hãy chọn trong danh sách, hoặc dán địa chỉ trang của văn bản kia.", back);
        var known = await archive.Instruments.SummariesAsync([from ?? "", into], cancellation);
        if (!known.TryGetValue(from ?? "", out var one) || !known.TryGetValue(into, out var other)) return this.NotCorrected("Văn bản đã chọn không còn trong kho. Hãy tải lại trang rồi chọn lại.", back);
        var entry = Visitor.Of(HttpContext).Did("dinh-chinh.gop", one.Slug, $"{InstrumentWords.Dated(one)} → {InstrumentWords.Dated(other)}");
        return await archive.Corrections.MergeAsync(one, other, note?.Trim() ?? "", entry, cancellation) switch
        {
            CorrectionOutcome.Done => this.Corrected(Address.Instrument(other.Slug), CorrectionNotice.Done),
            CorrectionOutcome.Same => this.NotCorrected("Hai văn bản này đã là một.", back),
            _ => this.NotCorrected("Chưa gộp được: một trong hai văn bản chưa rõ cơ quan ban hành.", back),
        };
    }

    [HttpPost("/dinh-chinh/{batch}/hoan-tac")]
    public async Task<IActionResult> Undo(string batch, [FromForm(Name = "ve")] string? back, CancellationToken cancellation) =>
        await archive.Corrections.UndoAsync(batch, Visitor.Of(HttpContext).Did("dinh-chinh.hoan-tac", batch), cancellation)
            ? this.Corrected(await LastingAsync(batch, back, cancellation), CorrectionNotice.Undone)
            : this.NotCorrected("Đính chính này đã được hoàn tác trước đó.", back);

    /// <summary>An instrument that only the decision made is gone as soon as the document is read again, and its page with it: the document's own page stays.</summary>
    private async Task<string?> LastingAsync(string batch, string? back, CancellationToken cancellation) =>
        back?.StartsWith("/vien-dan/", StringComparison.Ordinal) == true && await archive.Corrections.DocumentAsync(batch, cancellation) is { } document ? Address.Document(document) : back;

    /// <summary>By the address of its page, its slug, or a number that only one bears.</summary>
    private async Task<string?> OnlyAsync(string? typed, CancellationToken cancellation)
    {
        var name = typed?.Trim() ?? "";
        if (name.LastIndexOf("/vien-dan/", StringComparison.Ordinal) is >= 0 and var at) name = name[(at + "/vien-dan/".Length)..].Split('?', '#')[0];
        if (name.Length is 0 or > 200) return null;
        if ((await archive.Instruments.SummariesAsync([name], cancellation)).Count == 1) return name;
        return await archive.Instruments.ByNumberAsync(Text.InstrumentNumber.Key(name), prefix: false, typeSlug: null, 2, cancellation) is [var only] ? only.Slug : null;
    }
}

/// <summary>The fields in which a form names an instrument.</summary>
public sealed record TargetFields(
    [FromForm(Name = "van-ban")] string? Slug, [FromForm(Name = "loai")] string? Type, [FromForm(Name = "so")] string? Number,
    [FromForm(Name = "co-quan")] string? Issuer, [FromForm(Name = "ngay")] string? Date)
{
    public TargetForm Form => new(Slug, Type, Number, Issuer, Date);
}
