using System.Net;
using System.Net.Sockets;
using DirectiveSearch.Search;
using DirectiveSearch.Search.Elasticsearch;
using Microsoft.AspNetCore.Http;

namespace DirectiveSearch.Tests.Search.Elasticsearch;

public sealed class GatewayFailoverTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("502")]
    [InlineData("503")]
    [InlineData("504")]
    [InlineData("hangs")]
    [InlineData("drops")]
    [InlineData("closed")]
    public async Task The_next_node_answers_for_one_that_fails_and_the_failed_one_is_left_alone(string failure)
    {
        await using var bad = await StubNode.StartAsync(failure switch
        {
            "hangs" => StubNode.Hangs,
            "drops" => StubNode.Drops,
            "closed" => StubNode.Answers(200),
            _ => StubNode.Answers(int.Parse(failure), "<html>no backend</html>", "text/html"),
        });
        await using var good = await StubNode.StartAsync(StubNode.Answers(200, """{"good":true}"""));
        var first = failure == "closed" ? Closed() : bad.Address;
        using var gateway = new ElasticsearchGateway(new ElasticsearchOptions([first, good.Address]) { RequestTime = TimeSpan.FromSeconds(failure == "hangs" ? 0.5 : 5) });

        for (var request = 0; request < 4; request++)
        {
            var answer = await gateway.SendAsync(HttpMethod.Post, "/any/_search", null, Cancellation);
            Assert.True(answer.Body.GetProperty("good").GetBoolean());
        }

        Assert.Equal(4, good.Asked.Count);
        Assert.InRange(bad.Asked.Count, failure == "closed" ? 0 : 1, 2);
    }

    [Fact]
    public async Task A_node_that_is_too_busy_is_asked_again_and_no_other()
    {
        var times = 0;
        await using var busy = await StubNode.StartAsync(context => StubNode.Answers(Interlocked.Increment(ref times) < 3 ? 429 : 200)(context));
        await using var other = await StubNode.StartAsync(StubNode.Answers(200));
        using var gateway = new ElasticsearchGateway(new ElasticsearchOptions([busy.Address, other.Address]));

        Assert.Equal(200, (await gateway.SendAsync(HttpMethod.Get, "/a", null, Cancellation)).Status);

        Assert.Equal((3, 0), (busy.Asked.Count, other.Asked.Count));
    }

    [Fact]
    public async Task When_no_node_answers_the_error_names_each_with_its_failure_after_a_bounded_number_of_tries()
    {
        await using var first = await StubNode.StartAsync(StubNode.Answers(503, """{"error":{"type":"master_not_discovered_exception","reason":"no master"}}"""));
        await using var second = await StubNode.StartAsync(StubNode.Drops);
        using var gateway = new ElasticsearchGateway(new ElasticsearchOptions([first.Address, second.Address]));

        var unavailable = await Assert.ThrowsAsync<SearchUnavailableException>(() => gateway.SendAsync(HttpMethod.Get, "/a", null, Cancellation));

        Assert.Equal((2, 2), (first.Asked.Count, second.Asked.Count));
        Assert.Contains(first.Address.Authority, unavailable.Message, StringComparison.Ordinal);
        Assert.Contains("no master", unavailable.Message, StringComparison.Ordinal);
        Assert.Contains(second.Address.Authority, unavailable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_node_that_hangs_is_asked_once_within_the_time_for_a_request()
    {
        await using var node = await StubNode.StartAsync(StubNode.Hangs);
        using var gateway = new ElasticsearchGateway(new ElasticsearchOptions([node.Address]) { RequestTime = TimeSpan.FromSeconds(0.3) });

        var unavailable = await Assert.ThrowsAsync<SearchUnavailableException>(() => gateway.SendAsync(HttpMethod.Get, "/a", null, Cancellation));

        Assert.Single(node.Asked);
        Assert.Contains("0.3 giây", unavailable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_given_up_by_its_caller_is_cancelled_not_failed()
    {
        await using var node = await StubNode.StartAsync(StubNode.Hangs);
        using var gateway = new ElasticsearchGateway(new ElasticsearchOptions([node.Address]));
        using var given = new CancellationTokenSource(TimeSpan.FromSeconds(0.2));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gateway.SendAsync(HttpMethod.Get, "/a", null, given.Token));
    }

    [Fact]
    public async Task An_error_inside_the_engine_is_tried_elsewhere_and_then_unavailable()
    {
        await using var node = await StubNode.StartAsync(StubNode.Answers(500, """{"error":{"type":"null_pointer_exception","reason":"inside"}}"""));
        using var gateway = new ElasticsearchGateway(new ElasticsearchOptions([node.Address]));

        var unavailable = await Assert.ThrowsAsync<SearchUnavailableException>(() => gateway.SendAsync(HttpMethod.Get, "/a", null, Cancellation));

        Assert.Contains("null_pointer_exception: inside", unavailable.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(409)]
    public async Task What_the_caller_asked_wrongly_is_its_to_decide(int status)
    {
        await using var node = await StubNode.StartAsync(StubNode.Answers(status, """{"error":{"type":"t","reason":"r"}}"""));
        using var gateway = new ElasticsearchGateway(new ElasticsearchOptions([node.Address]));

        Assert.Equal(status, (await gateway.SendAsync(HttpMethod.Get, "/a", null, Cancellation)).Status);

        Assert.Single(node.Asked);
    }

    [Theory]
    [InlineData(200, "<html>Đăng nhập</html>", "text/html", "Đăng nhập")]
    [InlineData(404, "not here", "text/plain", "not here")]
    [InlineData(302, "", "text/plain", "HTTP 302")]
    [InlineData(200, "", "application/json", "HTTP 200")]
    [InlineData(200, """{"cut":""", "application/json", "cut")]
    public async Task What_is_no_answer_of_an_engine_is_named_with_its_address(int status, string body, string type, string shown)
    {
        await using var node = await StubNode.StartAsync(StubNode.Answers(status, body, type));
        using var gateway = new ElasticsearchGateway(new ElasticsearchOptions([node.Address]));

        var wrong = await Assert.ThrowsAsync<SearchSetupException>(() => gateway.SendAsync(HttpMethod.Get, "/a?secret=1", null, Cancellation));

        Assert.Contains(node.Address.Authority, wrong.Message, StringComparison.Ordinal);
        Assert.Contains(shown, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_without_end_is_not_read(bool announced)
    {
        await using var node = await StubNode.StartAsync(async context =>
        {
            if (announced) context.Response.ContentLength = 10_000_000;
            for (var part = 0; part < 100; part++) await context.Response.WriteAsync(new string(' ', 100_000));
        });
        using var gateway = new ElasticsearchGateway(new ElasticsearchOptions([node.Address]));
        var request = new GatewayRequest(HttpMethod.Get, "/a", null, "application/json") { LongestAnswer = 1024 * 1024 };

        var wrong = await Assert.ThrowsAsync<SearchSetupException>(() => gateway.SendAsync(request, Cancellation));

        Assert.Contains("1 MB", wrong.Message, StringComparison.Ordinal);
    }

    private static Uri Closed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
