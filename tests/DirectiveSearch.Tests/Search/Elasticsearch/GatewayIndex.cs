using System.Text.Json;
using DirectiveSearch.Search.Elasticsearch;

namespace DirectiveSearch.Tests.Search.Elasticsearch;

/// <summary>An index with one strictly mapped field, of its own name, for tests of the wire; removed when disposed.</summary>
internal sealed class GatewayIndex : IAsyncDisposable
{
    private GatewayIndex(ElasticsearchGateway gateway, string name) => (Gateway, Name) = (gateway, name);

    public ElasticsearchGateway Gateway { get; }

    public string Name { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<GatewayIndex> CreateAsync(ElasticsearchGateway gateway, int shards = 1, int replicas = 0)
    {
        var index = new GatewayIndex(gateway, $"wire-{Guid.NewGuid():N}");
        var created = await gateway.SendAsync(HttpMethod.Put, $"/{index.Name}", json =>
        {
            json.WriteRawValue($$$"""
                {"settings":{"number_of_shards":{{{shards}}},"number_of_replicas":{{{replicas}}},"refresh_interval":-1},
                 "mappings":{"dynamic":"strict","properties":{"text":{"type":"keyword","ignore_above":100},"number":{"type":"integer"} } } }
                """.ReplaceLineEndings(" "));
        }, Cancellation);
        Assert.Equal(200, created.Status);
        return index;
    }

    public BulkWriter Writer(BulkLimits? limits = null) => new(Gateway, limits ?? new BulkLimits(), TimeProvider.System);

    public static BulkItem Item(string id, long version, string text = "kế hoạch") => new(id, version, json =>
    {
        json.WriteStartObject();
        json.WriteString("text", text);
        json.WriteEndObject();
    });

    public static BulkItem Deletion(string id, long version) => new(id, version, null);

    /// <summary>Every id with its version, in ordinal order.</summary>
    public async Task<IReadOnlyList<(string Id, long Version)>> ListAsync()
    {
        await Gateway.SendAsync(HttpMethod.Post, $"/{Name}/_refresh", null, Cancellation);
        var answer = await Gateway.SendAsync(HttpMethod.Post, $"/{Name}/_search?size=10000&version=true&_source=false&track_total_hits=true", null, Cancellation);
        Assert.Equal(200, answer.Status);
        var hits = answer.Body.GetProperty("hits").GetProperty("hits").EnumerateArray();
        return [.. hits.Select(hit => (hit.GetProperty("_id").GetString()!, hit.GetProperty("_version").GetInt64())).OrderBy(hit => hit.Item1, StringComparer.Ordinal)];
    }

    public async Task SetAsync(string setting, string value)
    {
        var answer = await Gateway.SendAsync(HttpMethod.Put, $"/{Name}/_settings", json => json.WriteRawValue($$"""{"{{setting}}":{{value}}}"""), Cancellation);
        Assert.Equal(200, answer.Status);
    }

    public async ValueTask DisposeAsync() => await Gateway.SendAsync(HttpMethod.Delete, $"/{Name}", null, CancellationToken.None);
}
