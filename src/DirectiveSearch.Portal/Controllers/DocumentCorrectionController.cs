using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Corrections;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Portal.Pages.Corrections;
using DirectiveSearch.Portal.Security;
using DirectiveSearch.Portal.Wording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DirectiveSearch.Portal.Controllers;

/// <summary>Editors correct what a document says of itself.</summary>
[RequireRole(Role.Editor)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DocumentCorrectionController(ArchiveStore archive, TimeProvider time) : Controller
{
    private const int UnitsOffered = 100;
    private const int UnitsSuggested = 20;

    [HttpGet("/van-ban/{id}/sua")]
    public async Task<IActionResult> Show(string id, [FromQuery(Name = CorrectionNotice.Parameter)] string? done, CancellationToken cancellation) =>
        await archive.Documents.FindAsync(id, null, cancellation) is { } document
            ? await PageAsync(document, MetadataPage.BoxesOf(document, null), "", CorrectionNotice.Of(done), cancellation)
            : NotFound();

    /// <summary>Only what was changed is decided; each field is sent with what the page showed.</summary>
    [HttpPost("/van-ban/{id}/sua")]
    public async Task<IActionResult> Save(string id, IFormCollection form, CancellationToken cancellation)
    {
        if (await archive.Documents.FindAsync(id, null, cancellation) is not { } document) return NotFound();
        var (decisions, problems) = await ReadAsync(form, cancellation);
        var note = form["ghi-chu"].ToString().Trim();
        if (problems.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await PageAsync(document, MetadataPage.BoxesOf(document, name => (form[name].ToString(), problems.GetValueOrDefault(name))), note, null, cancellation);
        }

        var changed = decisions.Where(decision => decision.Value != decision.Was).ToList();
        var entry = Visitor.Of(HttpContext).Did("dinh-chinh.thong-tin", id, string.Join("; ", changed.Select(DecisionWords.Field)));
        return await archive.Corrections.SetFieldsAsync(id, changed, note, entry, cancellation) switch
        {
            CorrectionOutcome.Done => this.Corrected(Address.Document(id), CorrectionNotice.Done),
            CorrectionOutcome.Same => this.NotCorrected("Chưa có ô nào được sửa.", Address.Correct(id)),
            _ => this.NotCorrected("Văn bản đã được đọc lại hoặc đính chính từ khi trang này mở ra. Hãy tải lại trang rồi làm lại.", Address.Correct(id)),
        };
    }

    /// <summary>Units of the archive whose name holds what was typed, for the suggestions under the box.</summary>
    [HttpGet("/dinh-chinh/don-vi")]
    public async Task<IActionResult> Units(string? q, CancellationToken cancellation) =>
        UnitDirectory.Slug(q ?? "") is { Length: > 1 and < 200 } typed ? Json(await archive.Units.NamesAsync(typed, null, UnitsSuggested, cancellation)) : Json(Array.Empty<string>());

    private async Task<(List<FieldDecision> Decisions, Dictionary<string, string> Problems)> ReadAsync(IFormCollection form, CancellationToken cancellation)
    {
        var slug = UnitDirectory.Describe(TypedUnit.Spelled(form["co-quan"].ToString()), null).Slug;
        var unit = slug.Length is > 0 and < 300 ? await archive.Units.FindAsync(slug, cancellation) : null;
        var today = OfficialDate.Day(time.GetUtcNow());
        var (decisions, problems) = (new List<FieldDecision>(), new Dictionary<string, string>());
        foreach (var (field, name, _) in MetadataForm.Fields)
        {
            if (!form.ContainsKey(name)) continue;
            var (shown, typed) = (form[$"da-{name}"].ToString(), form[name].ToString());
            // What nobody touched need not be what could be typed: names of old reach beyond the lists.
            if (typed == MetadataForm.Written(field, shown)) continue;
            var (value, problem) = MetadataForm.Read(field, typed, today, known => known == unit?.Slug ? unit.Name : null);
            if (problem is null) decisions.Add(new FieldDecision(field, shown, value));
            else problems[name] = problem;
        }

        return (decisions, problems);
    }

    private async Task<IActionResult> PageAsync(DocumentRecord document, IReadOnlyList<MetadataBox> boxes, string note, string? notice, CancellationToken cancellation)
    {
        var id = document.Summary.Id;
        var province = document.Metadata.Province is { } name ? UnitDirectory.Slug(name) : null;
        var made = await archive.Corrections.OfDocumentAsync(id, cancellation);
        return View("~/Views/Correction/Metadata.cshtml", new MetadataPage(
            id, document.Summary.Title, boxes, [.. DocumentTypes.All], await archive.Units.NamesAsync("", province, UnitsOffered, cancellation), [.. UnitDirectory.Provinces.Select(known => known.Name)],
            [.. made.Where(correction => correction.Kind == CorrectionKind.Field).Select(correction => DecisionWords.Of(correction, mayEdit: true))], note, notice));
    }
}
