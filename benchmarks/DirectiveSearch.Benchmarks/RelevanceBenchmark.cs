using System.Text.Json;
using DirectiveSearch.Search;
using DirectiveSearch.Search.Sqlite;
using DirectiveSearch.Text;

namespace DirectiveSearch.Benchmarks;

/// <summary>How high the right article stands for questions with known answers, typed with accents and without.</summary>
internal static class RelevanceBenchmark
{
    private sealed record Article(string Id, string Text);

    private sealed record Question(string Text, IReadOnlyList<string> Relevant);

    public static async Task RunAsync(string articlesFile, string questionsFile)
    {
        var folder = Directory.CreateTempSubdirectory("relevance").FullName;
        var index = await SqliteSearchIndex.OpenAsync(folder, CancellationToken.None);
        await index.WriteAsync([.. Read<Article>(articlesFile).Select(Entry)], CancellationToken.None);
        var questions = Read<Question>(questionsFile).ToList();
        foreach (var (name, typed) in new (string, Func<string, string>)[] { ("with accents", text => text), ("without accents", text => Folding.Fold(TextNormalizer.Normalize(text).Text)) })
        {
            var ranks = new List<int>();
            foreach (var question in questions) ranks.Add(await RankAsync(index, typed(question.Text), question.Relevant));
            var reciprocal = ranks.Average(rank => rank == 0 ? 0 : 1.0 / rank);
            Console.WriteLine($"{name,-16} MRR {reciprocal:F3}  R@1 {Share(ranks, 1):F3}  R@10 {Share(ranks, 10):F3}  ({ranks.Count} questions)");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static double Share(List<int> ranks, int depth) => (double)ranks.Count(rank => rank > 0 && rank <= depth) / ranks.Count;

    private static async Task<int> RankAsync(SqliteSearchIndex index, string typed, IReadOnlyList<string> relevant)
    {
        var words = string.Join(' ', Tokenizer.Tokenize(TextNormalizer.Normalize(typed).Text).Select(token => token.Exact));
        var query = QueryParser.Parse(words).Query ?? SearchQuery.Everything;
        var result = await index.SearchAsync(new SearchRequest(query, [], SearchSort.Relevance, 0, 100, []), CancellationToken.None);
        return result.Hits.Select(hit => hit.Id).TakeWhile(id => !relevant.Contains(id)).Count() is var before && before < result.Hits.Count ? before + 1 : 0;
    }

    private static IndexEntry Entry(Article article) => new(
        article.Id, 1, article.Text.Split('\n')[0], null, null, [], TextNormalizer.Normalize(article.Text).Text, 0, new Dictionary<FacetField, IReadOnlyList<string>>());

    private static IEnumerable<T> Read<T>(string file) =>
        File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web)!);
}
