using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Corrections;
using DirectiveSearch.Directives.Evaluation;
using DirectiveSearch.Portal.Pages.Documents;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Corrections;

/// <summary>A field of the form.</summary>
/// <param name="Shown">As the archive has it, stored form: what an editor changes, is changed from this.</param>
/// <param name="Typed">What stands in the box.</param>
/// <param name="Read">What the machine read, where people decided otherwise.</param>
/// <param name="Picture">The lines of a scan that it was read from.</param>
public sealed record MetadataBox(MetadataField Field, string Name, string Label, string Shown, string Typed, string? Read, Why? Why, LinePicture? Picture, string? Problem)
{
    public string Id => $"truong-{Name}";

    public string? List => Field switch
    {
        MetadataField.Type => "loai-van-ban",
        MetadataField.Issuer => "don-vi",
        MetadataField.Province => "tinh-thanh",
        _ => null,
    };

    public string? Hint => Field switch
    {
        MetadataField.Number => "Như 365/KH-UBND; không có số thì để trống.",
        MetadataField.Date => "Như 07/4/2014; chưa rõ ngày thì ghi 4/2014 hoặc 2014.",
        MetadataField.Issuer => "Tên đầy đủ, kể cả địa phương; cấp và địa bàn theo cơ quan.",
        _ => null,
    };
}

/// <summary>Where an editor corrects what a document says of itself.</summary>
public sealed record MetadataPage(
    string DocumentId, string Title, IReadOnlyList<MetadataBox> Boxes, IReadOnlyList<string> Types, IReadOnlyList<string> Units, IReadOnlyList<string> Provinces,
    IReadOnlyList<Decision> Decisions, string Note, string? Notice)
{
    public IReadOnlyList<Crumb> Crumbs => [new("Văn bản", Address.Results), new(Words.Capital(Title), Address.Document(DocumentId)), new("Sửa")];

    /// <param name="typed">What was sent, with what is wrong with it; null: nothing was sent.</param>
    public static IReadOnlyList<MetadataBox> BoxesOf(DocumentRecord document, Func<string, (string Typed, string? Problem)>? typed)
    {
        var lines = new TextLines(document.Text);
        return [.. MetadataForm.Fields.Select(known =>
        {
            var shown = MetadataCorrecting.ValueOf(document.Metadata, known.Field);
            var name = MetadataCorrecting.NameOf(known.Field);
            var replaced = document.Metadata.Replaced.FirstOrDefault(read => read.Field == name);
            var reasons = replaced?.Reasons ?? [.. document.Metadata.Reasons.Where(reason => reason.Field == name)];
            var (text, problem) = typed?.Invoke(known.Name) ?? (MetadataForm.Written(known.Field, shown), null);
            return new MetadataBox(
                known.Field, known.Name, known.Label, shown, text, replaced is null ? null : MetadataForm.Written(known.Field, replaced.Value),
                Why.Of(known.Label, reasons, lines),
                reasons.SelectMany(reason => reason.Words).Select(words => LineCrop.Picture(document, words)).FirstOrDefault(picture => picture is not null), problem);
        })];
    }
}
