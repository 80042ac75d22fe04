using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>How JSON goes to the engine and comes back.</summary>
internal static class GatewayJson
{
    /// <summary>Vietnamese letters go as they are: half the bytes of escapes, and no page ever shows a request.</summary>
    public static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 512 };

    public static ReadOnlyMemory<byte> Body(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, Writing);
        write(writer);
        writer.Flush();
        return buffer.WrittenMemory;
    }

    public static ReadOnlyMemory<byte> Lines(IReadOnlyList<Action<Utf8JsonWriter>> lines)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, Writing);
        foreach (var line in lines) WriteLine(buffer, writer, line);
        return buffer.WrittenMemory;
    }

    public static void WriteLine(ArrayBufferWriter<byte> buffer, Utf8JsonWriter writer, Action<Utf8JsonWriter> line)
    {
        writer.Reset(buffer);
        line(writer);
        writer.Flush();
        buffer.Write("\n"u8);
    }

    /// <summary>Null when the answer is longer.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, int longest, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > longest) return null;
        await using var stream = await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var buffer = new ArrayBufferWriter<byte>((int)Math.Max(content.Headers.ContentLength ?? 0, 4096));
        int read;
        while ((read = await stream.ReadAsync(buffer.GetMemory(4096), cancellation).ConfigureAwait(false)) > 0)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > longest) return null;
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Null when it is no JSON.</summary>
    public static JsonElement? Parse(ReadOnlyMemory<byte> answer)
    {
        try
        {
            return JsonElement.Parse(answer.Span, Reading);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
