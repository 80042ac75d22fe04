namespace DirectiveSearch.Tests.Search;

public sealed class ElasticsearchSearchIndexTests(ElasticsearchIndices indices) : SearchIndexContract(indices), IClassFixture<ElasticsearchIndices>;

public sealed class OpenSearchSearchIndexTests(OpenSearchIndices indices) : SearchIndexContract(indices), IClassFixture<OpenSearchIndices>;
