using System.Text.Json;

namespace DirectiveSearch.Search.Elasticsearch;

/// <param name="Reason">The engine's, or in Vietnamese when none answered.</param>
internal sealed record BulkOutcome(BulkLine Line, BulkDecision Decision, string Reason)
{
    /// <summary>The index is not there.</summary>
    public bool Missing { get; init; }
}

/// <summary>Reads the answer to a bulk request.</summary>
internal static class BulkAnswer
{
    /// <exception cref="SearchUnavailableException">The answer does not account for every item.</exception>
    public static List<BulkOutcome> Read(BulkBatch batch, GatewayAnswer answer)
    {
        if (answer.Status is < 200 or >= 300) return OfWhole(batch, answer);
        if (!answer.Body.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array || items.GetArrayLength() != batch.Items.Count)
        {
            throw new SearchUnavailableException("Máy chủ tìm kiếm trả lời yêu cầu ghi mà không nói đủ kết quả của từng văn bản.");
        }

        return [.. batch.Items.Zip(items.EnumerateArray(), (line, item) => OfItem(line, item.EnumerateObject().First().Value))];
    }

    private static BulkOutcome OfItem(BulkLine line, JsonElement item)
    {
        var status = item.GetProperty("status").GetInt32();
        var (type, reason) = GatewayReading.Error(item);
        return Outcome(line, BulkDecisions.Decide(line.Deletes, status, type), status, (type, reason));
    }

    /// <summary>One item at fault (an id that is too long) can have the whole request refused: in smaller ones only that item is.</summary>
    private static List<BulkOutcome> OfWhole(BulkBatch batch, GatewayAnswer answer)
    {
        var (type, reason) = GatewayReading.Error(answer.Body);
        var decision = BulkDecisions.Decide(false, answer.Status, type);
        if (decision == BulkDecision.Refuse && batch.Items.Count > 1) decision = BulkDecision.Split;
        return [.. batch.Items.Select(line => Outcome(line, decision, answer.Status, (type, reason)))];
    }

    private static BulkOutcome Outcome(BulkLine line, BulkDecision decision, int status, (string? Type, string? Reason) error) =>
        new(line, decision, error.Reason is null ? $"HTTP {status}" : $"HTTP {status}, {error.Type}: {error.Reason}")
        {
            Missing = error.Type is "index_not_found_exception" or "index_closed_exception",
        };
}
