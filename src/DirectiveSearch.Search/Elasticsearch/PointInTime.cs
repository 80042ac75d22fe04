using System.Text.Json;
using System.Text.Json.Nodes;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>One state of an index, kept by the engine until it is closed or left alone for a while.</summary>
internal sealed class PointInTime : IAsyncDisposable
{
    private const string KeepAlive = "5m";

    private readonly ElasticsearchGateway gateway;
    private readonly EngineDialect dialect;
    private readonly string index;
    private string id;

    private PointInTime(ElasticsearchGateway gateway, EngineDialect dialect, string index, string id) =>
        (this.gateway, this.dialect, this.index, this.id) = (gateway, dialect, index, id);

    public static async Task<PointInTime> OpenAsync(ElasticsearchGateway gateway, EngineDialect dialect, string index, CancellationToken cancellation)
    {
        var answer = await gateway.SendAsync(HttpMethod.Post, $"/{Uri.EscapeDataString(index)}{dialect.OpenPoint}?keep_alive={KeepAlive}", null, cancellation).ConfigureAwait(false);
        return new PointInTime(gateway, dialect, index, EngineAnswer.Wanted(answer, index).GetProperty(dialect.PointId).GetString()!);
    }

    public async Task<JsonElement> SearchAsync(JsonObject body, CancellationToken cancellation)
    {
        body["pit"] = new JsonObject { ["id"] = id, ["keep_alive"] = KeepAlive };
        var answer = await gateway.SendAsync(HttpMethod.Post, "/_search?search_type=dfs_query_then_fetch&allow_partial_search_results=false", json => body.WriteTo(json), cancellation).ConfigureAwait(false);
        var found = EngineAnswer.Wanted(answer, index);
        if (found.TryGetProperty("pit_id", out var renewed)) id = renewed.GetString()!;
        return found;
    }

    /// <summary>Closing may fail: the engine closes by itself what is left alone.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await gateway.SendAsync(HttpMethod.Delete, dialect.ClosePoint, json => dialect.Closing(id).WriteTo(json), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failed) when (failed is SearchUnavailableException or SearchSetupException)
        {
            // The reading is over; its own failure, if any, is on its way to the caller.
        }
    }
}
