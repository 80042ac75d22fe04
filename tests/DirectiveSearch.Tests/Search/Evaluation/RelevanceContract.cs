using DirectiveSearch.Cli.Evaluation;
using DirectiveSearch.Search.Elasticsearch;
using DirectiveSearch.Search.Evaluation;

namespace DirectiveSearch.Tests.Search.Evaluation;

/// <summary>How high the right answers must stand on every engine, however the question is typed.</summary>
public abstract class RelevanceContract
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Null: the embedded index.</summary>
    protected abstract Task<ElasticsearchOptions?> ClusterAsync();

    [Fact]
    public async Task Questions_about_laws_find_their_articles()
    {
        var run = await RunAsync(RetrievalCorpus.Read(TestData.Require("data/retrieval"), []));
        var (accented, unaccented, half, telex) = (Measures(run, "accented"), Measures(run, "unaccented"), Measures(run, "half"), Measures(run, "telex"));
        Assert.InRange(accented.Mrr, 0.875, 1);
        Assert.InRange(accented.Recall10, 0.97, 1);
        Assert.InRange(unaccented.Mrr, accented.Mrr - 0.005, 1);
        Assert.InRange(unaccented.Recall10, accented.Recall10 - 0.005, 1);
        Assert.InRange(half.Recall10, 0.96, 1);
        Assert.InRange(telex.Recall10, 0.96, 1);
    }

    [Fact]
    public async Task Short_queries_of_offices_find_their_documents()
    {
        string[] texts = [TestData.Require("seeds"), TestData.Require("data/documents")];
        var run = await RunAsync(RetrievalCorpus.Read(Path.Combine(AppContext.BaseDirectory, "fixtures", "office-queries.tsv"), texts));
        Assert.InRange(Measures(run, "accented").Mrr, 0.95, 1);
        Assert.InRange(Measures(run, "unaccented").Mrr, 0.95, 1);
        Assert.InRange(Measures(run, "telex").Mrr, 0.95, 1);
    }

    private async Task<RankRun> RunAsync(RetrievalCorpus corpus)
    {
        await using var index = await ThrowawayIndex.CreateAsync(await ClusterAsync(), corpus.Entries, Cancellation);
        return await RelevanceEvaluation.RunAsync(index.Index, index.Backend, corpus.Questions, new Progress<int>(), Cancellation);
    }

    private static RankMeasures Measures(RankRun run, string way) =>
        RankMeasures.Of(run.RanksOf(Typing.Ways.Select(each => each.Name).ToList().IndexOf(way)));
}

public sealed class SqliteRelevanceTests : RelevanceContract
{
    protected override Task<ElasticsearchOptions?> ClusterAsync() => Task.FromResult<ElasticsearchOptions?>(null);
}

public sealed class ElasticsearchRelevanceTests(SearchServers servers) : RelevanceContract
{
    protected override async Task<ElasticsearchOptions?> ClusterAsync() => new([await servers.ElasticsearchAsync()]);
}

public sealed class OpenSearchRelevanceTests(SearchServers servers) : RelevanceContract
{
    protected override async Task<ElasticsearchOptions?> ClusterAsync() => new([await servers.OpenSearchAsync()]);
}
