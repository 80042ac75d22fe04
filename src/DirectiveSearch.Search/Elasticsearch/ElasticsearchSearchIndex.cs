using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>The index in Elasticsearch or OpenSearch: an alias over one generation, or a generation that is being built.</summary>
public sealed class ElasticsearchSearchIndex : ISearchIndex, IDisposable
{
    /// <summary>Hits that are read at once from a point in time.</summary>
    private const int PageOfIds = 5000;

    private readonly ElasticsearchGateway gateway;
    private readonly ElasticsearchOptions options;
    private readonly string index;
    private readonly bool building;
    private readonly EngineSearches searches;
    private readonly ElasticsearchWeights weights = new();
    private readonly SemaphoreSlim opening = new(1);
    private volatile EngineDialect? dialect;

    private ElasticsearchSearchIndex(ElasticsearchGateway gateway, ElasticsearchOptions options, string? generation)
    {
        (this.gateway, this.options, index, building) = (gateway, options, generation ?? options.Index, generation is not null);
        searches = new EngineSearches(gateway, index, weights);
    }

    /// <summary>elasticsearch or opensearch, once it has answered.</summary>
    public string? Engine => dialect?.Engine;

    private string EngineName => Engine ?? "elasticsearch";

    /// <summary>Opens the index behind the alias, or creates an empty one. A server that does not answer is asked again with every call until it did once.</summary>
    /// <param name="warn">Takes warnings for the log, in Vietnamese.</param>
    /// <exception cref="SearchSetupException">Wrong settings, or the name stands for something else.</exception>
    /// <exception cref="IndexVersionException">The index is of another version: build a new generation and publish it.</exception>
    public static async Task<ElasticsearchSearchIndex> OpenAsync(ElasticsearchOptions options, Action<string>? warn, CancellationToken cancellation)
    {
        var opened = new ElasticsearchSearchIndex(new ElasticsearchGateway(options, warn), options, null);
        try
        {
            await opened.ReadyAsync(cancellation).ConfigureAwait(false);
            return opened;
        }
        catch (SearchUnavailableException away)
        {
            warn?.Invoke(away.Message);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>A generation beside one that may be of another version and cannot be opened.</summary>
    public static Task<IndexBuild> BuildAsync(ElasticsearchOptions options, Action<string>? warn, CancellationToken cancellation) =>
        BuildAsync(new ElasticsearchGateway(options, warn), options, cancellation);

    /// <summary>Looks at what is there and creates nothing.</summary>
    public static async Task<IndexDescription> DescribeAsync(ElasticsearchOptions options, Action<string>? warn, CancellationToken cancellation)
    {
        using var gateway = new ElasticsearchGateway(options, warn);
        var engine = await gateway.ProbeAsync(cancellation).ConfigureAwait(false);
        var live = await new Generations(gateway, options).FindLiveAsync(cancellation).ConfigureAwait(false);
        var documents = live is null ? 0 : EngineAnswer.Wanted(
            await gateway.SendAsync(HttpMethod.Get, $"/{live.Name}/_count", null, cancellation).ConfigureAwait(false), live.Name).GetProperty("count").GetInt64();
        return new IndexDescription($"{engine.Product} {engine.Number}", live?.Name, live?.Version, IndexMapping.Version, documents);
    }

    public Task<IndexBuild> BuildAsync(CancellationToken cancellation) => BuildAsync(gateway, options, cancellation);

    public Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellation) => SearchTelemetry.MeasureAsync(EngineName, async () =>
    {
        await ReadyAsync(cancellation).ConfigureAwait(false);
        return await searches.SearchAsync(request, cancellation).ConfigureAwait(false);
    });

    public async Task<ScoreExplanation?> ExplainAsync(SearchQuery query, string id, CancellationToken cancellation)
    {
        await ReadyAsync(cancellation).ConfigureAwait(false);
        return await searches.ExplainAsync(query, id, cancellation).ConfigureAwait(false);
    }

    public async IAsyncEnumerable<string> ScanAsync(
        SearchQuery query, IReadOnlyList<SearchFilter> filters, SearchSort sort, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var point = await PointAsync(cancellation).ConfigureAwait(false);
        await using var closing = point.ConfigureAwait(false);
        var rung = await EngineSearches.RungAsync(query, AnyAsync).ConfigureAwait(false);
        var filter = MatchTranslation.Translate(query, filters, rung);
        var scored = HitSearch.IsScored(sort, rung);
        ResultCursor? last = null;
        int read;
        do
        {
            var body = HitSearch.Body(filter.DeepClone().AsObject(), query, scored, sort, weights);
            (body["size"], body["track_total_hits"]) = (PageOfIds, false);
            if (last is not null) body["search_after"] = HitSearch.After(last, scored);
            var hits = HitSearch.Hits(await point.SearchAsync(body, cancellation).ConfigureAwait(false), scored, sort);
            foreach (var hit in hits) yield return hit.Id;
            (read, last) = (hits.Count, hits.LastOrDefault());
        }
        while (read == PageOfIds);

        async Task<bool> AnyAsync(SearchQuery words, Rung asked) =>
            HitSearch.Total(await point.SearchAsync(EngineSearches.AnyBody(MatchTranslation.Translate(words, [], asked)), cancellation).ConfigureAwait(false)) > 0;
    }

    public async IAsyncEnumerable<(string Id, long Version)> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var point = await PointAsync(cancellation).ConfigureAwait(false);
        await using var closing = point.ConfigureAwait(false);
        string? last = null;
        int read;
        do
        {
            var hits = (await point.SearchAsync(ListBody(last), cancellation).ConfigureAwait(false)).GetProperty("hits").GetProperty("hits");
            foreach (var hit in hits.EnumerateArray())
            {
                last = hit.GetProperty("sort")[0].GetString()!;
                yield return (last, hit.GetProperty("fields").GetProperty(FieldNames.Version)[0].GetInt64());
            }

            read = hits.GetArrayLength();
        }
        while (read == PageOfIds);
    }

