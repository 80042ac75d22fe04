namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>Takes turns among the nodes. One that failed rests for a growing while; then a single request tries it again.</summary>
internal sealed class GatewayNodes(IReadOnlyList<Uri> addresses, TimeProvider time)
{
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    private readonly Node[] nodes = [.. addresses.Select(address => new Node(address))];
    private readonly Lock turns = new();
    private int turn;

    public int Count => nodes.Length;

    /// <summary>The next node that does not rest, one that was not tried yet before others; when all rest, the one that has rested enough first.</summary>
    public Uri Next(IReadOnlyCollection<Uri> tried)
    {
        lock (turns)
        {
            var now = time.GetTimestamp();
            var inTurn = Enumerable.Range(turn, nodes.Length).Select(index => nodes[index % nodes.Length]).ToList();
            turn = (turn + 1) % nodes.Length;
            var chosen = inTurn.OrderBy(node => tried.Contains(node.Address)).ThenBy(node => Math.Max(node.RestsUntil, now)).First();
            if (chosen.Failures > 0) chosen.RestsUntil = Later(now, chosen.Failures);
            return chosen.Address;
        }
    }

    public void Answered(Uri address)
    {
        lock (turns)
        {
            var node = Of(address);
            node.Failures = 0;
            node.RestsUntil = 0;
        }
    }

    public void Failed(Uri address)
    {
        lock (turns)
        {
            var node = Of(address);
            node.Failures++;
            node.RestsUntil = Later(time.GetTimestamp(), node.Failures);
        }
    }

    private long Later(long now, int failures)
    {
        var rest = FirstRest * Math.Pow(2, Math.Min(failures - 1, 10));
        return now + (long)((rest < LongestRest ? rest : LongestRest).TotalSeconds * time.TimestampFrequency);
    }

    private Node Of(Uri address) => Array.Find(nodes, node => node.Address == address)!;

    private sealed class Node(Uri address)
    {
        public Uri Address { get; } = address;
        public int Failures { get; set; }
        public long RestsUntil { get; set; }
    }
}
