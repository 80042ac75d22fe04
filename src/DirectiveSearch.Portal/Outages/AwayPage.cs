namespace DirectiveSearch.Portal.Outages;

/// <summary>What stands in place of a page while what it is made of does not answer.</summary>
/// <param name="Part">Who does not answer.</param>
/// <param name="Query">What was typed; it stays in the search box.</param>
/// <param name="Address">Of the page that was asked for, with its filters.</param>
public sealed record AwayPage(AwayPart Part, string Query, string Address)
{
    /// <summary>After which the page asks again; scripts wait longer and longer from there on.</summary>
    public const int RetrySeconds = 10;

    public string Heading => Part == AwayPart.Index ? "Tìm kiếm đang tạm gián đoạn" : "Cổng tra cứu đang tạm gián đoạn";

    public string NothingLost => Part == AwayPart.Index
        ? "Máy chủ tìm kiếm chưa trả lời. Văn bản trong kho vẫn còn nguyên, không có gì bị mất."
        : "Kho văn bản chưa trả lời. Văn bản trong kho vẫn còn nguyên, không có gì bị mất.";

    /// <summary>Files are asked for by links in pages too; there the browser says that it takes a page.</summary>
    public static bool IsPage(string path, string accept) =>
        accept.Contains("text/html", StringComparison.OrdinalIgnoreCase) || !path.EndsWith(".csv", StringComparison.Ordinal);
}

public enum AwayPart
{
    Index,
    Archive,
}
