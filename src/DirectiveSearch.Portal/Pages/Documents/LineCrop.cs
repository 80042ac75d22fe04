using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion.Conversion;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Text;

namespace DirectiveSearch.Portal.Pages.Documents;

/// <param name="Page">From 1.</param>
/// <param name="Width">With <paramref name="Height"/> its proportions.</param>
public sealed record LinePicture(string Href, int Page, int Width, int Height);

/// <summary>The part of a page on which words stand.</summary>
public static class LineCrop
{
    private const int MostLines = 4;

    /// <summary>Around the lines, in thousandths of the page's width.</summary>
    private const int Margin = 6;

    private static readonly string[] Drawn = ["application/pdf", "image/png", "image/jpeg", "image/tiff"];

    /// <returns>Null when the words stand in no scan whose pages can be drawn.</returns>
    public static PageCrop? Of(DocumentRecord document, TextSpan words) => Of(document.Scan, document.Original.MediaType, words);

    /// <summary>The lines of a citation, with its date and issuer.</summary>
    public static PageCrop? Of(DocumentRecord document, StoredCitation stored) => Of(document, Words(stored));

    /// <summary>The lines of these words as a picture.</summary>
    public static LinePicture? Picture(DocumentRecord document, TextSpan words) =>
        Of(document, words) is { } crop ? new LinePicture(Address.WordImage(document.Summary.Id, document.Version, words), crop.Page + 1, crop.Box.Width, crop.Box.Height) : null;

    /// <summary>Date and issuer stand behind the number, within its sentence.</summary>
    public static TextSpan Words(StoredCitation stored) => new(stored.Citation.Span.Start, stored.Citation.Reasons.Where(reason => reason.Field is "date" or "issuer").SelectMany(reason => reason.Words)
        .Where(words => words.Start >= stored.Citation.Span.Start && words.End <= stored.Citation.Sentence.End).Select(words => words.End).Append(stored.Citation.Span.End).Max());

    private static PageCrop? Of(Scan? scan, string mediaType, TextSpan words)
    {
        if (scan is null || !Drawn.Contains(mediaType)) return null;
        var lines = scan.Lines.SkipWhile(line => line.Span.End <= words.Start).TakeWhile(line => line.Span.Start < words.End).Take(MostLines).ToList();
        if (lines.Count == 0) return null;
        var boxes = lines.Where(line => line.Page == lines[0].Page).Select(line => line.Box).ToList();
        var (left, top) = (Math.Max(0, boxes.Min(box => box.Left) - Margin), Math.Max(0, boxes.Min(box => box.Top) - Margin));
        return new PageCrop(lines[0].Page, new PageBox(left, top, boxes.Max(box => box.Left + box.Width) + Margin - left, boxes.Max(box => box.Top + box.Height) + Margin - top));
    }
}
