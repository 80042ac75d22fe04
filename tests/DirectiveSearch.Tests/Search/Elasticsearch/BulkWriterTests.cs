using System.Text.Json;
using DirectiveSearch.Search;
using DirectiveSearch.Search.Elasticsearch;
using static DirectiveSearch.Tests.Search.Elasticsearch.GatewayIndex;

namespace DirectiveSearch.Tests.Search.Elasticsearch;

public sealed class BulkWriterTests(SearchServers servers)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("elasticsearch")]
    [InlineData("opensearch")]
    public async Task A_newer_version_stays_and_writing_again_changes_nothing(string engine)
    {
        using var gateway = await GatewayAsync(engine);
        await using var index = await CreateAsync(gateway);
        var writer = index.Writer();

        await writer.WriteAsync(index.Name, [Item("a", 5), Item("b", 1), Item("c", 3), Item("d", 2)], Cancellation);
        var refused = await writer.WriteAsync(
            index.Name, [Item("a", 4, "cũ"), Item("b", 1), Deletion("c", 3), Deletion("d", 1), Deletion("never", 9)], Cancellation);
        await writer.WriteAsync(index.Name, [Item("c", 2), Item("e", 7)], Cancellation);

        Assert.Empty(refused);
        Assert.Equal([("a", 5), ("b", 1), ("d", 2), ("e", 7)], await index.ListAsync());
    }

    [Theory]
    [InlineData("elasticsearch")]
    [InlineData("opensearch")]
    public async Task An_item_that_the_engine_cannot_take_is_refused_with_its_reason_and_the_others_get_in(string engine)
    {
        using var gateway = await GatewayAsync(engine);
        await using var index = await CreateAsync(gateway);
        var wrong = new BulkItem("wrong", 1, json => json.WriteRawValue("""{"unknown":1}"""));
        var tooLong = Item(new string('x', 600), 1);

        var refused = await index.Writer().WriteAsync(index.Name, [Item("a", 1), wrong, Item("b", 1), tooLong, Item("c", 1)], Cancellation);

        Assert.Equal([("a", 1), ("b", 1), ("c", 1)], await index.ListAsync());
        Assert.Equal(["wrong", tooLong.Id], refused.Select(entry => entry.Id).Order(StringComparer.Ordinal));
        Assert.Contains("unknown", refused.Single(entry => entry.Id == "wrong").Reason, StringComparison.Ordinal);
        Assert.Contains("512", refused.Single(entry => entry.Id != "wrong").Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("elasticsearch", false)]
    [InlineData("elasticsearch", true)]
    [InlineData("opensearch", true)]
    public async Task An_index_is_never_created_by_writing(string engine, bool alias)
    {
        using var gateway = await GatewayAsync(engine);
        var writer = new BulkWriter(gateway, new BulkLimits { RequireAlias = alias }, TimeProvider.System);
        var name = $"nowhere-{Guid.NewGuid():N}";

        var missing = await Assert.ThrowsAsync<SearchSetupException>(() => writer.WriteAsync(name, [Item("a", 1)], Cancellation));

        Assert.Contains(name, missing.Message, StringComparison.Ordinal);
        Assert.Equal(404, (await gateway.SendAsync(HttpMethod.Head, $"/{name}", null, Cancellation)).Status);
    }

    [Fact]
    public async Task Batches_are_cut_by_count_bytes_and_age_and_nothing_is_lost_between_them()
    {
        using var gateway = await GatewayAsync("elasticsearch");
        await using var index = await CreateAsync(gateway);
        var items = Enumerable.Range(0, 100).Select(number => Item($"{number:000}", number + 1, new string('ế', number % 100))).ToList();

        foreach (var limits in new[] { new BulkLimits { Items = 7 }, new BulkLimits { Bytes = 900, Parallel = 4 }, new BulkLimits { Age = TimeSpan.Zero, Parallel = 2 } })
        {
            Assert.Empty(await index.Writer(limits).WriteAsync(index.Name, items, Cancellation));
        }

        Assert.Equal(items.Select(item => (item.Id, item.Version)), await index.ListAsync());
    }

    [Fact]
    public async Task Text_arrives_as_it_was_written()
    {
        using var gateway = await GatewayAsync("elasticsearch");
        await using var index = await CreateAsync(gateway);
        const string text = "Đề án \"số 5\"\n</script>\u2028 \U0001D11E \0 ưỡ";

        await index.Writer().WriteAsync(index.Name, [Item("a", 1, text)], Cancellation);

        var held = await gateway.SendAsync(HttpMethod.Get, $"/{index.Name}/_doc/a", null, Cancellation);
        Assert.Equal(text, held.Body.GetProperty("_source").GetProperty("text").GetString());
    }

    private async Task<ElasticsearchGateway> GatewayAsync(string engine) =>
        new(new ElasticsearchOptions([engine == "opensearch" ? await servers.OpenSearchAsync() : await servers.ElasticsearchAsync()]));
}
