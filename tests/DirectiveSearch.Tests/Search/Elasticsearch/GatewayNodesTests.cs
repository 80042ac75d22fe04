using DirectiveSearch.Search.Elasticsearch;

namespace DirectiveSearch.Tests.Search.Elasticsearch;

public sealed class GatewayNodesTests
{
    private static readonly Uri A = new("http://a:9200");
    private static readonly Uri B = new("http://b:9200");
    private static readonly Uri C = new("http://c:9200");

    private readonly ManualTime time = new();

    [Fact]
    public void Nodes_take_turns() => Assert.Equal([A, B, C, A], Take(new GatewayNodes([A, B, C], time), 4));

    [Fact]
    public void A_failed_node_rests_and_one_request_tries_it_again()
    {
        var nodes = new GatewayNodes([A, B], time);
        nodes.Failed(A);

        Assert.Equal([B, B, B], Take(nodes, 3));
        time.Pass(TimeSpan.FromSeconds(1.1));
        Assert.Single(Take(nodes, 4), A);

        nodes.Answered(A);
        Assert.Equal(2, Take(nodes, 4).Count(node => node == A));
    }

    [Fact]
    public void It_rests_longer_each_time_up_to_a_minute()
    {
        var nodes = new GatewayNodes([A, B], time);
        var rests = new List<int>();
        for (var failure = 0; failure < 9; failure++)
        {
            nodes.Failed(A);
            var rest = 0;
            while (!Take(nodes, 2).Contains(A))
            {
                time.Pass(TimeSpan.FromSeconds(1));
                rest++;
            }

            rests.Add(rest);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60, 60], rests);
    }

    [Fact]
    public void When_all_rest_the_one_that_is_due_first_is_asked_and_one_request_asks_each()
    {
        var nodes = new GatewayNodes([A, B, C], time);
        nodes.Failed(B);
        time.Pass(TimeSpan.FromSeconds(0.2));
        nodes.Failed(A);
        nodes.Failed(C);

        Assert.Equal(B, nodes.Next([]));
        var second = nodes.Next([B]);
        Assert.Equal([A, C], new[] { second, nodes.Next([B, second]) }.OrderBy(node => node.Host));
    }

    private static List<Uri> Take(GatewayNodes nodes, int count) => [.. Enumerable.Range(0, count).Select(_ => nodes.Next([]))];

    private sealed class ManualTime : TimeProvider
    {
        private long now = 1;

        public override long TimestampFrequency => 1000;

        public void Pass(TimeSpan span) => now += (long)span.TotalMilliseconds;

        public override long GetTimestamp() => now;
    }
}
