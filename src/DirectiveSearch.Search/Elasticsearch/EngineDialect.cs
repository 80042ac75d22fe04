using System.Text.Json.Nodes;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>All that differs between Elasticsearch and OpenSearch in what we ask of them: points in time.</summary>
/// <param name="Engine">elasticsearch or opensearch.</param>
/// <param name="OpenPoint">Behind the index.</param>
/// <param name="PointId">Its name in the answer.</param>
internal sealed record EngineDialect(string Engine, string OpenPoint, string PointId, string ClosePoint, Func<string, JsonObject> Closing)
{
    private static readonly EngineDialect Elasticsearch = new("elasticsearch", "/_pit", "id", "/_pit", id => new JsonObject { ["id"] = id });

    private static readonly EngineDialect OpenSearch =
        new("opensearch", "/_search/point_in_time", "pit_id", "/_search/point_in_time", id => new JsonObject { ["pit_id"] = QueryJson.Strings([id]) });

    public static EngineDialect Of(EngineVersion version) => version.Product == EngineProduct.OpenSearch ? OpenSearch : Elasticsearch;
}
