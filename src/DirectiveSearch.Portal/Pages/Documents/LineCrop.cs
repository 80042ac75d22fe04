using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion.Conversion;
using DirectiveSearch.Text;

namespace DirectiveSearch.Portal.Pages.Documents;

/// <summary>The part of a page on which a citation stands.</summary>
public static class LineCrop
{
    private const int MostLines = 4;

    /// <summary>Around the lines, in thousandths of the page's width.</summary>
    private const int Margin = 6;

    /// <returns>Null when it stands in no scan whose pages can be drawn.</returns>
    public static PageCrop? Of(DocumentRecord document, StoredCitation stored)
    {
        if (document.Scan is not { } scan || document.Original.MediaType != "application/pdf") return null;
        var words = new TextSpan(stored.Citation.Span.Start, EndOf(stored));
        var lines = scan.Lines.SkipWhile(line => line.Span.End <= words.Start).TakeWhile(line => line.Span.Start < words.End).Take(MostLines).ToList();
        if (lines.Count == 0) return null;
        var boxes = lines.Where(line => line.Page == lines[0].Page).Select(line => line.Box).ToList();
        var (left, top) = (Math.Max(0, boxes.Min(box => box.Left) - Margin), Math.Max(0, boxes.Min(box => box.Top) - Margin));
        return new PageCrop(lines[0].Page, new PageBox(left, top, boxes.Max(box => box.Left + box.Width) + Margin - left, boxes.Max(box => box.Top + box.Height) + Margin - top));
    }

    /// <summary>Date and issuer stand behind the number, within its sentence.</summary>
    private static int EndOf(StoredCitation stored) => stored.Citation.Reasons.Where(reason => reason.Field is "date" or "issuer").SelectMany(reason => reason.Words)
        .Where(words => words.Start >= stored.Citation.Span.Start && words.End <= stored.Citation.Sentence.End).Select(words => words.End).Append(stored.Citation.Span.End).Max();
}
