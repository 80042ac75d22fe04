using System.Collections.Concurrent;
using DirectiveSearch.Search;
using DirectiveSearch.Search.Elasticsearch;
using DirectiveSearch.Search.Sqlite;
using Microsoft.Data.Sqlite;

namespace DirectiveSearch.Tests.Search;

/// <summary>Empty indices of one engine, removed when the tests of a class are over.</summary>
public abstract class IndexSource : IAsyncDisposable
{
    private readonly ConcurrentDictionary<IReadOnlyList<IndexEntry>, Lazy<Task<ISearchIndex>>> filled = new();

    public abstract Task<ISearchIndex> CreateAsync();

    /// <summary>One index for all tests that only read these entries.</summary>
    public Task<ISearchIndex> ReadOnlyAsync(IReadOnlyList<IndexEntry> entries) => filled.GetOrAdd(entries, _ => new Lazy<Task<ISearchIndex>>(() => FillAsync(entries))).Value;

    public abstract ValueTask DisposeAsync();

    private async Task<ISearchIndex> FillAsync(IReadOnlyList<IndexEntry> entries)
    {
        var index = await CreateAsync();
        Assert.Empty(await index.WriteAsync(entries, CancellationToken.None));
        await index.RefreshAsync(CancellationToken.None);
        return index;
    }
}

public sealed class SqliteIndices : IndexSource
{
    private readonly string folder = Directory.CreateTempSubdirectory("index").FullName;
    private int created;

    public override async Task<ISearchIndex> CreateAsync() =>
        await SqliteSearchIndex.OpenAsync(Directory.CreateDirectory(Path.Combine(folder, $"{Interlocked.Increment(ref created)}")).FullName, CancellationToken.None);

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Three shards, so that what a shard does not know of the others would show.</summary>
public abstract class EngineIndices(Func<Task<Uri>> address) : IndexSource
{
    private readonly ConcurrentBag<(ElasticsearchSearchIndex Index, ElasticsearchOptions Options)> opened = [];

    /// <summary>Where nothing is yet; what is made there is removed with the others.</summary>
    public async Task<ElasticsearchOptions> OptionsAsync() => new([await address()]) { Index = $"test-{Guid.NewGuid():N}", Shards = 3 };

    public async Task<ElasticsearchSearchIndex> OpenAsync(ElasticsearchOptions options)
    {
        var index = await ElasticsearchSearchIndex.OpenAsync(options, null, CancellationToken.None);
        opened.Add((index, options));
        return index;
    }

    public override async Task<ISearchIndex> CreateAsync() => await OpenAsync(await OptionsAsync());

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        using var client = new HttpClient();
        foreach (var (index, options) in opened)
        {
            index.Dispose();
            foreach (var name in (await client.GetStringAsync(new Uri(options.Urls[0], $"_cat/indices/{options.Index}*?h=index"))).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                using var answer = await client.DeleteAsync(new Uri(options.Urls[0], name.Trim()));
            }
        }
    }
}

public sealed class ElasticsearchIndices(SearchServers servers) : EngineIndices(servers.ElasticsearchAsync);

public sealed class OpenSearchIndices(SearchServers servers) : EngineIndices(servers.OpenSearchAsync);
