using System.Text.Json;

namespace DirectiveSearch.Search.Elasticsearch;

/// <param name="Version">An older one never overwrites a newer one; 0 or more.</param>
/// <param name="Document">Writes the document as one JSON value; null deletes.</param>
internal sealed record BulkItem(string Id, long Version, Action<Utf8JsonWriter>? Document);

/// <summary>When a bulk request is sent, and how long failed items are tried again.</summary>
internal sealed record BulkLimits
{
    public int Items { get; init; } = 1000;
    public int Bytes { get; init; } = 5 * 1024 * 1024;

    /// <summary>Looked at when an item comes: none waits longer for those behind it.</summary>
    public TimeSpan Age { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Requests under way at once.</summary>
    public int Parallel { get; init; } = 3;

    /// <summary>How long a request is repeated without any item of it getting in.</summary>
    public TimeSpan RetryTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The index is an alias: the engine itself refuses to create an index of its name. Else, a generation's own name:
    /// it is looked for before the first request, and the run stops when it is not there.</summary>
    public bool RequireAlias { get; init; }
}
