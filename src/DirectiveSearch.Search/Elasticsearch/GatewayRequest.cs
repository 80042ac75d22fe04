using System.Net.Http.Headers;

namespace DirectiveSearch.Search.Elasticsearch;

/// <param name="Body">Kept by the caller until the answer is there: a repetition sends it again.</param>
internal sealed record GatewayRequest(HttpMethod Method, string Path, ReadOnlyMemory<byte>? Body, string ContentType)
{
    public const string Lines = "application/x-ndjson";

    /// <summary>The caller takes 429 and write blocks as answers and repeats by itself.</summary>
    public bool ReturnBusy { get; init; }

    /// <summary>An answer beyond this many bytes is not read.</summary>
    public int LongestAnswer { get; init; } = 128 * 1024 * 1024;

    /// <summary>Sees the headers of every answer.</summary>
    public Action<HttpResponseHeaders>? Headers { get; init; }
}

/// <summary>A try that failed and may be made again.</summary>
/// <param name="message">In Vietnamese, what happened, without the address.</param>
internal sealed class GatewayFailure(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The node itself fails: it rests, and the next is asked.</summary>
    public bool OfNode { get; init; }

    /// <summary>The node has too much to do: sent elsewhere, the request would only spread the load.</summary>
    public bool Busy { get; init; }

    /// <summary>It took all of its time: asking the same node again only adds to its load.</summary>
    public bool Late { get; init; }
}
