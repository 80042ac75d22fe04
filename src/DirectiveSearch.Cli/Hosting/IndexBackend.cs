using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Search;
using DirectiveSearch.Search.Elasticsearch;
using DirectiveSearch.Search.Sqlite;

namespace DirectiveSearch.Cli.Hosting;

/// <summary>The index that the settings choose.</summary>
/// <param name="Address">Where it is, for people.</param>
/// <param name="RebuildsAtStart">Whether an index of another version is built anew when it is opened, or by reindex only.</param>
/// <param name="BuildAsync">Also beside an index that cannot be opened.</param>
internal sealed record IndexBackend(
    string Name, string Address, bool RebuildsAtStart,
    Func<CancellationToken, Task<ISearchIndex>> OpenAsync,
    Func<CancellationToken, Task<IndexBuild>> BuildAsync,
    Func<CancellationToken, Task<IndexDescription>> DescribeAsync)
{
    /// <param name="tell">What people are to know of a server; null: it goes to stderr.</param>
    public static IndexBackend Of(ProgramSettings settings, Action<string>? tell = null) =>
        settings.Elasticsearch is { } elasticsearch ? Cluster(elasticsearch, tell ?? Console.Error.WriteLine) : Embedded(Path.Combine(settings.Data, "index"));

    private static IndexBackend Embedded(string folder) => new(
        "sqlite", folder, true,
        async cancellation => await SqliteSearchIndex.OpenAsync(folder, cancellation),
        cancellation => SqliteSearchIndex.BuildAsync(folder, cancellation),
        cancellation => SqliteSearchIndex.DescribeAsync(folder, cancellation));

    private static IndexBackend Cluster(ElasticsearchOptions options, Action<string> tell) => new(
        "elasticsearch", options.ToString(), false,
        async cancellation => await ElasticsearchSearchIndex.OpenAsync(options, tell, cancellation),
        cancellation => ElasticsearchSearchIndex.BuildAsync(options, tell, cancellation),
        cancellation => ElasticsearchSearchIndex.DescribeAsync(options, tell, cancellation));
}
