using System.Text.Json;
using DirectiveSearch.Search;
using DirectiveSearch.Search.Elasticsearch;

namespace DirectiveSearch.Tests.Search.Elasticsearch;

public sealed class GatewayVersionTests
{
    [Theory]
    [InlineData("""{"version":{"number":"8.19.21"},"tagline":"You Know, for Search"}""", "Elasticsearch", 8)]
    [InlineData("""{"version":{"number":"9.0.0"},"tagline":"You Know, for Search"}""", "Elasticsearch", 9)]
    [InlineData("""{"version":{"number":"2.19.6","distribution":"opensearch"},"tagline":"The OpenSearch Project: https://opensearch.org/"}""", "OpenSearch", 2)]
    [InlineData("""{"version":{"number":"3.1.0","distribution":"opensearch"}}""", "OpenSearch", 3)]
    public void Supported_engines_are_told_apart(string answer, string product, int major)
    {
        var version = EngineVersion.Read("http://a", JsonElement.Parse(answer));

        Assert.Equal((product, major), (version.Product.ToString(), version.Major));
    }

    [Theory]
    [InlineData("""{"version":{"number":"7.17.0"},"tagline":"You Know, for Search"}""", "Elasticsearch 7.17.0")]
    [InlineData("""{"version":{"number":"10.0.0"},"tagline":"You Know, for Search"}""", "Elasticsearch 10.0.0")]
    [InlineData("""{"version":{"number":"1.3.0","distribution":"opensearch"}}""", "OpenSearch 1.3.0")]
    [InlineData("""{"version":{"number":"seven"},"tagline":"You Know, for Search"}""", "Elasticsearch seven")]
    [InlineData("""{"version":{"number":"8.1"},"tagline":"Another product"}""", "không tự nhận")]
    [InlineData("""{"version":"8.1"}""", "không tự nhận")]
    [InlineData("[]", "không tự nhận")]
    public void Others_are_refused_with_what_was_found_and_what_is_allowed(string answer, string found)
    {
        var refused = Assert.Throws<SearchSetupException>(() => EngineVersion.Read("http://a:9200", JsonElement.Parse(answer)));

        Assert.Contains(found, refused.Message, StringComparison.Ordinal);
        Assert.Contains("http://a:9200", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Elasticsearch 8, 9 và OpenSearch 2, 3", refused.Message, StringComparison.Ordinal);
    }
}
