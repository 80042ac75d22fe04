using System.CommandLine;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Evaluation;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>evaluate GOLD_DIR [--texts DIR…] [--json]: the extraction against annotated documents.</summary>
internal static class EvaluateVerb
{
    public static Command Create()
    {
        var gold = new Argument<string>("GOLD_DIR") { Description = "thư mục chứa các tệp chú giải .json" };
        var texts = new Option<string[]>("--texts") { Description = "các thư mục chứa văn bản; mặc định: seeds và data/documents bên cạnh GOLD_DIR", AllowMultipleArgumentsPerToken = true };
        var json = new Option<bool>("--json") { Description = "in kết quả dạng JSON" };
        var verb = new Command("evaluate", "so kết quả đọc với các văn bản đã chú giải") { gold, texts, json };
        verb.SetAction(call =>
        {
            var folder = call.GetValue(gold)!;
            if (!Directory.Exists(folder)) throw new CallException(ExitCode.WrongCall, $"Không có thư mục {folder}.");
            var scores = Compare(folder, call.GetValue(texts) is { Length: > 0 } given ? given : Beside(folder));
            if (call.GetValue(json)) Console.WriteLine(ScoreJson.Write(scores));
            else Print(scores);
            return 0;
        });
        return verb;
    }

    private static string[] Beside(string folder)
    {
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))!;
        return [Path.Combine(parent, "seeds"), Path.Combine(parent, "data", "documents")];
    }

    private static IReadOnlyList<(string Document, Score Score)> Compare(string folder, IReadOnlyList<string> texts)
    {
        var files = Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0) throw new CallException(ExitCode.WrongCall, $"Thư mục {folder} không có tệp .json nào.");
        return [.. files.Select(file => CompareOne(file, texts))];
    }

    private static (string Document, Score Score) CompareOne(string file, IReadOnlyList<string> texts)
    {
        try
        {
            var gold = GoldDocument.Parse(TextFile.Read(file));
            var text = texts.Select(folder => Path.Combine(folder, gold.Document)).FirstOrDefault(File.Exists)
                ?? throw new CallException(ExitCode.WrongCall, $"{file}: không tìm thấy văn bản {gold.Document} trong {string.Join(", ", texts)}. Chỉ thư mục bằng --texts.");
            return (gold.Document, Scorer.Compare(gold, Extractor.Extract(TextFile.Read(text))));
        }
        catch (FormatException exception)
        {
            throw new CallException(ExitCode.Failed, $"{file}: {exception.Message}");
        }
    }

    private static void Print(IReadOnlyList<(string Document, Score Score)> scores)
    {
        var total = Score.Sum([.. scores.Select(score => score.Score)]);
        foreach (var miss in total.Misses) Console.WriteLine($"{miss.Document}  {miss.Kind,-20} {(miss.Start >= 0 ? miss.Start : ""),7}  chú giải: {miss.Gold ?? "–"}  đọc được: {miss.Predicted ?? "–"}");
        foreach (var (document, score) in scores) Console.WriteLine($"{document,-32} {Line(score)}");
        Console.WriteLine($"{"tất cả",-32} {Line(total)}");
        Console.WriteLine(string.Join("  ", total.Fields.Concat(total.MovementFields).Select(field => $"{field.Key} {field.Value.Share:F3}")));
        Console.WriteLine(string.Join("  ", total.Metadata.Select(field => $"{field.Key} {field.Value.Share:F3}")) + $"  tất cả thuộc tính {total.AllMetadata.Share:F3}");
    }

    private static string Line(Score score) =>
        $"viện dẫn {Match(score.Citations)}   không số {Match(score.Unnumbered)}   phong trào {Match(score.Movements)}";

    private static string Match(MatchScore score) => $"{score.Matched}/{score.Gold} P {score.Precision:F3} R {score.Recall:F3} F1 {score.F1:F3}";
}
