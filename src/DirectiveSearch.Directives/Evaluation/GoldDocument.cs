using System.Text.Json;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Evaluation;

/// <summary>A citation as annotated; dates and relations as they are written in the file.</summary>
internal sealed record GoldCitation(TextSpan Span, string Text, string Type, string Number, string? Date, string? Issuer, string Relation, int? Within)
{
    /// <summary>What tells the instrument that is meant from all others; null: not annotated.</summary>
    public string? Instrument { get; init; }

    /// <summary>Null: not annotated, or the whole is cited.</summary>
    public string? Pinpoint { get; init; }
}

/// <summary>A short form as annotated.</summary>
/// <param name="Citation">Index of a citation of what it stands for; null when several may be meant.</param>
internal sealed record GoldShortForm(TextSpan Span, string Text, int? Citation);

internal sealed record GoldUnnumbered(TextSpan Span, string Text);

internal sealed record GoldMovement(TextSpan Span, string Text, string Name, string? Form, string? Family, bool Quoted);

/// <summary>One annotation file. A list that is null there was not annotated and is not scored.</summary>
public sealed class GoldDocument
{
    private GoldDocument(JsonElement root)
    {
        Document = root.GetProperty("document").GetString() ?? throw new FormatException("trường \"document\" để trống");
        Metadata = root.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
            ? metadata.EnumerateObject().Where(field => field.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                .ToDictionary(field => field.Name, field => field.Value.ToString())
            : [];
        Citations = List(root, "citations", item => new GoldCitation(
            Span(item), Text(item, "text") ?? "", Text(item, "type") ?? "", Text(item, "number") ?? "", Text(item, "date"), Text(item, "issuer"),
            Text(item, "relation") ?? "", Index(item, "within"))
        { Instrument = Text(item, "instrument"), Pinpoint = Text(item, "pinpoint") });
        Unnumbered = List(root, "unnumbered", item => new GoldUnnumbered(Span(item), Text(item, "text") ?? ""));
        ShortForms = List(root, "short_forms", item => new GoldShortForm(Span(item), Text(item, "text") ?? "", Index(item, "citation")));
        Movements = List(root, "movements", item => new GoldMovement(
            Span(item), Text(item, "text") ?? "", Text(item, "name") ?? "", Text(item, "form"), Text(item, "family"),
            item.TryGetProperty("quoted", out var quoted) && quoted.ValueKind == JsonValueKind.True));
    }

    /// <summary>Name of the file that was annotated.</summary>
    public string Document { get; }

    internal IReadOnlyDictionary<string, string> Metadata { get; }

    internal IReadOnlyList<GoldCitation>? Citations { get; }

    internal IReadOnlyList<GoldUnnumbered>? Unnumbered { get; }

    internal IReadOnlyList<GoldShortForm>? ShortForms { get; }

    internal IReadOnlyList<GoldMovement>? Movements { get; }

    /// <exception cref="FormatException">The text is no annotation; the message names the place.</exception>
    public static GoldDocument Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new GoldDocument(document.RootElement);
        }
        catch (JsonException error)
        {
            throw new FormatException($"Tệp chú giải không phải JSON hợp lệ (dòng {error.LineNumber + 1}, vị trí {error.BytePositionInLine + 1}). Hãy sửa tệp hoặc bỏ tệp khỏi thư mục.", error);
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new FormatException($"Tệp chú giải thiếu hoặc sai trường ({error.Message}). Mỗi tệp cần \"document\", và mỗi mục cần \"start\", \"end\".", error);
        }
    }

    private static List<T>? List<T>(JsonElement root, string name, Func<JsonElement, T> item) =>
        root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(item)] : null;

    private static TextSpan Span(JsonElement item) => new(item.GetProperty("start").GetInt32(), item.GetProperty("end").GetInt32());

    private static int? Index(JsonElement item, string name) =>
        item.TryGetProperty(name, out var index) && index.ValueKind == JsonValueKind.Number ? index.GetInt32() : null;

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
