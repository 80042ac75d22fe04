namespace DirectiveSearch.Tests.Search;

public sealed class ElasticsearchSearchIndexTests(ElasticsearchIndices indices) : SearchIndexContract(indices), IClassFixture<ElasticsearchIndices>;

public sealed class OpenSearchSearchIndexTests(OpenSearchIndices indices) : SearchIndexContract(indices), IClassFixture<OpenSearchIndices>;

public sealed class ElasticsearchEngineTests(ElasticsearchIndices indices) : EngineContract(indices), IClassFixture<ElasticsearchIndices>;

public sealed class OpenSearchEngineTests(OpenSearchIndices indices) : EngineContract(indices), IClassFixture<OpenSearchIndices>;

public sealed class ElasticsearchAnalysisTests(ElasticsearchIndices indices) : AnalysisContract(indices), IClassFixture<ElasticsearchIndices>;

public sealed class OpenSearchAnalysisTests(OpenSearchIndices indices) : AnalysisContract(indices), IClassFixture<OpenSearchIndices>;
