using System.Reflection;
using DirectiveSearch.Text;

namespace DirectiveSearch.Crawlers.Fetching;

/// <summary>The Vietnamese sentences of Data/fetch-reasons.tsv: what happened and the way out.</summary>
public static class FetchReasons
{
    private static readonly Dictionary<string, string> Sentences =
        EmbeddedTable.Read(Assembly.GetExecutingAssembly(), "fetch-reasons.tsv").ToDictionary(columns => columns[0], columns => columns[1]);

    public static IReadOnlyCollection<string> Codes => Sentences.Keys;

    public static string Sentence(string code, string? detail) => Sentences[code].Replace("{0}", detail ?? "không rõ chi tiết", StringComparison.Ordinal);
}
