using DirectiveSearch.Search.Elasticsearch;
using static DirectiveSearch.Tests.Search.Elasticsearch.GatewayIndex;

namespace DirectiveSearch.Tests.Search.Elasticsearch;

/// <summary>Real servers that are overloaded, blocked and killed while they are written to: afterwards every id is there once, in its newest version.</summary>
public sealed class BulkBreakageTests
{
    private static readonly BulkLimits Small = new() { Items = 20, Parallel = 3 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_lost_or_doubled_by_a_storm_of_rejections_a_full_disk_and_a_crash()
    {
        await using var cluster = await SearchCluster.StartAsync("elasticsearch", 1, ["--heap", "256m", "thread_pool.write.size=1", "thread_pool.write.queue_size=1"]);
        using var gateway = new ElasticsearchGateway(new ElasticsearchOptions(cluster.Addresses));
        await using var index = await CreateAsync(gateway, shards: 2);

        await StormAsync(index);
        await FullDiskAsync(index);
        await CrashAsync(cluster, index);

        Assert.Equal(Expected(), await index.ListAsync());
    }

    [Fact]
    public async Task Nothing_is_lost_or_doubled_when_nodes_are_killed_and_come_back_one_at_a_time()
    {
        await using var cluster = await SearchCluster.StartAsync("elasticsearch", 3, ["--heap", "256m", "cluster.routing.allocation.disk.threshold_enabled=false"]);
        using var gateway = new ElasticsearchGateway(new ElasticsearchOptions(cluster.Addresses) { RequestTime = TimeSpan.FromSeconds(20) });
        await using var index = await CreateAsync(gateway, shards: 2, replicas: 1);
        await HealthyAsync(gateway);

        await index.Writer(Small).WriteAsync(index.Name, Breaking(Range(3), (150, () => cluster.KillAsync(0))), Cancellation);
        await cluster.ResumeAsync(0);
        await HealthyAsync(gateway);
        var writing = index.Writer(Small).WriteAsync(index.Name, Breaking(Range(4), (100, () => cluster.KillAsync(2)), (300, () => cluster.ResumeAsync(2))), Cancellation);

        Assert.Empty(await writing);
        Assert.Equal(Range(4).Select(item => (item.Id, item.Version)), await index.ListAsync());
    }

    /// <summary>Many writers at once on a queue of one; older and newer versions of the same entries in any order.</summary>
    private static async Task StormAsync(GatewayIndex index)
    {
        var writers = Enumerable.Range(1, 3).Select(version => index.Writer(Small).WriteAsync(index.Name, Range(version), Cancellation));
        Assert.All(await Task.WhenAll(writers), Assert.Empty);

        var stats = await index.Gateway.SendAsync(HttpMethod.Get, "/_nodes/stats/thread_pool?filter_path=nodes.*.thread_pool.write.rejected", null, Cancellation);
        var node = stats.Body.GetProperty("nodes").EnumerateObject().Single().Value;
        Assert.True(node.GetProperty("thread_pool").GetProperty("write").GetProperty("rejected").GetInt64() > 0, "the storm met no rejection");
    }

    /// <summary>The block that the engine sets at the flood stage; lifted when the writer has met it and still goes on.</summary>
    private static async Task FullDiskAsync(GatewayIndex index)
    {
        await using var proxy = await StubNode.StartAsync(StubNode.Passes(new Uri(index.Gateway.Addresses)));
        using var through = new ElasticsearchGateway(new ElasticsearchOptions([proxy.Address]));
        await index.SetAsync("index.blocks.read_only_allow_delete", "true");
        var writing = new BulkWriter(through, Small, TimeProvider.System).WriteAsync(index.Name, [.. Range(7), .. Deletions()], Cancellation);
        while (proxy.Asked.Count < 8) await Task.Yield();
        Assert.False(writing.IsCompleted);
        await index.SetAsync("index.blocks.read_only_allow_delete", "null");

        Assert.Empty(await writing);
    }

    private static async Task CrashAsync(SearchCluster cluster, GatewayIndex index)
    {
        var back = Task.CompletedTask;
        var items = Breaking(Range(8), (200, async () =>
        {
            await cluster.KillAsync(0);
            back = cluster.ResumeAsync(0);
        }));

        Assert.Empty(await index.Writer(Small).WriteAsync(index.Name, items, Cancellation));
        await back;
        await index.Writer(Small).WriteAsync(index.Name, Deletions(), Cancellation);
    }

    private static async Task HealthyAsync(ElasticsearchGateway gateway)
    {
        var health = await gateway.SendAsync(HttpMethod.Get, "/_cluster/health?wait_for_status=green&timeout=15s", null, Cancellation);
        Assert.Equal("green", health.Body.GetProperty("status").GetString());
    }

    private static IEnumerable<BulkItem> Range(long version) => Enumerable.Range(0, 400).Select(number => Item($"{number:0000}", version));

    /// <summary>Every tenth, in a version above all others.</summary>
    private static IEnumerable<BulkItem> Deletions() => Range(0).Where(item => item.Id.EndsWith('3')).Select(item => Deletion(item.Id, 9));

    private static IEnumerable<(string, long)> Expected() => Range(8).Where(item => !item.Id.EndsWith('3')).Select(item => (item.Id, item.Version));

    /// <summary>The items, and what happens before those at the places given.</summary>
    private static IEnumerable<BulkItem> Breaking(IEnumerable<BulkItem> items, params (int At, Func<Task> Action)[] breaks)
    {
        foreach (var (place, item) in items.Index())
        {
            foreach (var (_, action) in breaks.Where(each => each.At == place)) action().GetAwaiter().GetResult();
            yield return item;
        }
    }
}
