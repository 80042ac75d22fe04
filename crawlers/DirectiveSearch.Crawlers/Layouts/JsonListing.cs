using System.Text.Json;
using DirectiveSearch.Crawlers.Fetching;

namespace DirectiveSearch.Crawlers.Layouts;

/// <summary>A list that comes as JSON.</summary>
/// <param name="Items">Where the documents stand: names of properties with dots between, "data.items".</param>
/// <param name="Address">Of a document's page, "{name}" for a property of its item; a blank stands for the listing's own site.</param>
/// <param name="Files">The property with its files, and within each the one with the address: "danh_sach_tep.duong_dan"; null: none.</param>
public sealed record JsonListing(string Items, string Address, IReadOnlyDictionary<PortalField, string> Fields, string? Files = null, string? Total = null)
{
    /// <exception cref="JsonException">It is no JSON.</exception>
    public ListPage Read(string json, Uri page)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, MaxDepth = 64 });
        var faults = new List<string>();
        var items = At(document.RootElement, Items);
        if (items is not { ValueKind: JsonValueKind.Array } array) return new ListPage([], null, null, [$"Câu trả lời không có danh sách ở \"{Items}\"."]);
        var documents = array.EnumerateArray().Select(item => Document(item, page)).OfType<PortalDocument>().ToList();
        if (documents.Count < array.GetArrayLength()) faults.Add($"{array.GetArrayLength() - documents.Count} mục của danh sách không có địa chỉ theo mẫu \"{Address}\".");
        var total = Total is null ? null : At(document.RootElement, Total);
        return new ListPage(documents, null, total is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null, faults);
    }

    private PortalDocument? Document(JsonElement item, Uri page)
    {
        var fields = Fields.Select(field => (field.Key, Value: Text(At(item, field.Value)))).Where(field => field.Value.Length > 0).ToDictionary(field => field.Key, field => field.Value);
        return FileLinks.Address(Filled(item), page) is { } address ? new PortalDocument(address, fields, FilesOf(item, page)) : null;
    }

    private IReadOnlyList<PortalFile> FilesOf(JsonElement item, Uri page)
    {
        if (Files is null || At(item, Files[..Files.LastIndexOf('.')]) is not { ValueKind: JsonValueKind.Array } files) return [];
        var name = Files[(Files.LastIndexOf('.') + 1)..];
        return [.. files.EnumerateArray().Select(file => FileLinks.Address(Text(At(file, name)), page)).OfType<Uri>().Select(address => new PortalFile(address, Uri.UnescapeDataString(address.Segments[^1])))];
    }

    private string? Filled(JsonElement item)
    {
        var filled = Address;
        for (var open = filled.IndexOf('{'); open >= 0; open = filled.IndexOf('{', open + 1))
        {
            var close = filled.IndexOf('}', open);
            var value = close < 0 ? "" : Text(At(item, filled[(open + 1)..close]));
            if (value.Length == 0) return null;
            filled = filled[..open] + Uri.EscapeDataString(value) + filled[(close + 1)..];
        }

        return filled;
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
