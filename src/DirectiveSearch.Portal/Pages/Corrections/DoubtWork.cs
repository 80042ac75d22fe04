using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Pages.Documents;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Corrections;

/// <summary>A word that the machine read with doubt, with the forms that settle it.</summary>
/// <param name="Back">Where the forms lead: to what comes next.</param>
/// <param name="Focus">Its button has the focus when the page opens.</param>
public sealed record DoubtItem(string DocumentId, int Version, ReadingDoubt Doubt, LinePicture? Picture, string Back, bool Focus)
{
    public string Id => $"{DocumentId}-{Doubt.Span.Start}";

    /// <summary>số, ký hiệu và ngày ban hành của một văn bản được viện dẫn.</summary>
    public string What =>
        string.Join(", ", Doubt.Fields.Select(ReasonWords.Field)) + (Doubt.Citation is null ? " của chính văn bản này" : " của văn bản được viện dẫn");
}

/// <summary>The doubtful words of a document, one after the other.</summary>
/// <param name="Item">The one that is looked at; null: none is left.</param>
/// <param name="Number">Which one it is, from 1.</param>
public sealed record DoubtWork(DoubtItem? Item, int Number, int Count, string? Previous, string? Next)
{
    /// <summary>Names in the address the place from which on the next doubtful word is looked at.</summary>
    public const string Parameter = "nghi";

    /// <param name="from">Place in the text; null: the first, without taking the focus.</param>
    /// <returns>Null when there is nothing to say: no doubtful word, and none was looked at before.</returns>
    public static DoubtWork? Of(DocumentRecord document, int? from)
    {
        var doubts = document.Doubts;
        if (doubts.Count == 0) return from is null ? null : new DoubtWork(null, 0, 0, null, null);
        var at = 0;
        while (at < doubts.Count && doubts[at].Span.Start < from) at++;
        if (at == doubts.Count) at = 0;
        var doubt = doubts[at];
        string? Of(int index) => index >= 0 && index < doubts.Count ? Address.Doubt(document.Summary.Id, doubts[index].Span.Start) : null;
        var item = new DoubtItem(
            document.Summary.Id, document.Version, doubt, LineCrop.Picture(document, doubt.Span), Address.Doubt(document.Summary.Id, doubt.Span.Start), from is not null);
        return new DoubtWork(item, at + 1, doubts.Count, Of(at - 1), Of(at + 1));
    }
}

/// <summary>Doubtful words of all documents.</summary>
public sealed record DoubtListPage(IReadOnlyList<(DocumentSummary Document, DoubtItem Item)> Rows, int Total, Paging Paging, string? Notice);

/// <summary>Where an editor says what stands at a place of the text.</summary>
/// <param name="Words">As the text has them.</param>
public sealed record WordPage(string DocumentId, string Title, int Version, int Start, int End, string Words, Excerpt Sentence, LinePicture? Picture, string Back)
{
    public IReadOnlyList<Crumb> Crumbs => [new("Văn bản", Address.Results), new(Wording.Words.Capital(Title), Back), new("Sửa chữ đọc sai")];
}
