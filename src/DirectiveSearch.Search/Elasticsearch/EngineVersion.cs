using System.Globalization;
using System.Text.Json;

namespace DirectiveSearch.Search.Elasticsearch;

internal enum EngineProduct
{
    Elasticsearch,
    OpenSearch,
}

/// <param name="Number">As the engine states it: 8.19.21.</param>
internal sealed record EngineVersion(EngineProduct Product, int Major, string Number)
{
    private const string Allowed = "DirectiveSearch dùng được với Elasticsearch 8, 9 và OpenSearch 2, 3";

    /// <summary>Reads the answer to GET /.</summary>
    /// <exception cref="SearchSetupException">Another product, or a version that is not supported.</exception>
    public static EngineVersion Read(string address, JsonElement body)
    {
        if (Text(body, "version", "number") is not { } number || ProductOf(body) is not { } product)
        {
            throw new SearchSetupException(
                $"Máy chủ tại {address} không tự nhận là Elasticsearch hay OpenSearch. {Allowed}; hãy kiểm tra địa chỉ.");
        }

        var known = int.TryParse(number.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major);
        if (known && Supported(product, major)) return new EngineVersion(product, major, number);
        throw new SearchSetupException($"Máy chủ tại {address} là {product} {number}. {Allowed}; hãy dùng một trong các phiên bản đó.");
    }

    private static bool Supported(EngineProduct product, int major) => product switch
    {
        EngineProduct.Elasticsearch => major is 8 or 9,
        _ => major is 2 or 3,
    };

    private static EngineProduct? ProductOf(JsonElement body)
    {
        var tagline = Text(body, "tagline") ?? "";
        if (Text(body, "version", "distribution") == "opensearch" || tagline.Contains("OpenSearch", StringComparison.Ordinal)) return EngineProduct.OpenSearch;
        return tagline == "You Know, for Search" ? EngineProduct.Elasticsearch : null;
    }

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }
}
