using System.Collections.Concurrent;
using System.Text.Json;
using DirectiveSearch.Search;
using DirectiveSearch.Search.Elasticsearch;
using Microsoft.AspNetCore.Http;
using static DirectiveSearch.Tests.Search.Elasticsearch.GatewayIndex;

namespace DirectiveSearch.Tests.Search.Elasticsearch;

/// <summary>What becomes of items that a server answers as the test says.</summary>
public sealed class BulkRetryTests
{
    private static readonly BulkLimits Short = new() { RequireAlias = true, RetryTime = TimeSpan.FromSeconds(0.5) };

    /// <summary>Where the end does not come by time, however busy the machine is.</summary>
    private static readonly BulkLimits Patient = Short with { RetryTime = TimeSpan.FromSeconds(30) };

    /// <summary>How often each item came.</summary>
    private readonly ConcurrentDictionary<string, int> came = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_the_items_that_were_turned_away_come_again()
    {
        var items = Enumerable.Range(0, 60).Select(number => Item($"{number}", 1)).ToList();

        var refused = await WriteAsync(Patient, items, id => int.Parse(id) % 3 == 0 && came[id] < 3 ? 429 : 201);

        Assert.Empty(refused);
        Assert.All(items, item => Assert.Equal(int.Parse(item.Id) % 3 == 0 ? 3 : 1, came[item.Id]));
    }

    [Fact]
    public async Task An_item_that_breaks_the_engine_is_refused_after_a_few_tries_and_the_others_are_in()
    {
        var refused = await WriteAsync(Patient, [Item("a", 1), Item("poison", 1), Item("b", 1)], id => id == "poison" ? 500 : 201);

        Assert.Equal("poison", Assert.Single(refused).Id);
        Assert.Equal((1, 4, 1), (came["a"], came["poison"], came["b"]));
    }

    [Fact]
    public async Task When_the_time_for_repetitions_is_spent_the_index_is_unavailable_and_says_why()
    {
        var unavailable = await Assert.ThrowsAsync<SearchUnavailableException>(() => WriteAsync(Short, [Item("a", 1), Item("b", 1)], id => id == "b" ? 503 : 201));

        Assert.Contains("HTTP 503", unavailable.Message, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1", unavailable.Message, StringComparison.Ordinal);
        Assert.Equal(1, came["a"]);
        Assert.True(came["b"] > 2);
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_halved_until_only_what_is_too_large_by_itself_is_refused()
    {
        var items = Enumerable.Range(0, 40).Select(number => Item($"{number}", 1, new string('a', number == 17 ? 9000 : 200))).ToList();

        await using var node = await StubNode.StartAsync(context => context.Request.ContentLength > 3000
            ? StubNode.Answers(413, "<html>413 Request Entity Too Large</html>", "text/html")(context)
            : AnswerAsync(context, _ => 201));
        var refused = await WriteAsync(node, Short, items);

        Assert.Equal("17", Assert.Single(refused).Id);
        Assert.Contains("quá lớn", refused[0].Reason, StringComparison.Ordinal);
        Assert.All(items.Where(item => item.Id != "17"), item => Assert.Equal(1, came[item.Id]));
    }

    [Fact]
    public async Task A_server_that_does_not_account_for_every_item_is_not_believed()
    {
        await using var node = await StubNode.StartAsync(StubNode.Answers(200, """{"items":[{"index":{"status":201}}]}"""));

        await Assert.ThrowsAsync<SearchUnavailableException>(() => WriteAsync(node, Short, [Item("a", 1), Item("b", 1)]));
    }

    [Fact]
    public async Task An_account_that_may_not_write_ends_the_run_at_once()
    {
        var pulled = 0;
        IEnumerable<BulkItem> Endless()
        {
            while (true) yield return Item($"{pulled++}", 1);
        }

        await Assert.ThrowsAsync<SearchSetupException>(() => WriteAsync(Short with { Items = 10, Parallel = 2 }, Endless(), _ => 403));

        Assert.InRange(pulled, 10, 100);
    }

    [Fact]
    public async Task A_few_requests_are_under_way_at_once_and_no_more()
    {
        using var both = new Barrier(2);
        var (now, most) = (0, 0);
        await using var node = await StubNode.StartAsync(async context =>
        {
            var under = Interlocked.Increment(ref now);
            lock (both) most = Math.Max(most, under);
            await Task.Run(() => both.SignalAndWait(TimeSpan.FromSeconds(10)));
            Interlocked.Decrement(ref now);
            await AnswerAsync(context, _ => 201);
        });

        await WriteAsync(node, Short with { Items = 1, Parallel = 2 }, [.. Enumerable.Range(0, 10).Select(number => Item($"{number}", 1))]);

        Assert.Equal(2, most);
        Assert.Equal(10, came.Count);
    }

    private async Task<IReadOnlyList<RefusedEntry>> WriteAsync(BulkLimits limits, IEnumerable<BulkItem> items, Func<string, int> status)
    {
        await using var node = await StubNode.StartAsync(context => AnswerAsync(context, status));
        return await WriteAsync(node, limits, items);
    }

    private static async Task<IReadOnlyList<RefusedEntry>> WriteAsync(StubNode node, BulkLimits limits, IEnumerable<BulkItem> items)
    {
        using var gateway = new ElasticsearchGateway(new ElasticsearchOptions([node.Address]));
        return await new BulkWriter(gateway, limits, TimeProvider.System).WriteAsync("directivesearch", items, Cancellation);
    }

    private async Task AnswerAsync(HttpContext context, Func<string, int> status)
    {
        Assert.Equal("true", context.Request.Query["require_alias"]);
        using var reader = new StreamReader(context.Request.Body);
        var answers = new List<string>();
        while (await reader.ReadLineAsync() is { } line)
        {
            if (!JsonElement.Parse(line).TryGetProperty("index", out var action)) continue;
            Assert.Equal("external_gte", action.GetProperty("version_type").GetString());
            var id = action.GetProperty("_id").GetString()!;
            came.AddOrUpdate(id, 1, (_, times) => times + 1);
            var decided = status(id);
            answers.Add(decided < 300 ? $$"""{"index":{"status":{{decided}} } }""" : $$"""{"index":{"status":{{decided}},"error":{"type":"some_exception","reason":"r"} } }""");
        }

        await StubNode.Answers(200, $$"""{"items":[{{string.Join(',', answers)}}]}""")(context);
    }
}
