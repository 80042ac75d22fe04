namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>How to reach Elasticsearch or OpenSearch, as the operator states it.</summary>
/// <param name="Urls">The nodes, http or https; a path before the engine's own is allowed, a user or password inside is not.</param>
public sealed record ElasticsearchOptions(IReadOnlyList<Uri> Urls)
{
    /// <summary>The alias that is searched; generations are named after it.</summary>
    public string Index { get; init; } = "directivesearch";

    public string? User { get; init; }
    public string? Password { get; init; }

    /// <summary>As the engine encodes it, or id:key.</summary>
    public string? ApiKey { get; init; }

    /// <summary>SHA-256, in hex, of the server's certificate or of the authority that signed it; null: what the system trusts.</summary>
    public string? CertificateFingerprint { get; init; }

    public int Shards { get; init; } = 1;

    /// <summary>Null: one copy as soon as there is a second node (auto_expand_replicas 0-1), so that a single node is green.</summary>
    public int? Replicas { get; init; }

    /// <summary>How long one request to one node may take; a request with its repetitions never takes more than twice this.</summary>
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Without secrets: settings get into logs.</summary>
    public override string ToString() => $"{string.Join(", ", Urls.Select(url => url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)))}, {Index}";
}
