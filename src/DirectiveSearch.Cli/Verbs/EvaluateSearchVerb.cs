using System.CommandLine;
using DirectiveSearch.Cli.Evaluation;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Search;
using DirectiveSearch.Search.Elasticsearch;
using DirectiveSearch.Search.Evaluation;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>evaluate-search DIR|TABLE [--texts DIR…] [--json] [--save FILE] [--against FILE]: how high the right answers stand, in an index made for the occasion.</summary>
internal static class EvaluateSearchVerb
{
    public static Command Create(Func<ParseResult, ProgramSettings> settings)
    {
        var path = new Argument<string>("DIR") { Description = "thư mục chứa articles.jsonl và questions.jsonl; hoặc bảng câu tìm và tên tệp, cách nhau bằng dấu tab" };
        var texts = new Option<string[]>("--texts") { Description = "các thư mục chứa văn bản của bảng câu tìm", AllowMultipleArgumentsPerToken = true };
        var json = new Option<bool>("--json") { Description = "in kết quả dạng JSON" };
        var save = new Option<string?>("--save") { Description = "ghi thứ hạng của từng câu hỏi vào tệp", HelpName = "TỆP" };
        var against = new Option<string?>("--against") { Description = "so với tệp đã ghi bằng --save", HelpName = "TỆP" };
        var verb = new Command("evaluate-search", "đo chất lượng tìm kiếm bằng các câu hỏi đã biết đáp án") { path, texts, json, save, against };
        verb.SetAction(async (call, cancellation) =>
        {
            var before = call.GetValue(against) is { } file ? ReadRun(file) : null;
            var corpus = RetrievalCorpus.Read(call.GetValue(path)!, call.GetValue(texts) ?? []);
            var run = await RunAsync(settings(call).Elasticsearch, corpus, cancellation);
            if (call.GetValue(save) is { } kept) Save(kept, run);
            var comparison = before is null ? null : RunComparison.Of(before, run);
            if (call.GetValue(json)) JsonOutput.Write(ToJson(run, comparison));
            else Print(run, comparison);
            return 0;
        });
        return verb;
    }

    private static async Task<RankRun> RunAsync(ElasticsearchOptions? cluster, RetrievalCorpus corpus, CancellationToken cancellation)
    {
        try
        {
            await using var index = await ThrowawayIndex.CreateAsync(cluster, corpus.Entries, cancellation);
            return await RelevanceEvaluation.RunAsync(index.Index, index.Backend, corpus.Questions, new AskedQuestions(corpus.Questions.Count), cancellation);
        }
        catch (Exception exception) when (exception is SearchUnavailableException or SearchSetupException)
        {
            throw new CallException(ExitCode.Failed, exception.Message);
        }
    }

    private static RankRun ReadRun(string file)
    {
        try
        {
            return RankRun.Parse(TextFile.Read(file));
        }
        catch (FormatException exception)
        {
            throw new CallException(ExitCode.Failed, $"{file}: {exception.Message}");
        }
    }

    private static void Save(string file, RankRun run)
    {
        try
        {
            File.WriteAllText(file, run.Write());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CallException(ExitCode.Failed, $"Không ghi được {file}: {exception.Message}");
        }
    }

    private static Dictionary<string, object> ToJson(RankRun run, RunComparison? comparison)
    {
        var json = new Dictionary<string, object> { ["backend"] = run.Backend };
        for (var way = 0; way < Typing.Ways.Count; way++)
        {
            var (mrr, recall1, recall10, questions) = RankMeasures.Of(run.RanksOf(way));
            json[Typing.Ways[way].Name] = new { mrr = Rounded(mrr), recall1 = Rounded(recall1), recall10 = Rounded(recall10), questions };
        }

        if (comparison is not null) json["against"] = ToJson(comparison);
        return json;
    }

    private static Dictionary<string, object> ToJson(RunComparison comparison)
    {
        var json = new Dictionary<string, object> { ["backend"] = comparison.Backend, ["questions"] = comparison.Questions };
        foreach (var way in comparison.Ways) json[way.Name] = new { mrr = ToJson(way.Mrr), recall10 = ToJson(way.Recall10), gained = way.Gained, lost = way.Lost };
        return json;
    }

    private static object ToJson(Interval interval) => new { difference = Rounded(interval.Difference), low = Rounded(interval.Low), high = Rounded(interval.High) };

    private static double Rounded(double value) => Math.Round(value, 4);

    private static void Print(RankRun run, RunComparison? comparison)
    {
        Console.WriteLine($"{run.Backend}, {run.Questions.Count} câu hỏi");
        for (var way = 0; way < Typing.Ways.Count; way++)
        {
            var measures = RankMeasures.Of(run.RanksOf(way));
            Console.WriteLine($"{Typing.Ways[way].Name,-12} MRR {measures.Mrr:F3}  R@1 {measures.Recall1:F3}  R@10 {measures.Recall10:F3}");
        }

        if (comparison is null) return;
        Console.WriteLine($"So với {comparison.Backend}, {comparison.Questions} câu hỏi chung (khoảng tin cậy 95 %):");
        foreach (var way in comparison.Ways)
        {
            Console.WriteLine($"{way.Name,-12} MRR {Text(way.Mrr)}  R@10 {Text(way.Recall10)}");
            if (way.Gained.Count > 0) Console.WriteLine($"{"",-12} thêm trong mười hạng đầu: {string.Join(' ', way.Gained)}");
            if (way.Lost.Count > 0) Console.WriteLine($"{"",-12} rời mười hạng đầu: {string.Join(' ', way.Lost)}");
        }
    }

    private static string Text(Interval interval) => $"{interval.Difference:+0.000;-0.000;0.000} ({interval.Low:+0.000;-0.000;0.000} … {interval.High:+0.000;-0.000;0.000})";

    /// <summary>Says on stderr how far it is, now and then.</summary>
    private sealed class AskedQuestions(int all) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value == all || value % 50 == 0) Console.Error.WriteLine($"Đã hỏi {value}/{all} câu …");
        }
    }
}
