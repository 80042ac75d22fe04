namespace DirectiveSearch.Portal.Pages.Drawings;

public enum NodeKind
{
    Unit,
    Document,
    Instrument,
    /// <summary>What the page is about.</summary>
    Centre,
}

/// <param name="Ghost">Cited, but its text is not held: drawn hollow.</param>
/// <param name="Count">Documents; sizes the node.</param>
public sealed record GraphNode(string Id, string Label, NodeKind Kind, bool Ghost, int Count, string Link);

/// <param name="Role">Code of the relation.</param>
public sealed record GraphEdge(string Source, string Target, string Role, int Count);

/// <summary>Who cites what (partial _Graph): units or documents on one side, instruments on the other.</summary>
/// <param name="Id">Unique on the page.</param>
public sealed record Graph(string Id, string Label, IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges, bool Small = false);

public sealed record PlacedNode(GraphNode Node, double X, double Y, double Radius, bool Left, string Label);

public sealed record PlacedEdge(GraphEdge Edge, string Path);

/// <summary>The graph in two columns, as it is drawn without scripts: who cites on the left, what is cited on the right.</summary>
public sealed record GraphDrawing(double Width, double Height, IReadOnlyList<PlacedNode> Nodes, IReadOnlyList<PlacedEdge> Edges)
{
    private const double Row = 27;
    private const double LeftX = 330;
    private const double RightX = 620;
    private const int LongestLabel = 46;

    public static GraphDrawing Of(Graph graph)
    {
        var left = graph.Nodes.Where(node => node.Kind is NodeKind.Unit or NodeKind.Document).ToList();
        var right = graph.Nodes.Where(node => node.Kind is NodeKind.Instrument or NodeKind.Centre).ToList();
        var height = (Math.Max(left.Count, right.Count) * Row) + 10;
        var placed = Column(left, LeftX, height, true).Concat(Column(right, RightX, height, false)).ToList();
        var byId = placed.ToDictionary(node => node.Node.Id);
        return new GraphDrawing(
            950, height, placed,
            [.. graph.Edges.Where(edge => byId.ContainsKey(edge.Source) && byId.ContainsKey(edge.Target)).Select(edge => new PlacedEdge(edge, Curve(byId[edge.Source], byId[edge.Target])))]);
    }

    private static IEnumerable<PlacedNode> Column(List<GraphNode> nodes, double x, double height, bool left)
    {
        var step = height / Math.Max(1, nodes.Count);
        return nodes.Select((node, index) => new PlacedNode(node, x, (index + .5) * step, Math.Min(10, 3.5 + (1.5 * Math.Sqrt(node.Count))), left, Short(node.Label)));
    }

    private static string Curve(PlacedNode from, PlacedNode to)
    {
        var bend = (to.X - from.X) * .45;
        return FormattableString.Invariant($"M{from.X:0.#} {from.Y:0.#}C{from.X + bend:0.#} {from.Y:0.#} {to.X - bend:0.#} {to.Y:0.#} {to.X:0.#} {to.Y:0.#}");
    }

    private static string Short(string label) => label.Length <= LongestLabel ? label : label[..(LongestLabel - 1)].TrimEnd() + "…";
}