    public async Task<IReadOnlyList<RefusedEntry>> WriteAsync(IReadOnlyList<IndexEntry> entries, CancellationToken cancellation) =>
        await SearchTelemetry.CountAsync(EngineName, entries.Count, () => WriteAsync(entries.Select(EntryDocument.Item), cancellation)).ConfigureAwait(false);

    public Task DeleteAsync(IReadOnlyList<string> ids, long version, CancellationToken cancellation) =>
        WriteAsync(ids.Select(id => new BulkItem(id, version, null)), cancellation);

    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await ReadyAsync(cancellation).ConfigureAwait(false);
        EngineAnswer.Wanted(await gateway.SendAsync(HttpMethod.Post, $"/{index}/_refresh", null, cancellation).ConfigureAwait(false), index);
    }

    /// <summary>Removes the alias and every generation, for an index that was made to be thrown away.</summary>
    public Task RemoveAsync(CancellationToken cancellation) => new Generations(gateway, options).RemoveAllAsync(cancellation);

    public void Dispose()
    {
        opening.Dispose();
        if (!building) gateway.Dispose();
    }

    private static async Task<IndexBuild> BuildAsync(ElasticsearchGateway gateway, ElasticsearchOptions options, CancellationToken cancellation)
    {
        var generations = new Generations(gateway, options);
        var (name, resumed) = await generations.BeginAsync(cancellation).ConfigureAwait(false);
        return new IndexBuild(new ElasticsearchSearchIndex(gateway, options, name), resumed, stop => generations.PublishAsync(name, stop));
    }

    private async Task<IReadOnlyList<RefusedEntry>> WriteAsync(IEnumerable<BulkItem> items, CancellationToken cancellation)
    {
        await ReadyAsync(cancellation).ConfigureAwait(false);
        return await new BulkWriter(gateway, new BulkLimits { RequireAlias = !building }, TimeProvider.System).WriteAsync(index, items, cancellation).ConfigureAwait(false);
    }

    private async Task<PointInTime> PointAsync(CancellationToken cancellation) =>
        await PointInTime.OpenAsync(gateway, await ReadyAsync(cancellation).ConfigureAwait(false), index, cancellation).ConfigureAwait(false);

    private static JsonObject ListBody(string? last)
    {
        var body = new JsonObject
        {
            ["size"] = PageOfIds, ["track_total_hits"] = false, ["_source"] = false, ["stored_fields"] = "_none_", ["docvalue_fields"] = QueryJson.Strings([FieldNames.Version]),
            ["sort"] = new JsonArray(new JsonObject { [FieldNames.Id] = "asc" }),
        };
        if (last is not null) body["search_after"] = QueryJson.Strings([last]);
        return body;
    }

    /// <summary>Who answers, and that the index is ours and of this version; asked until it was so once.</summary>
    private async ValueTask<EngineDialect> ReadyAsync(CancellationToken cancellation)
    {
        if (dialect is { } known) return known;
        await opening.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (dialect is { } other) return other;
            var version = await gateway.ProbeAsync(cancellation).ConfigureAwait(false);
            if (!building) await new Generations(gateway, options).EnsureAsync(cancellation).ConfigureAwait(false);
            return dialect = EngineDialect.Of(version);
        }
        finally
        {
            opening.Release();
        }
    }
}
