using System.Text.Json;
using System.Text.Json.Nodes;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>How the hits of a request are asked for, and what comes back.</summary>
internal static class HitSearch
{
    /// <summary>Hits that an engine counts through from the first one (index.max_result_window); those behind are reached by a cursor.</summary>
    public const int LastHit = 10_000;

    /// <summary>Whether hits come by score: what matches everything has none.</summary>
    public static bool IsScored(SearchSort sort, Rung rung) => sort == SearchSort.Relevance && rung != Rung.Everything;

    /// <summary>Query, order and place; whoever asks adds how many.</summary>
    public static JsonObject Body(JsonObject filter, SearchQuery query, bool scored, SearchSort sort, ElasticsearchWeights weights) => new()
    {
        ["query"] = scored ? QueryJson.Scored(filter, ScoreTranslation.Translate(query, weights)) : filter,
        ["sort"] = Order(scored, sort),
        ["_source"] = false,
        ["stored_fields"] = "_none_",
    };

    /// <param name="cursor">Behind which hits are wanted.</param>
    public static JsonObject Page(JsonObject body, SearchRequest request, ResultCursor? cursor, bool scored)
    {
        body["track_total_hits"] = true;
        if (cursor is not null)
        {
            // One more than asked for tells whether there are more.
            body["size"] = Math.Clamp(request.Take + 1L, 0, LastHit);
            body["search_after"] = After(cursor, scored);
            return body;
        }

        var skip = Math.Clamp(request.Skip, 0, LastHit);
        body["from"] = skip;
        body["size"] = Math.Clamp(request.Take, 0, LastHit - skip);
        return body;
    }

    public static int Total(JsonElement answer) => answer.GetProperty("hits").GetProperty("total").GetProperty("value").GetInt32();

    /// <summary>The hits as cursors: all that they are sorted by.</summary>
    public static List<ResultCursor> Hits(JsonElement answer, bool scored, SearchSort sort) =>
        [.. answer.GetProperty("hits").GetProperty("hits").EnumerateArray().Select(hit => Hit(hit.GetProperty("sort"), scored, sort))];

    /// <summary>What the engine sorts by, as the values of the last hit.</summary>
    public static JsonArray After(ResultCursor cursor, bool scored) => scored ? [cursor.Score, cursor.Date, cursor.Id] : [cursor.Date, cursor.Id];

    private static ResultCursor Hit(JsonElement values, bool scored, SearchSort sort)
    {
        var next = scored ? 1 : 0;
        return new ResultCursor(sort, scored ? values[0].GetDouble() : 0, values[next].GetInt32(), values[next + 1].GetString()!);
    }

    private static JsonArray Order(bool scored, SearchSort sort) => (scored, sort) switch
    {
        (true, _) => [By("_score", "desc"), By(FieldNames.Date, "desc"), By(FieldNames.Id, "asc")],
        (_, SearchSort.Oldest) => [By(FieldNames.DateAscending, "asc"), By(FieldNames.Id, "asc")],
        _ => [By(FieldNames.Date, "desc"), By(FieldNames.Id, "asc")],
    };

    private static JsonObject By(string field, string order) => new() { [field] = new JsonObject { ["order"] = order } };
}
