using System.Text.Encodings.Web;
using System.Text.Json;
using DirectiveSearch.Directives;

namespace DirectiveSearch.Archive;

/// <summary>How values stand in columns.</summary>
internal static class Stored
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string List(IReadOnlyList<string> values) => values.Count == 0 ? "[]" : JsonSerializer.Serialize(values, Json);

    public static IReadOnlyList<string> List(string json) => json == "[]" ? [] : JsonSerializer.Deserialize<string[]>(json)!;

    public static string Metadata(DocumentMetadata metadata) => JsonSerializer.Serialize(metadata, Json);

    public static DocumentMetadata Metadata(string json) => JsonSerializer.Deserialize<DocumentMetadata>(json)!;

    public static int Date(PartialDate? date) => date?.SortKey ?? 0;

    public static PartialDate? Date(int key) => key == 0 ? null : PartialDate.FromSortKey(key);

    public static long Time(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    public static int Flag(bool value) => value ? 1 : 0;
}
