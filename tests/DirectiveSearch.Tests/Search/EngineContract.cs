using System.Net;
using System.Net.Sockets;
using DirectiveSearch.Search;
using DirectiveSearch.Search.Elasticsearch;

namespace DirectiveSearch.Tests.Search;

/// <summary>What Elasticsearch and OpenSearch do beyond what every index does.</summary>
public abstract class EngineContract(EngineIndices indices)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_that_stands_for_something_else_is_refused_with_the_way_out()
    {
        var options = await indices.OptionsAsync();
        using var gateway = new ElasticsearchGateway(options);
        await PutAsync(gateway, $"/{options.Index}", "{}");
        Assert.Contains("là một chỉ mục, không phải bí danh", (await Assert.ThrowsAsync<SearchSetupException>(() => indices.OpenAsync(options))).Message);
        await gateway.SendAsync(HttpMethod.Delete, $"/{options.Index}", null, Cancellation);

        await PutAsync(gateway, $"/{options.Index}-other", $$"""{"aliases":{"{{options.Index}}":{} } }""");
        Assert.Contains("không do DirectiveSearch lập", (await Assert.ThrowsAsync<SearchSetupException>(() => indices.OpenAsync(options))).Message);
        await PutAsync(gateway, $"/{options.Index}-another", $$"""{"aliases":{"{{options.Index}}":{} } }""");
        Assert.Contains("trỏ tới nhiều chỉ mục", (await Assert.ThrowsAsync<SearchSetupException>(() => indices.OpenAsync(options))).Message);
        await Assert.ThrowsAsync<SearchSetupException>(() => ElasticsearchSearchIndex.BuildAsync(options, null, Cancellation));
        foreach (var name in new[] { "other", "another" }) await gateway.SendAsync(HttpMethod.Delete, $"/{options.Index}-{name}", null, Cancellation);
    }

    [Fact]
    public async Task An_index_of_another_version_is_refused_and_can_be_replaced()
    {
        var options = await indices.OptionsAsync();
        using var gateway = new ElasticsearchGateway(options);
        await PutAsync(gateway, $"/{options.Index}-000001", $$"""{"aliases":{"{{options.Index}}":{} },"mappings":{"_meta":{"product":"DirectiveSearch","version":7,"complete":true} } }""");
        var refused = await Assert.ThrowsAsync<IndexVersionException>(() => indices.OpenAsync(options));
        Assert.Contains($"{options.Index} thuộc phiên bản 7", refused.Message);
        var build = await ElasticsearchSearchIndex.BuildAsync(options, null, Cancellation);
        await build.Index.WriteAsync([Entry("a", "thi đua")], Cancellation);
        await build.PublishAsync(Cancellation);
        Assert.Equal(["a"], await IdsAsync(await indices.OpenAsync(options), "thi đua"));
    }

    [Fact]
    public async Task Generations_are_resumed_and_removed_by_the_rule()
    {
        var options = await indices.OptionsAsync();
        var index = await indices.OpenAsync(options);
        using var gateway = new ElasticsearchGateway(options);
        await PutAsync(gateway, $"/{options.Index}-000002", """{"mappings":{"_meta":{"product":"DirectiveSearch","version":7,"complete":false}}}""");
        await PutAsync(gateway, $"/{options.Index}-mine", "{}");
        var stopped = await index.BuildAsync(Cancellation);
        await stopped.Index.WriteAsync([Entry("kept", "một")], Cancellation);
        var resumed = await index.BuildAsync(Cancellation);
        Assert.Equal((false, true), (stopped.Resumed, resumed.Resumed));
        await resumed.Index.RefreshAsync(Cancellation);
        Assert.Equal([("kept", 1L)], await resumed.Index.ListAsync(Cancellation).ToListAsync(Cancellation));
        await resumed.PublishAsync(Cancellation);
        Assert.Equal(["000001", "000003", "mine"], await NamesAsync(gateway, options));
        await (await index.BuildAsync(Cancellation)).PublishAsync(Cancellation);
        Assert.Equal(["000003", "000004", "mine"], await NamesAsync(gateway, options));
        var settings = (await gateway.SendAsync(HttpMethod.Get, $"/{options.Index}/_settings?flat_settings=true", null, Cancellation)).Body.EnumerateObject().Single().Value.GetProperty("settings");
        Assert.Equal(("1s", "0-1", "3"), (settings.GetProperty("index.refresh_interval").GetString(), settings.GetProperty("index.auto_expand_replicas").GetString(), settings.GetProperty("index.number_of_shards").GetString()));
    }

    [Fact]
    public async Task Several_processes_may_open_an_empty_server_at_once()
    {
        var options = await indices.OptionsAsync();
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => indices.OpenAsync(options)));
        foreach (var index in opened) await index.WriteAsync([Entry("a", "một")], Cancellation);
        using var gateway = new ElasticsearchGateway(options);
        Assert.Equal(["000001"], await NamesAsync(gateway, options));
    }

    [Fact]
    public async Task A_server_that_is_away_at_the_start_is_used_once_it_answers()
    {
        var server = (await indices.OptionsAsync()).Urls[0];
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var away = (await indices.OptionsAsync()) with { Urls = [new Uri($"http://127.0.0.1:{port}")], RequestTime = TimeSpan.FromSeconds(5) };
        var warnings = new List<string>();
        using var index = await ElasticsearchSearchIndex.OpenAsync(away, warnings.Add, Cancellation);
        Assert.Contains("chưa phục vụ được", Assert.Single(warnings));
        await Assert.ThrowsAsync<SearchUnavailableException>(() => IdsAsync(index, "một"));

        using var back = new TcpListener(IPAddress.Loopback, port);
        back.Start();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var forwarding = ForwardAsync(back, server, stop.Token);
        await indices.OpenAsync(away with { Urls = [server] });
        Assert.Empty(await IdsAsync(index, "một"));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => forwarding);
    }

    [Fact]
    public async Task The_same_filters_are_served_from_the_cache_however_they_are_given()
    {
        var options = await indices.OptionsAsync();
        var index = await indices.OpenAsync(options);
        await index.WriteAsync([Entry("a", "thi đua khen thưởng")], Cancellation);
        await index.RefreshAsync(Cancellation);
        IReadOnlyList<SearchFilter> filters = [new(FacetField.Type, "x", true), new(FacetField.Year, "1", true), new(FacetField.Year, "2", true)];
        IReadOnlyList<FacetRequest> facets = [new(FacetField.Type, 5), new(FacetField.Year, 0)];
        await index.SearchAsync(new SearchRequest(Parsed("thi đua khen"), filters, SearchSort.Relevance, 0, 10, facets), Cancellation);
        var before = await CacheHitsAsync(options);
        await index.SearchAsync(new SearchRequest(Parsed("khen đua thi"), [.. filters.Reverse()], SearchSort.Newest, 10, 10, [.. facets.Reverse()]), Cancellation);
        Assert.Equal(before + (2 * options.Shards), await CacheHitsAsync(options));
    }

    [Fact]
    public async Task A_reading_that_is_given_up_leaves_no_point_in_time_open()
    {
        var options = await indices.OptionsAsync();
        var index = await indices.OpenAsync(options);
        await index.WriteAsync([Entry("a", "một"), Entry("b", "một")], Cancellation);
        await index.RefreshAsync(Cancellation);
        await foreach (var _ in index.ScanAsync(Parsed("một"), [], SearchSort.Newest, Cancellation)) break;
        await foreach (var _ in index.ListAsync(Cancellation)) break;
        using var gateway = new ElasticsearchGateway(options);
        var search = (await gateway.SendAsync(HttpMethod.Get, $"/{options.Index}/_stats/search", null, Cancellation)).Body.GetProperty("_all").GetProperty("total").GetProperty("search");
        Assert.Equal(0, search.GetProperty("open_contexts").GetInt32());
        Assert.Equal(0, search.TryGetProperty("point_in_time_current", out var points) ? points.GetInt32() : 0);
    }

    [Fact]
    public async Task An_explanation_adds_up_to_the_score_and_names_what_counted()
    {
        var index = await indices.OpenAsync(await indices.OptionsAsync());
        await index.WriteAsync([Entry("a", "Thực hiện thi đua khen thưởng") with { Number = "34-CT/TW", CitedSteps = 2 }, Entry("b", "thi hành"), Entry("c", "khác")], Cancellation);
        await index.RefreshAsync(Cancellation);
        var hit = (await index.SearchAsync(new SearchRequest(Parsed("thi đua | 34-CT/TW"), [], SearchSort.Relevance, 0, 10, []), Cancellation)).Hits[0];
        var explained = await index.ExplainAsync(Parsed("thi đua | 34-CT/TW"), "a", Cancellation);
        Assert.Equal(hit.Score, explained!.Value, 0.01);
        Assert.Equal(explained.Value, explained.Parts.Sum(part => part.Value), 0.01);
        var words = explained.Parts.Select(part => part.Description).ToList();
        foreach (var expected in new[] { "Từ: thi", "Cặp từ liền nhau: thi dua", "Từ đúng dấu: đua", "Số ký hiệu của chính văn bản: 34cttw", "Được nhiều văn bản viện dẫn, bậc: 2" }) Assert.Contains(expected, words);
        Assert.Null(await index.ExplainAsync(Parsed("thi đua"), "b", Cancellation));
        Assert.Null(await index.ExplainAsync(Parsed("thi đua"), "none", Cancellation));
    }

    [Fact]
    public async Task Documents_that_many_cite_come_first_among_equals()
    {
        var index = await indices.OpenAsync(await indices.OptionsAsync());
        await index.WriteAsync([Entry("a", "thi đua"), Entry("b", "thi đua") with { CitedSteps = 5 }, Entry("c", "thi đua") with { CitedSteps = 2 }, Entry("d", "thi đua khen thưởng đua thi") with { CitedSteps = 12 }], Cancellation);
        await index.RefreshAsync(Cancellation);
        Assert.Equal(["b", "c", "a"], (await IdsAsync(index, "thi đua")).Where(id => id != "d"));
    }

    [Fact]
    public async Task Words_longer_than_a_term_of_the_engine_are_found_by_their_beginning()
    {
        var index = await indices.OpenAsync(await indices.OptionsAsync());
        var beyond = string.Concat(Enumerable.Repeat("𐐀", 600));
        Assert.Empty(await index.WriteAsync([Entry("a", $"{new string('ữ', 40_000)} {new string('ữ', 40_000)} x {beyond}")], Cancellation));
        await index.RefreshAsync(Cancellation);
        foreach (var typed in new[] { beyond, $"\"x {beyond}\"", new string('ữ', 1500), new string('u', 1200) + "*" }) Assert.Equal(["a"], await IdsAsync(index, typed));
    }

    private static SearchQuery Parsed(string typed) => QueryParser.Parse(typed).Query!;

    private static IndexEntry Entry(string id, string body) => new(id, 1, "x", null, null, [], body, 0, new Dictionary<FacetField, IReadOnlyList<string>>());

    private static async Task<IReadOnlyList<string>> IdsAsync(ElasticsearchSearchIndex index, string typed) =>
        [.. (await index.SearchAsync(new SearchRequest(Parsed(typed), [], SearchSort.Relevance, 0, 10, []), Cancellation)).Hits.Select(hit => hit.Id)];

    private static async Task PutAsync(ElasticsearchGateway gateway, string path, string body) =>
        Assert.Equal(200, (await gateway.SendAsync(HttpMethod.Put, path, json => json.WriteRawValue(body), Cancellation)).Status);

    private static async Task<IReadOnlyList<string>> NamesAsync(ElasticsearchGateway gateway, ElasticsearchOptions options)
    {
        var answer = await gateway.SendAsync(HttpMethod.Get, $"/{options.Index}-*/_settings?filter_path=*.settings.index.uuid", null, Cancellation);
        return [.. answer.Body.EnumerateObject().Select(index => index.Name[(options.Index.Length + 1)..]).Order(StringComparer.Ordinal)];
    }

    private static async Task<int> CacheHitsAsync(ElasticsearchOptions options)
    {
        using var gateway = new ElasticsearchGateway(options);
        var answer = await gateway.SendAsync(HttpMethod.Get, $"/{options.Index}/_stats/request_cache", null, Cancellation);
        return answer.Body.GetProperty("_all").GetProperty("total").GetProperty("request_cache").GetProperty("hit_count").GetInt32();
    }

    /// <summary>Carries every connection on to the server.</summary>
    private static async Task ForwardAsync(TcpListener listener, Uri server, CancellationToken stop)
    {
        while (true)
        {
            var near = await listener.AcceptTcpClientAsync(stop);
            var far = new TcpClient();
            await far.ConnectAsync(server.Host, server.Port, stop);
            _ = near.GetStream().CopyToAsync(far.GetStream(), stop).ContinueWith(_ => far.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            _ = far.GetStream().CopyToAsync(near.GetStream(), stop).ContinueWith(_ => near.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }
}
