using System.Text.Json;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>Tells an answer that was wanted from a refusal.</summary>
internal static class EngineAnswer
{
    /// <exception cref="SearchSetupException">The engine refuses; trying again does not help.</exception>
    public static JsonElement Wanted(GatewayAnswer answer, string index) => answer.Status < 300 ? answer.Body : throw Refusal(answer.Status, answer.Body, index);

    /// <summary>One of several answers in one: each has its own status.</summary>
    /// <exception cref="SearchUnavailableException">Some shards do not answer, or the engine is overloaded.</exception>
    public static JsonElement WantedPart(JsonElement part, string index)
    {
        if (!part.TryGetProperty("error", out _)) return part;
        var status = part.TryGetProperty("status", out var number) ? number.GetInt32() : 500;
        throw status is 429 or >= 500 ? new SearchUnavailableException($"Chỉ mục {index} chưa trả lời được (HTTP {status}): {Reason(part)}.") : Refusal(status, part, index);
    }

    private static SearchSetupException Refusal(int status, JsonElement body, string index) => status == 404
        ? BulkRequest.Missing(index, "máy chủ tìm kiếm")
        : new SearchSetupException($"Máy chủ tìm kiếm từ chối yêu cầu đối với chỉ mục {index} (HTTP {status}): {Reason(body)}. Nếu vừa đổi phiên bản, hãy chạy: directivesearch reindex");

    /// <summary>Of a search that failed on its shards, what a shard says.</summary>
    private static string Reason(JsonElement body)
    {
        var (type, reason) = GatewayReading.Error(body);
        var causes = body.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object && error.TryGetProperty("root_cause", out var found) ? found : default;
        var root = causes.ValueKind == JsonValueKind.Array && causes.GetArrayLength() > 0 && causes[0].TryGetProperty("reason", out var why) ? why.ToString() : null;
        return (reason, root) switch
        {
            (null, _) => "không rõ lý do",
            (_, null) => $"{type}: {reason}",
            _ => reason == root ? $"{type}: {reason}" : $"{type}: {reason}: {root}",
        };
    }
}
