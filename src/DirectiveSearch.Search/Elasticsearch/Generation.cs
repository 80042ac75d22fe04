using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DirectiveSearch.Search.Elasticsearch;

/// <summary>An index behind the alias, or one that was or will be: alias-000001, alias-000002 …</summary>
/// <param name="Number">0 when the name is none of ours.</param>
/// <param name="Version">Of schema and analysis; null when we did not make it.</param>
internal sealed record Generation(string Name, int Number, long? Version, bool Complete)
{
    public static string NameOf(string alias, int number) => string.Create(CultureInfo.InvariantCulture, $"{alias}-{number:D6}");

    /// <summary>Reads an answer about indices, by their names.</summary>
    public static List<Generation> Read(JsonElement indices, string alias) => [.. indices.EnumerateObject().Select(index => Of(index, alias)).OrderBy(generation => generation.Number)];

    /// <summary>The rule by which generations go: the one in use stays and the complete one before it; older ones go, and unfinished ones that
    /// this version can neither use nor go on with.</summary>
    public static IEnumerable<Generation> Dispensable(IReadOnlyList<Generation> all, Generation live, long version)
    {
        var before = all.LastOrDefault(generation => generation.Complete && generation.Number < live.Number);
        return all.Where(generation => generation.Number > 0 && generation.Version is not null && generation.Name != live.Name && generation.Name != before?.Name
            && (generation.Complete ? generation.Number < live.Number : generation.Version != version));
    }

    private static Generation Of(JsonProperty index, string alias)
    {
        var meta = index.Value.TryGetProperty("mappings", out var mappings) && mappings.TryGetProperty("_meta", out var found)
            ? IndexMapping.ReadMeta(JsonNode.Parse(found.GetRawText())) : null;
        var numbered = index.Name.StartsWith($"{alias}-", StringComparison.Ordinal)
            && int.TryParse(index.Name.AsSpan(alias.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return new Generation(index.Name, numbered, meta?.Version, meta?.Complete ?? false);
    }
}
