using System.Text.Json;
using System.Text.Json.Nodes;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>Creates, fills, publishes and removes the indices behind the alias.</summary>
internal sealed class Generations(ElasticsearchGateway gateway, ElasticsearchOptions options)
{
    private const int Attempts = 5;
    private const string Asked = "filter_path=*.mappings._meta,*.settings.index.uuid";
    private const string RefreshInterval = "1s";

    /// <summary>So long the engine remembers the version of a deletion: an older write that was held up may come as late.</summary>
    private const string DeletionsKept = "1h";

    /// <summary>Makes sure that the alias stands for an index of this version, which is created when nothing is there.</summary>
    /// <exception cref="SearchSetupException">The name is used for something else.</exception>
    /// <exception cref="IndexVersionException">The index is of another version.</exception>
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await FindLiveAsync(cancellation).ConfigureAwait(false) is { } live)
            {
                if (live.Version != IndexMapping.Version) throw new IndexVersionException(options.Index, live.Version!.Value, IndexMapping.Version);
                return;
            }

            // Another process may be quicker: both ask for the same name, and one of them gets it.
            await CreateAsync(await NextNumberAsync(cancellation).ConfigureAwait(false), live: true, cancellation).ConfigureAwait(false);
        }

        throw new SearchSetupException($"Không tạo được chỉ mục {options.Index}: bí danh này liên tục bị gỡ. Hãy kiểm tra xem có chương trình nào khác đang dùng cùng tên.");
    }

    /// <summary>An unfinished generation of this version, or a new one, set up to be filled quickly.</summary>
    public async Task<(string Name, bool Resumed)> BeginAsync(CancellationToken cancellation)
    {
        await FindLiveAsync(cancellation).ConfigureAwait(false);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var unfinished = (await AllAsync(cancellation).ConfigureAwait(false)).LastOrDefault(generation => !generation.Complete && generation.Version == IndexMapping.Version);
            if (unfinished is not null) return (unfinished.Name, true);
            var number = await NextNumberAsync(cancellation).ConfigureAwait(false);
            if (await CreateAsync(number, live: false, cancellation).ConfigureAwait(false)) return (Generation.NameOf(options.Index, number), false);
        }

        throw new SearchSetupException($"Không tạo được thế hệ mới của chỉ mục {options.Index}. Hãy kiểm tra xem có chương trình nào khác đang dùng cùng tên.");
    }

    /// <summary>Puts a generation in use in one step, once all that was written is searchable and its copies are made; then removes what is not needed any more.</summary>
    public async Task PublishAsync(string name, CancellationToken cancellation)
    {
        await PutAsync($"/{name}/_settings", new JsonObject { ["index"] = InUse() }, cancellation).ConfigureAwait(false);
        await PostAsync($"/{name}/_refresh", null, cancellation).ConfigureAwait(false);
        await AwaitCopiesAsync(name, cancellation).ConfigureAwait(false);
        await PutAsync($"/{name}/_mapping", new JsonObject { ["_meta"] = IndexMapping.Meta(complete: true) }, cancellation).ConfigureAwait(false);
        await SwapAsync(name, cancellation).ConfigureAwait(false);
        var all = await AllAsync(cancellation).ConfigureAwait(false);
        foreach (var generation in Generation.Dispensable(all, all.First(generation => generation.Name == name), IndexMapping.Version))
        {
            await gateway.SendAsync(HttpMethod.Delete, $"/{generation.Name}", null, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>By name, for clusters refuse to delete by pattern.</summary>
    public async Task RemoveAllAsync(CancellationToken cancellation)
    {
        foreach (var generation in await AllAsync(cancellation).ConfigureAwait(false)) await WantedAsync(HttpMethod.Delete, $"/{generation.Name}", null, cancellation).ConfigureAwait(false);
    }

    /// <summary>The index that the alias stands for; null when there is none.</summary>
    public async Task<Generation?> FindLiveAsync(CancellationToken cancellation)
    {
        var answer = await gateway.SendAsync(HttpMethod.Get, $"/{options.Index}?{Asked}", null, cancellation).ConfigureAwait(false);
        if (answer.Status == 404) return null;
        var indices = Generation.Read(EngineAnswer.Wanted(answer, options.Index), options.Index);
        if (indices.Exists(index => index.Name == options.Index)) throw new SearchSetupException(
            $"Tên {options.Index} tại {gateway.Addresses} là một chỉ mục, không phải bí danh do DirectiveSearch lập. Hãy đặt tên khác ở --search-elasticsearch-index, hoặc xóa chỉ mục đó nếu không còn dùng.");
        if (indices.Count > 1) throw new SearchSetupException(
            $"Bí danh {options.Index} tại {gateway.Addresses} trỏ tới nhiều chỉ mục: {string.Join(", ", indices.Select(index => index.Name))}. Hãy chỉ giữ một chỉ mục sau bí danh, hoặc đặt tên khác ở --search-elasticsearch-index.");
        if (indices[0].Version is null) throw new SearchSetupException(
            $"Bí danh {options.Index} tại {gateway.Addresses} trỏ tới chỉ mục {indices[0].Name} không do DirectiveSearch lập. Hãy đặt tên khác ở --search-elasticsearch-index, hoặc gỡ bí danh đó.");
        return indices[0];
    }

    private async Task<List<Generation>> AllAsync(CancellationToken cancellation) =>
        [.. Generation.Read(await WantedAsync(HttpMethod.Get, $"/{options.Index}-*?{Asked}", null, cancellation).ConfigureAwait(false), options.Index).Where(generation => generation.Number > 0)];

    private async Task<int> NextNumberAsync(CancellationToken cancellation) =>
        (await AllAsync(cancellation).ConfigureAwait(false)).Select(generation => generation.Number).DefaultIfEmpty(0).Max() + 1;

    /// <summary>False when the name is taken.</summary>
    private async Task<bool> CreateAsync(int number, bool live, CancellationToken cancellation)
    {
        var settings = live ? InUse() : new JsonObject { ["refresh_interval"] = "-1", ["number_of_replicas"] = 0 };
        settings["number_of_shards"] = options.Shards;
        settings["gc_deletes"] = DeletionsKept;
        settings["analysis"] = AnalysisSettings.Create();
        var index = new JsonObject { ["settings"] = settings, ["mappings"] = IndexMapping.Mappings(complete: live) };
        if (live) index["aliases"] = new JsonObject { [options.Index] = new JsonObject() };
        var answer = await gateway.SendAsync(HttpMethod.Put, $"/{Generation.NameOf(options.Index, number)}", json => index.WriteTo(json), cancellation).ConfigureAwait(false);
        if (answer.Status == 400 && GatewayReading.Error(answer.Body).Type == "resource_already_exists_exception") return false;
        EngineAnswer.Wanted(answer, options.Index);
        return true;
    }

    private JsonObject InUse()
    {
        var settings = new JsonObject { ["refresh_interval"] = RefreshInterval };
        if (options.Replicas is { } replicas) settings["number_of_replicas"] = replicas;
        else settings["auto_expand_replicas"] = "0-1";
        return settings;
    }

    /// <summary>Copies for which there is no node are not waited for.</summary>
    private async Task AwaitCopiesAsync(string name, CancellationToken cancellation)
    {
        JsonElement health;
        do
        {
            var path = $"/_cluster/health/{name}?wait_for_status=yellow&wait_for_no_initializing_shards=true&timeout=5s";
            health = (await gateway.SendAsync(HttpMethod.Get, path, null, cancellation).ConfigureAwait(false)).Body;
        }
        while (health.TryGetProperty("timed_out", out var late) && late.GetBoolean());
    }

    private Task SwapAsync(string name, CancellationToken cancellation)
    {
        var remove = new JsonObject { ["remove"] = new JsonObject { ["index"] = $"{options.Index}-*", ["alias"] = options.Index, ["must_exist"] = false } };
        var add = new JsonObject { ["add"] = new JsonObject { ["index"] = name, ["alias"] = options.Index } };
        return PostAsync("/_aliases", new JsonObject { ["actions"] = new JsonArray(remove, add) }, cancellation);
    }

    private Task PutAsync(string path, JsonObject body, CancellationToken cancellation) => WantedAsync(HttpMethod.Put, path, body, cancellation);

    private Task PostAsync(string path, JsonObject? body, CancellationToken cancellation) => WantedAsync(HttpMethod.Post, path, body, cancellation);

    private async Task<JsonElement> WantedAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellation) =>
        EngineAnswer.Wanted(await gateway.SendAsync(method, path, body is null ? null : json => body.WriteTo(json), cancellation).ConfigureAwait(false), options.Index);
}
