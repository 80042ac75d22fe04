using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>Schema of a generation. The archive is the truth, so the index stores no source.</summary>
internal static class IndexMapping
{
    /// <summary>Raised when what is written into the same fields changes.</summary>
    private const int Content = 1;

    private const string Product = "DirectiveSearch";

    /// <summary>Of schema and analysis: an index of another version has to be built again.</summary>
    public static long Version { get; } = ReadVersion();

    /// <param name="complete">False while it is being filled.</param>
    public static JsonObject Meta(bool complete) => new() { ["product"] = Product, ["version"] = Version, ["complete"] = complete };

    /// <summary>The version in a mapping's _meta; null when the index is not ours.</summary>
    public static (long Version, bool Complete)? ReadMeta(JsonNode? meta) =>
        meta is JsonObject read && read["product"] is JsonValue product && product.TryGetValue<string>(out var name) && name == Product
        && read["version"] is JsonValue version && version.TryGetValue<long>(out var number)
            ? (number, read["complete"] is JsonValue complete && complete.TryGetValue<bool>(out var finished) && finished)
            : null;

    public static JsonObject Mappings(bool complete) => new() { ["dynamic"] = "strict", ["_source"] = new JsonObject { ["enabled"] = false }, ["_meta"] = Meta(complete), ["properties"] = Properties() };

    private static JsonObject Properties()
    {
        var properties = new JsonObject
        {
            [FieldNames.Text] = Words(AnalysisSettings.Folded, "positions", AnalysisSettings.Pairs, AnalysisSettings.Triples, AnalysisSettings.Exact),
            [FieldNames.Head] = Words(AnalysisSettings.Folded, "freqs", AnalysisSettings.Pairs),
            [FieldNames.OwnNumbers] = Looked(),
            [FieldNames.CitedNumbers] = Looked(),
            [FieldNames.CitedSteps] = Looked(),
            [FieldNames.Date] = Sorted("integer"),
            [FieldNames.DateAscending] = Sorted("integer"),
            [FieldNames.Version] = Sorted("long"),
            [FieldNames.Id] = new JsonObject { ["type"] = "keyword" },
        };
        foreach (var facet in FieldNames.AllFacets) properties[facet] = new JsonObject { ["type"] = "keyword" };
        return properties;
    }

    /// <param name="others">Other analyzers of the same words, whose fields bear their names.</param>
    private static JsonObject Words(string analyzer, string options, params string[] others)
    {
        var field = new JsonObject { ["type"] = "text", ["analyzer"] = analyzer, ["index_options"] = options };
        if (options == "positions") field["position_increment_gap"] = AnalysisSettings.GapBetweenFields;
        if (others.Length > 0) field["fields"] = new JsonObject(others.Select(other => KeyValuePair.Create(other, (JsonNode?)Words(other, "freqs"))));
        return field;
    }

    /// <summary>Looked up, never sorted by or counted.</summary>
    private static JsonObject Looked() => new() { ["type"] = "keyword", ["doc_values"] = false };

    /// <summary>Sorted by or listed, never looked up.</summary>
    private static JsonObject Sorted(string type) => new() { ["type"] = type, ["index"] = false };

    private static long ReadVersion()
    {
        var schema = $"{Content} {AnalysisSettings.Create().ToJsonString()} {Properties().ToJsonString()}";
        return BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(schema)));
    }
}
