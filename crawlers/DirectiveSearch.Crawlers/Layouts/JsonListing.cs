using System.Net;
using System.Text.Json;
using DirectiveSearch.Crawlers.Fetching;

namespace DirectiveSearch.Crawlers.Layouts;

/// <summary>A list that comes as JSON.</summary>
/// <param name="Items">Where the documents stand: names of properties with dots between, "data.items".</param>
/// <param name="Address">Of a document's page, "{name}" for a property of its item; null: documents have no pages, their files are taken.</param>
/// <param name="Files">The property with its files, and within each the one with the address: "danh_sach_tep.duong_dan"; one that holds links as HTML stands alone; null: none.</param>
public sealed record JsonListing(string Items, string? Address, IReadOnlyDictionary<PortalField, string> Fields, string? Files = null, string? Total = null)
{
    /// <summary>The property with the address of the next page; null: pages are numbered.</summary>
    public string? Next { get; init; }

    /// <exception cref="JsonException">It is no JSON.</exception>
    public ListPage Read(string json, Uri page)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, MaxDepth = 64 });
        var items = At(document.RootElement, Items);
        if (items is not { ValueKind: JsonValueKind.Array } array) return new ListPage([], null, null, [$"Câu trả lời không có danh sách ở \"{Items}\"."]);
        var documents = array.EnumerateArray().Select(item => Document(item, page)).OfType<PortalDocument>().ToList();
        var total = Total is null ? null : At(document.RootElement, Total);
        var next = Next is null ? null : FileLinks.Address(Text(At(document.RootElement, Next)), page);
        return new ListPage(documents, next is null ? null : new FetchRequest(next), total is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null, FaultsOf(documents.Count, array.GetArrayLength()));
    }

    /// <summary>Items without a file are usual where documents have no pages; a list of none but such is not.</summary>
    private IReadOnlyList<string> FaultsOf(int documents, int items) =>
        Address is not null && documents < items ? [$"{items - documents} mục của danh sách không có địa chỉ theo mẫu \"{Address}\"."]
        : Address is null && documents == 0 && items > 0 ? [$"Không mục nào của danh sách có tệp ở \"{Files}\"."]
        : [];

    private PortalDocument? Document(JsonElement item, Uri page)
    {
        var fields = Fields.Select(field => (field.Key, Value: Text(At(item, field.Value)))).Where(field => field.Value.Length > 0).ToDictionary(field => field.Key, field => field.Value);
        var files = FilesOf(item, page);
        var address = Address is null ? files.Select(file => file.Address).FirstOrDefault() : FileLinks.Address(Filled(Address, item), page);
        return address is null ? null : new PortalDocument(address, fields, files);
    }

    private IReadOnlyList<PortalFile> FilesOf(JsonElement item, Uri page)
    {
        if (Files is null) return [];
        if (At(item, Files) is { ValueKind: JsonValueKind.String } links) return LinksOf(links.GetString()!, page);
        var (place, name) = Files.LastIndexOf('.') is >= 0 and var dot ? (Files[..dot], Files[(dot + 1)..]) : (Files, "");
        if (At(item, place) is not { ValueKind: JsonValueKind.Array } files) return [];
        return [.. files.EnumerateArray().Select(file => FileLinks.Address(Text(At(file, name)), page)).OfType<Uri>().Select(address => new PortalFile(address, Uri.UnescapeDataString(address.Segments[^1])))];
    }

    /// <summary>SharePoint encodes what it stores, so that links may be encoded twice.</summary>
    private static IReadOnlyList<PortalFile> LinksOf(string html, Uri page)
    {
        using var links = Selection.Parse(WebUtility.HtmlDecode(html));
        return FileLinks.In([links.DocumentElement], page, chosen: true);
    }

    private static string? Filled(string address, JsonElement item)
    {
        for (var open = address.IndexOf('{'); open >= 0; open = address.IndexOf('{', open + 1))
        {
            var close = address.IndexOf('}', open);
            var value = close < 0 ? "" : Text(At(item, address[(open + 1)..close]));
            if (value.Length == 0) return null;
            address = address[..open] + Uri.EscapeDataString(value) + address[(close + 1)..];
        }

        return address;
    }

    private static JsonElement? At(JsonElement element, string path)
    {
        foreach (var name in path.Split('.'))
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        return element;
    }

    private static string Text(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => PageText.Tidied(text.GetString()!),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        { ValueKind: JsonValueKind.Array } several => string.Join(", ", several.EnumerateArray().Select(one => Text(one)).Where(one => one.Length > 0)),
        _ => "",
    };
}
