namespace DirectiveSearch.Portal.Outages;

/// <summary>What stands in place of a page while the index does not answer.</summary>
/// <param name="Query">What was typed; it stays in the search box.</param>
/// <param name="Address">Of the page that was asked for, with its filters.</param>
public sealed record AwayPage(string Query, string Address)
{
    /// <summary>After which the page asks again; scripts wait longer and longer from there on.</summary>
    public const int RetrySeconds = 10;

    public const string Heading = "Tìm kiếm đang tạm gián đoạn";

    public const string NothingLost = "Máy chủ tìm kiếm chưa trả lời. Văn bản trong kho vẫn còn nguyên, không có gì bị mất.";

    /// <summary>Files are asked for by links in pages too; there the browser says that it takes a page.</summary>
    public static bool IsPage(string path, string accept) =>
        accept.Contains("text/html", StringComparison.OrdinalIgnoreCase) || !path.EndsWith(".csv", StringComparison.Ordinal);
}
