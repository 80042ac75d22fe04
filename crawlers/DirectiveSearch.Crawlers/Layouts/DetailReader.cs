using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace DirectiveSearch.Crawlers.Layouts;

/// <summary>Reads the page of one document.</summary>
public static class DetailReader
{
    /// <param name="page">With its address as the base of links.</param>
    public static DetailPage Read(DetailLayout layout, IHtmlDocument page, Uri address)
    {
        var faults = new List<string>();
        var within = layout.Within is null ? page.DocumentElement : Selection.First(page, layout.Within, "khung văn bản", faults) ?? page.DocumentElement;
        var (fields, filePlaces) = LabelledFields.In(within);
        foreach (var (field, selector) in layout.Fields)
            if (Selection.First(page, selector, $"trường {field}", faults) is { } element) fields[field] = PageText.Of(element);
        foreach (var (field, value) in LinkedData.In(page)) fields.TryAdd(field, value);
        var body = layout.Body is null ? null : Selection.First(page, layout.Body, "nội dung văn bản", faults);
        return new DetailPage(new PortalDocument(address, fields, FilesOf(layout, page, within, filePlaces, Selection.BaseOf(page, address), faults)), body?.OuterHtml, faults);
    }

    private static IReadOnlyList<PortalFile> FilesOf(DetailLayout layout, IHtmlDocument page, IElement within, IReadOnlyList<IElement> labelled, Uri address, List<string> faults)
    {
        if (layout.Files is not null) return FileLinks.In(Selection.All(page, layout.Files, "tệp đính kèm", faults), address, chosen: true);
        var beside = FileLinks.In(labelled, address);
        return beside.Count > 0 ? beside : FileLinks.In([within], address);
    }
}
