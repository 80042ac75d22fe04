using System.Text.Json;
using DirectiveSearch.Cli.Verbs;
using DirectiveSearch.Search;
using DirectiveSearch.Search.Evaluation;
using DirectiveSearch.Text;

namespace DirectiveSearch.Cli.Evaluation;

/// <summary>Texts and questions with known answers: articles.jsonl with {id, text} and questions.jsonl with {id, text, relevant} on each line.</summary>
internal sealed record RetrievalCorpus(IReadOnlyList<IndexEntry> Entries, IReadOnlyList<RelevanceQuestion> Questions)
{
    private sealed record Line(string? Id, string? Text, IReadOnlyList<string>? Relevant);

    /// <exception cref="CallException">A file is missing, or a line cannot be read.</exception>
    public static RetrievalCorpus Read(string folder)
    {
        if (!Directory.Exists(folder)) throw new CallException(ExitCode.WrongCall, $"Không có thư mục {folder}.");
        var articles = Lines(Path.Combine(folder, "articles.jsonl")).Select(line => Entry(line.Id!, line.Text!)).ToList();
        var questionsFile = Path.Combine(folder, "questions.jsonl");
        var questions = Lines(questionsFile).Select(line => new RelevanceQuestion(line.Id!, line.Text!, line.Relevant ?? [])).ToList();
        var known = articles.Select(article => article.Id).ToHashSet();
        foreach (var question in questions)
        {
            if (question.Relevant.FirstOrDefault(id => !known.Contains(id)) is { } missing)
                throw new CallException(ExitCode.Failed, $"{questionsFile}: câu hỏi {question.Id} có đáp án {missing} không có trong articles.jsonl.");
        }

        return new RetrievalCorpus(articles, questions);
    }

    private static IEnumerable<Line> Lines(string file)
    {
        var number = 0;
        foreach (var json in TextFile.Read(file).Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(json)) continue;
            yield return Parse(json) is { Id.Length: > 0, Text: not null } line ? line
                : throw new CallException(ExitCode.Failed, $"{file}, dòng {number}: cần một đối tượng JSON có id và text.");
        }
    }

    private static Line? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(json, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IndexEntry Entry(string id, string text)
    {
        var body = TextNormalizer.Normalize(text).Text;
        return new IndexEntry(id, 1, body.Split('\n')[0], null, null, [], body, 0, new Dictionary<FacetField, IReadOnlyList<string>>());
    }
}
