using System.Buffers;
using System.Text.Json;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>Items as the lines that they are sent as.</summary>
internal sealed class BulkBatch(long started)
{
    private readonly ArrayBufferWriter<byte> lines = new(64 * 1024);
    private readonly List<BulkLine> items = [];

    /// <summary>Timestamp of its beginning.</summary>
    public long Started { get; } = started;

    public IReadOnlyList<BulkLine> Items => items;

    public ReadOnlyMemory<byte> Lines => lines.WrittenMemory;

    /// <param name="writer">With the gateway's settings; used for one item after the other.</param>
    public void Add(BulkItem item, Utf8JsonWriter writer)
    {
        var start = lines.WrittenCount;
        GatewayJson.WriteLine(lines, writer, json => WriteAction(json, item));
        if (item.Document is { } document) GatewayJson.WriteLine(lines, writer, document);
        items.Add(new BulkLine(item.Id, item.Document is null, start, lines.WrittenCount - start));
    }

    /// <summary>Some of its items, in the same order.</summary>
    public BulkBatch Of(IReadOnlyList<BulkLine> some)
    {
        var batch = new BulkBatch(Started);
        foreach (var item in some)
        {
            batch.items.Add(item with { Start = batch.lines.WrittenCount });
            batch.lines.Write(Lines.Span.Slice(item.Start, item.Length));
        }

        return batch;
    }

    private static void WriteAction(Utf8JsonWriter json, BulkItem item)
    {
        json.WriteStartObject();
        json.WriteStartObject(item.Document is null ? "delete" : "index");
        json.WriteString("_id", item.Id);
        json.WriteNumber("version", item.Version);
        json.WriteString("version_type", "external_gte");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}

/// <param name="Start">Of its lines within the batch, in bytes.</param>
internal sealed record BulkLine(string Id, bool Deletes, int Start, int Length);
