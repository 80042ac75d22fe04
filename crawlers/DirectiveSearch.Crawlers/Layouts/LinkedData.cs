using System.Text.Json;
using AngleSharp.Html.Dom;

namespace DirectiveSearch.Crawlers.Layouts;

/// <summary>What a page says of its document in JSON-LD (schema.org Legislation).</summary>
internal static class LinkedData
{
    private static readonly Dictionary<string, PortalField> Properties = new()
    {
        ["legislationIdentifier"] = PortalField.Number,
        ["legislationDate"] = PortalField.Issued,
        ["legislationType"] = PortalField.Type,
        ["legislationPassedBy"] = PortalField.Issuer,
        ["legislationLegalForce"] = PortalField.Status,
        ["name"] = PortalField.Subject,
    };

    public static IEnumerable<KeyValuePair<PortalField, string>> In(IHtmlDocument page)
    {
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']"))
        {
            if (Parsed(script.TextContent) is not { } document) continue;
            using (document)
            {
                foreach (var thing in Things(document.RootElement))
                    foreach (var (property, field) in Properties)
                        if (thing.TryGetProperty(property, out var value) && Text(value) is { Length: > 0 } text) yield return new(field, text);
            }
        }
    }

    private static IEnumerable<JsonElement> Things(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array) return root.EnumerateArray().SelectMany(Things);
        if (root.ValueKind != JsonValueKind.Object) return [];
        if (root.TryGetProperty("@graph", out var graph)) return Things(graph);
        return root.TryGetProperty("@type", out var type) && type.ToString().Contains("Legislation", StringComparison.Ordinal) ? [root] : [];
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => PageText.Tidied(value.GetString()!),
        JsonValueKind.Object when value.TryGetProperty("name", out var name) => Text(name),
        JsonValueKind.Array when value.GetArrayLength() > 0 => Text(value[0]),
        _ => null,
    };

    private static JsonDocument? Parsed(string text)
    {
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, MaxDepth = 32 });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
