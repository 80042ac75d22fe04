using System.Text.Json.Nodes;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>Queries of the engine as values. Parts stand in one order whatever order they come in, so that equal filters are equal to the byte and are served from its cache.</summary>
internal static class QueryJson
{
    public static JsonObject Everything() => new() { ["match_all"] = new JsonObject() };

    public static JsonObject Nothing() => new() { ["match_none"] = new JsonObject() };

    public static JsonObject Term(string field, string value) => new() { ["term"] = new JsonObject { [field] = new JsonObject { ["value"] = value } } };

    public static JsonObject Term(string field, string value, double boost) => new() { ["term"] = new JsonObject { [field] = new JsonObject { ["value"] = value, ["boost"] = boost } } };

    public static JsonObject Constant(JsonObject filter, double score) => new() { ["constant_score"] = new JsonObject { ["filter"] = filter, ["boost"] = score } };

    public static JsonObject AnyTerm(string field, IEnumerable<string> values) =>
        values.Distinct().Order(StringComparer.Ordinal).ToList() is [var only]
            ? Term(field, only)
            : new JsonObject { ["terms"] = new JsonObject { [field] = Strings(values.Distinct().Order(StringComparer.Ordinal)) } };

    public static JsonObject All(IEnumerable<JsonObject> parts, IEnumerable<JsonObject> excluded)
    {
        var (filter, not) = (Ordered(parts), Ordered(excluded));
        if (filter.Count == 0 && not.Count == 0) return Everything();
        if (filter.Count == 1 && not.Count == 0) return filter[0];
        var all = new JsonObject();
        Hoist(filter, all);
        if (filter.Count > 0) all["filter"] = Array(filter);
        if (not.Count > 0) all["must_not"] = Array(not);
        return Bool(all);
    }

    public static JsonObject Any(IEnumerable<JsonObject> alternatives) => Ordered(alternatives) switch
    {
        [] => Nothing(),
        [var only] => only,
        var several => AtLeast(several, 1),
    };

    public static JsonObject AtLeast(IEnumerable<JsonObject> alternatives, int fewest) =>
        Bool(new JsonObject { ["should"] = Array(alternatives), ["minimum_should_match"] = fewest });

    /// <summary>What matches a filter, scored by the sum of what else it has.</summary>
    public static JsonObject Scored(JsonObject filter, IEnumerable<JsonObject> scores) => Bool(new JsonObject { ["filter"] = Array([filter]), ["should"] = Array(scores) });

    public static JsonArray Strings(IEnumerable<string> values) => [.. values.Select(value => (JsonNode)value)];

    /// <summary>The longest alternatives join what they stand in: an engine bounds how deep queries are nested, and so a group costs one level.</summary>
    private static void Hoist(List<JsonObject> filter, JsonObject all)
    {
        if (filter.Where(IsAlternatives).MaxBy(query => query.ToJsonString().Length) is not { } longest) return;
        filter.Remove(longest);
        var alternatives = longest["bool"]!.AsObject();
        foreach (var name in new[] { "should", "minimum_should_match" })
        {
            alternatives.Remove(name, out var value);
            all[name] = value;
        }
    }

    private static bool IsAlternatives(JsonObject query) => query["bool"] is JsonObject { Count: 2 } clauses && clauses.ContainsKey("minimum_should_match");

    private static JsonArray Array(IEnumerable<JsonObject> queries) => [.. queries];

    private static JsonObject Bool(JsonObject clauses) => new() { ["bool"] = clauses };

    private static List<JsonObject> Ordered(IEnumerable<JsonObject> queries) =>
        [.. queries.DistinctBy(query => query.ToJsonString()).OrderBy(query => query.ToJsonString(), StringComparer.Ordinal)];
}
