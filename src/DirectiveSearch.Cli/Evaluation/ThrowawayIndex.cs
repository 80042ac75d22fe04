using DirectiveSearch.Search;
using DirectiveSearch.Search.Elasticsearch;
using DirectiveSearch.Search.Sqlite;
using Microsoft.Data.Sqlite;

namespace DirectiveSearch.Cli.Evaluation;

/// <summary>An index that lives as long as a measurement.</summary>
/// <param name="Backend">sqlite, elasticsearch or opensearch.</param>
internal sealed record ThrowawayIndex(ISearchIndex Index, string Backend, Func<Task> RemoveAsync) : IAsyncDisposable
{
    /// <param name="cluster">Null: the embedded index.</param>
    public static Task<ThrowawayIndex> CreateAsync(ElasticsearchOptions? cluster, IReadOnlyList<IndexEntry> entries, CancellationToken cancellation) =>
        cluster is null ? EmbeddedAsync(entries, cancellation) : OnClusterAsync(cluster with { Index = $"directivesearch-evaluation-{Guid.NewGuid():N}" }, entries, cancellation);

    public async ValueTask DisposeAsync() => await RemoveAsync();

    private static async Task<ThrowawayIndex> EmbeddedAsync(IReadOnlyList<IndexEntry> entries, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("directivesearch-evaluation").FullName;
        var index = await SqliteSearchIndex.OpenAsync(folder, cancellation);
        var created = new ThrowawayIndex(index, "sqlite", () =>
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
            return Task.CompletedTask;
        });
        return await FilledAsync(created, entries, cancellation);
    }

    private static async Task<ThrowawayIndex> OnClusterAsync(ElasticsearchOptions options, IReadOnlyList<IndexEntry> entries, CancellationToken cancellation)
    {
        var index = await ElasticsearchSearchIndex.OpenAsync(options, Console.Error.WriteLine, cancellation);
        var created = new ThrowawayIndex(index, index.Engine ?? "elasticsearch", async () =>
        {
            using (index) await index.RemoveAsync(CancellationToken.None);
        });
        return await FilledAsync(created, entries, cancellation);
    }

    private static async Task<ThrowawayIndex> FilledAsync(ThrowawayIndex created, IReadOnlyList<IndexEntry> entries, CancellationToken cancellation)
    {
        try
        {
            await created.Index.WriteAsync(entries, cancellation);
            await created.Index.RefreshAsync(cancellation);
            return created;
        }
        catch
        {
            await created.DisposeAsync();
            throw;
        }
    }
}
