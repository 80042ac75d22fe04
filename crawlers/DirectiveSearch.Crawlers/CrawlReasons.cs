using System.Reflection;
using DirectiveSearch.Text;

namespace DirectiveSearch.Crawlers;

/// <summary>The Vietnamese sentences of Data/crawl-reasons.tsv: what happened and the way out.</summary>
public static class CrawlReasons
{
    private static readonly Dictionary<string, string> Sentences =
        EmbeddedTable.Read(Assembly.GetExecutingAssembly(), "crawl-reasons.tsv").ToDictionary(columns => columns[0], columns => columns[1]);

    public static IReadOnlyCollection<string> Codes => Sentences.Keys;

    /// <param name="detail">Fills the blank of the sentence.</param>
    public static string Sentence(string code, string? detail = null) => Sentences[code].Replace("{0}", detail ?? "không rõ chi tiết", StringComparison.Ordinal);
}
