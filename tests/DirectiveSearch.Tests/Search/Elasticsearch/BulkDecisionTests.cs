using DirectiveSearch.Search.Elasticsearch;

namespace DirectiveSearch.Tests.Search.Elasticsearch;

public sealed class BulkDecisionTests
{
    [Theory]
    [InlineData(false, 200, null, "Done")]
    [InlineData(false, 201, null, "Done")]
    [InlineData(true, 200, null, "Done")]
    [InlineData(false, 409, "version_conflict_engine_exception", "Done")]
    [InlineData(true, 409, "version_conflict_engine_exception", "Done")]
    [InlineData(true, 404, null, "Done")]
    [InlineData(false, 404, "index_not_found_exception", "Stop")]
    [InlineData(true, 404, "index_not_found_exception", "Stop")]
    [InlineData(false, 400, "index_closed_exception", "Stop")]
    [InlineData(false, 403, "security_exception", "Stop")]
    [InlineData(false, 401, "security_exception", "Stop")]
    [InlineData(false, 403, "cluster_block_exception", "Repeat")]
    [InlineData(false, 429, "cluster_block_exception", "Repeat")]
    [InlineData(false, 429, "es_rejected_execution_exception", "Repeat")]
    [InlineData(false, 429, "circuit_breaking_exception", "Repeat")]
    [InlineData(false, 502, null, "Repeat")]
    [InlineData(false, 503, "unavailable_shards_exception", "Repeat")]
    [InlineData(false, 504, null, "Repeat")]
    [InlineData(false, 500, "node_closed_exception", "RepeatBriefly")]
    [InlineData(false, 413, null, "Split")]
    [InlineData(false, 400, "document_parsing_exception", "Refuse")]
    [InlineData(false, 400, "strict_dynamic_mapping_exception", "Refuse")]
    [InlineData(false, 404, null, "Refuse")]
    [InlineData(false, 422, "something_new_exception", "Refuse")]
    public void An_items_status_decides_what_becomes_of_it(bool deletes, int status, string? error, string expected) =>
        Assert.Equal(expected, BulkDecisions.Decide(deletes, status, error).ToString());
}
