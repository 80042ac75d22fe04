using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DirectiveSearch.Crawlers.Fetching;

namespace DirectiveSearch.Crawlers.Layouts;

/// <summary>Reads one page of a list of documents.</summary>
public static class ListReader
{
    private const int MostRows = 5_000;

    /// <param name="request">By which the page was fetched.</param>
    /// <param name="number">Of the page, from one.</param>
    public static ListPage Read(Layout layout, IHtmlDocument page, FetchRequest request, int number)
    {
        var faults = new List<string>();
        var address = Selection.BaseOf(page, request.Address);
        var (rows, columns) = RowsOf(layout.List, page, faults);
        var documents = new List<PortalDocument>();
        var known = new HashSet<Uri>();
        foreach (var row in rows.Take(MostRows))
            if (Document(layout.List, row, columns, address) is { } document && known.Add(document.Address)) documents.Add(document);
        if (rows.Count > 0 && documents.Count == 0) faults.Add($"{rows.Count} dòng của danh sách không dẫn đến văn bản nào.");
        foreach (var field in layout.List.Fields.Keys.Where(field => documents.Count > 0 && !documents.Exists(document => document.Fields.ContainsKey(field))))
            faults.Add($"Bộ chọn \"{layout.List.Fields[field]}\" (trường {field}) không khớp với phần nào của các dòng.");
        return new ListPage(documents, Pager.Next(layout.Paging, page, request, number, faults), TotalOf(layout.List, page), faults);
    }

    private static (IReadOnlyList<IElement> Rows, IReadOnlyList<PortalField?> Columns) RowsOf(ListLayout layout, IHtmlDocument page, List<string> faults)
    {
        if (layout.Rows is { } selector)
        {
            var chosen = Selection.All(page, selector, "dòng của danh sách", faults);
            return (chosen, chosen.Count > 0 && chosen[0].Closest("table") is { } table ? ColumnsOf(table) : []);
        }

        var best = page.QuerySelectorAll("table").Select(table => (Table: table, Columns: ColumnsOf(table))).DefaultIfEmpty().MaxBy(found => found.Columns?.Count(column => column is not null) ?? 0);
        if (best.Table is not null && best.Columns.Count(column => column is not null) >= 2)
            return ([.. best.Table.QuerySelectorAll("tr").Where(row => row.Children.Any(cell => cell.LocalName == "td") && row.Closest("table") == best.Table)], best.Columns);
        faults.Add("Trang không có bảng nào với các cột như \"Số ký hiệu\", \"Ngày ban hành\", \"Trích yếu\". Hãy khai bộ chọn của từng dòng.");
        return ([], []);
    }

    /// <summary>The fields that the head of a table names, column by column.</summary>
    private static IReadOnlyList<PortalField?> ColumnsOf(IElement table)
    {
        var head = table.QuerySelectorAll("tr").FirstOrDefault(row => row.Closest("table") == table && row.Children.Count(cell => FieldLabels.OfColumn(PageText.Of(cell)) is not null) >= 2);
        return head is null ? [] : [.. head.Children.Select(cell => FieldLabels.OfColumn(PageText.Of(cell)))];
    }

    private static PortalDocument? Document(ListLayout layout, IElement row, IReadOnlyList<PortalField?> columns, Uri page)
    {
        var fields = new Dictionary<PortalField, string>();
        foreach (var (field, selector) in layout.Fields)
            if (Selection.First(row, selector, "", []) is { } element && PageText.Of(element) is { Length: > 0 } text) fields[field] = text;
        for (var column = 0; column < Math.Min(columns.Count, row.ChildElementCount); column++)
            if (columns[column] is { } field and not PortalField.Files && CellText(row.Children[column], page) is { Length: > 0 } text && FieldLabels.OfColumn(text) is null) fields.TryAdd(field, text);
        var files = FileLinks.In([row], page);
        var own = layout.Link is null ? null : Selection.All(row, layout.Link, "", []).Select(link => FileLinks.Address(link.GetAttribute("href"), page)).FirstOrDefault(link => link is not null && files.All(file => file.Address != link));
        return (own ?? (files is [var file, ..] ? file.Address : null)) is { } address ? new PortalDocument(address, fields, files) : null;
    }

    /// <summary>Without the links to files that follow a subject in its cell.</summary>
    private static string CellText(IElement cell, Uri page)
    {
        var whole = PageText.Of(cell);
        foreach (var link in cell.QuerySelectorAll("a[href]").Where(link => FileLinks.Address(link.GetAttribute("href"), page) is { } target && FileLinks.IsFile(target)))
            if (PageText.Of(link) is { Length: > 0 } name && whole.Length > name.Length && whole.EndsWith(name, StringComparison.Ordinal)) whole = whole[..^name.Length].TrimEnd();
        return whole;
    }

    /// <summary>Not all pages of a family say it.</summary>
    private static int? TotalOf(ListLayout layout, IHtmlDocument page)
    {
        if (layout.Total is null || Selection.First(page, layout.Total, "", []) is not { } element) return null;
        // "1 - 50 | 47.710": the last number is the total.
        var digits = PageText.Of(element).Split(' ', '|', '/').Select(part => new string([.. part.Where(char.IsAsciiDigit)])).LastOrDefault(part => part.Length is > 0 and < 10);
        return digits is null ? null : int.Parse(digits);
    }
}
