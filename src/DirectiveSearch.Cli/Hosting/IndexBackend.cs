using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Search;
using DirectiveSearch.Search.Sqlite;

namespace DirectiveSearch.Cli.Hosting;

/// <summary>The index that the settings choose.</summary>
/// <param name="Address">Where it is, for people.</param>
/// <param name="RebuildsAtStart">Whether an index of another version is built anew when it is opened, or by reindex only.</param>
/// <param name="Generation">Name of the generation in use of an opened index.</param>
internal sealed record IndexBackend(
    string Name, string Address, long Version, bool RebuildsAtStart,
    Func<CancellationToken, Task<ISearchIndex>> OpenAsync,
    Func<CancellationToken, Task<IndexBuild>> BuildAsync,
    Func<ISearchIndex, string> Generation)
{
    public static IndexBackend Of(ProgramSettings settings) => Embedded(Path.Combine(settings.Data, "index"));

    private static IndexBackend Embedded(string folder) => new(
        "sqlite", folder, SqliteSearchIndex.Version, true,
        async cancellation => await SqliteSearchIndex.OpenAsync(folder, cancellation),
        cancellation => SqliteSearchIndex.BuildAsync(folder, cancellation),
        index => ((SqliteSearchIndex)index).FileInUse);
}
