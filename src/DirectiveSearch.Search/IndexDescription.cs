namespace DirectiveSearch.Search;

/// <summary>The index in use as operators see it.</summary>
/// <param name="Engine">Product and version: "Elasticsearch 8.19.21".</param>
/// <param name="Generation">Null when there is none yet.</param>
/// <param name="Version">Of its schema and analysis.</param>
/// <param name="Needed">The version that this program reads and writes.</param>
public sealed record IndexDescription(string Engine, string? Generation, long? Version, long Needed, long Documents);
