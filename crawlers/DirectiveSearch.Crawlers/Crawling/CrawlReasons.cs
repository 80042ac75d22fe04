using System.Reflection;
using DirectiveSearch.Text;

namespace DirectiveSearch.Crawlers.Crawling;

/// <summary>The Vietnamese sentences of Data/crawl-reasons.tsv: alarms, and why a run stopped before its end.</summary>
public static class CrawlReasons
{
    private static readonly Dictionary<string, string> Sentences =
        EmbeddedTable.Read(Assembly.GetExecutingAssembly(), "crawl-reasons.tsv").ToDictionary(columns => columns[0], columns => columns[1]);

    public static IReadOnlyCollection<string> Codes => Sentences.Keys;

    public static string Sentence(string code, string detail = "") => Sentences[code].Replace("{0}", detail, StringComparison.Ordinal);
}
