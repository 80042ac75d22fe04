using System.Text.Json;
using DirectiveSearch.Cli.Verbs;
using DirectiveSearch.Directives;
using DirectiveSearch.Search;
using DirectiveSearch.Search.Evaluation;
using DirectiveSearch.Text;

namespace DirectiveSearch.Cli.Evaluation;

/// <summary>Texts and questions with known answers: either articles.jsonl with {id, text} and questions.jsonl with {id, text, relevant} on
/// each line of a folder; or a table of queries with the names of the files that answer them, and the folders where these stand.</summary>
internal sealed record RetrievalCorpus(IReadOnlyList<IndexEntry> Entries, IReadOnlyList<RelevanceQuestion> Questions)
{
    private sealed record Line(string? Id, string? Text, IReadOnlyList<string>? Relevant);

    /// <param name="path">The folder, or the table.</param>
    /// <param name="texts">For a table: the folders with the files.</param>
    /// <exception cref="CallException">A file is missing, or a line cannot be read.</exception>
    public static RetrievalCorpus Read(string path, IReadOnlyList<string> texts)
    {
        if (Directory.Exists(path)) return ReadFolder(path);
        return texts.Count > 0 ? ReadTable(path, texts) : throw new CallException(ExitCode.WrongCall, $"Không có thư mục {path}. Nếu đó là bảng câu tìm, chỉ thư mục chứa văn bản bằng --texts.");
    }

    private static RetrievalCorpus ReadFolder(string folder)
    {
        var articles = Lines(Path.Combine(folder, "articles.jsonl")).Select(line => Entry(line.Id!, line.Text!)).ToList();
        var questionsFile = Path.Combine(folder, "questions.jsonl");
        var questions = Lines(questionsFile).Select(line => new RelevanceQuestion(line.Id!, line.Text!, line.Relevant ?? [])).ToList();
        return Checked(questionsFile, new RetrievalCorpus(articles, questions));
    }

    private static RetrievalCorpus ReadTable(string file, IReadOnlyList<string> folders)
    {
        if (folders.FirstOrDefault(folder => !Directory.Exists(folder)) is { } missing) throw new CallException(ExitCode.WrongCall, $"Không có thư mục {missing}.");
        var entries = folders.SelectMany(Directory.GetFiles).Order(StringComparer.Ordinal).Select(Document).ToList();
        var rows = TextFile.Read(file).Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.TrimEnd('\r').Split('\t')).ToList();
        if (rows.Find(row => row.Length != 2) is { } wrong) throw new CallException(ExitCode.Failed, $"{file}: dòng “{string.Join(' ', wrong)}” cần một câu tìm, dấu tab và tên tệp.");
        var questions = rows.Select(row => new RelevanceQuestion(row[0], row[0], row[1].Split(' '))).ToList();
        return Checked(file, new RetrievalCorpus(entries, questions));
    }

    private static RetrievalCorpus Checked(string file, RetrievalCorpus corpus)
    {
        var known = corpus.Entries.Select(entry => entry.Id).ToHashSet();
        foreach (var question in corpus.Questions)
        {
            if (question.Relevant.FirstOrDefault(id => !known.Contains(id)) is { } missing)
                throw new CallException(ExitCode.Failed, $"{file}: câu hỏi {question.Id} có đáp án {missing} không có trong các văn bản.");
        }

        return corpus;
    }

    /// <summary>As the product reads it, without the facets, which no score looks at.</summary>
    private static IndexEntry Document(string file)
    {
        var text = TextFile.Read(file);
        var extraction = Extractor.Extract(text);
        var metadata = extraction.Metadata;
        return new IndexEntry(
            Path.GetFileName(file), 1, metadata.Title ?? "", metadata.Number, metadata.Issuer, [.. extraction.Citations.Select(citation => citation.Number).Distinct()],
            TextNormalizer.Normalize(text).Text, metadata.Date?.SortKey ?? (metadata.Year ?? 0) * 10000, new Dictionary<FacetField, IReadOnlyList<string>>());
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
