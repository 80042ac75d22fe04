using System.Text.Json;
using System.Text.Json.Nodes;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>How facets are asked for, apart from hits so that the engine's cache serves them, and how they are counted exactly.</summary>
internal static class FacetSearch
{
    /// <summary>Every shard names so many values; with no more distinct ones the counts are exact.</summary>
    private const int MostValues = 20_000;

    /// <summary>An engine answers with 65,535 values at most.</summary>
    private const int WholeFieldsAtOnce = 3;

    private const int PageOfValues = 10_000;
    private const string Values = "values";

    /// <summary>Fields that are asked for together.</summary>
    public static IReadOnlyList<IReadOnlyList<FacetRequest>> Groups(IEnumerable<FacetRequest> requests)
    {
        var ordered = requests.DistinctBy(request => request.Field).OrderBy(request => request.Field).ToLookup(request => request.Limit == 0);
        IEnumerable<IReadOnlyList<FacetRequest>> some = ordered[false].Any() ? [[.. ordered[false]]] : [];
        return [.. some, .. ordered[true].Chunk(WholeFieldsAtOnce)];
    }

    public static JsonObject Body(JsonObject filter, IReadOnlyList<FacetRequest> group) => new()
    {
        ["size"] = 0,
        ["track_total_hits"] = false,
        ["query"] = filter,
        ["aggs"] = new JsonObject(group.Select(request => KeyValuePair.Create(request.Field.ToString(), (JsonNode?)Terms(request)))),
    };

    /// <summary>Null when there are too many values for the counts to be exact.</summary>
    public static IReadOnlyList<FacetCount>? Read(JsonElement answer, FacetRequest request)
    {
        var counted = answer.GetProperty("aggregations").GetProperty(request.Field.ToString());
        var left = counted.GetProperty("sum_other_doc_count").GetInt64();
        if (request.Limit is 0 or > MostValues ? left > 0 : counted.GetProperty("doc_count_error_upper_bound").GetInt64() != 0) return null;
        return Ordered(counted.GetProperty("buckets").EnumerateArray().Select(bucket => Count(bucket, bucket.GetProperty("key"))), request.Limit);
    }

    /// <summary>A page of all values of one field.</summary>
    /// <param name="after">The last value of the page before, or null.</param>
    public static JsonObject AllBody(JsonObject filter, FacetField field, string? after)
    {
        var source = new JsonObject { [Values] = new JsonObject { ["terms"] = new JsonObject { ["field"] = FieldNames.Of(field) } } };
        var composite = new JsonObject { ["size"] = PageOfValues, ["sources"] = new JsonArray(source) };
        if (after is not null) composite["after"] = new JsonObject { [Values] = after };
        return new JsonObject
        {
            ["size"] = 0, ["track_total_hits"] = false, ["query"] = filter, ["aggs"] = new JsonObject { [Values] = new JsonObject { ["composite"] = composite } },
        };
    }

    /// <param name="after">Where the next page begins; null behind the last.</param>
    public static IReadOnlyList<FacetCount> ReadPage(JsonElement answer, out string? after)
    {
        var page = answer.GetProperty("aggregations").GetProperty(Values);
        after = page.TryGetProperty("after_key", out var key) ? key.GetProperty(Values).GetString() : null;
        return [.. page.GetProperty("buckets").EnumerateArray().Select(bucket => Count(bucket, bucket.GetProperty("key").GetProperty(Values)))];
    }

    public static IReadOnlyList<FacetCount> Ordered(IEnumerable<FacetCount> counts, int limit)
    {
        var ordered = counts.OrderByDescending(count => count.Documents).ThenBy(count => count.Value, StringComparer.Ordinal);
        return [.. limit == 0 ? ordered : ordered.Take(limit)];
    }

    private static JsonObject Terms(FacetRequest request) => new()
    {
        ["terms"] = new JsonObject
        {
            ["field"] = FieldNames.Of(request.Field), ["size"] = request.Limit is 0 or > MostValues ? MostValues : request.Limit, ["shard_size"] = MostValues,
        },
    };

    private static FacetCount Count(JsonElement bucket, JsonElement key) => new(key.GetString()!, bucket.GetProperty("doc_count").GetInt32());
}
