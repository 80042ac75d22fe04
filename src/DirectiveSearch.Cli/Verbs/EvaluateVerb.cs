using System.CommandLine;
using DirectiveSearch.Cli.Evaluation;
using DirectiveSearch.Directives.Evaluation;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>evaluate DIR [--texts DIR…] [--save FILE] [--against FILE] [--json]: the reading against annotated documents, and against an earlier reading.</summary>
internal static class EvaluateVerb
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "thư mục chứa các tệp chú giải .json, hoặc các văn bản .txt, .md chưa chú giải" };
        var texts = new Option<string[]>("--texts") { Description = "các thư mục chứa văn bản; mặc định: seeds, data/documents và texts bên cạnh DIR", AllowMultipleArgumentsPerToken = true };
        var save = new Option<string?>("--save") { Description = "ghi những gì đọc được vào tệp, mỗi lượt một dòng", HelpName = "TỆP" };
        var against = new Option<string?>("--against") { Description = "so với tệp đã ghi bằng --save: thêm, mất, đổi những gì", HelpName = "TỆP" };
        var json = new Option<bool>("--json") { Description = "in kết quả dạng JSON" };
        var verb = new Command("evaluate", "so kết quả đọc với các văn bản đã chú giải, hoặc với lần đọc trước") { folder, texts, save, against, json };
        verb.SetAction(call =>
        {
            var before = call.GetValue(against) is { } file ? ReadRun(file) : null;
            var findings = Findings.Of(ReadDocument.In(call.GetValue(folder)!, call.GetValue(texts) ?? []));
            if (call.GetValue(save) is { } kept) Save(kept, findings.Run);
            var comparison = before is null ? null : RunComparison.Of(before, findings.Run);
            if (call.GetValue(json)) Console.WriteLine(ScoreJson.Write(findings.Scores, findings.Identity, comparison));
            else Print(findings, comparison);
            return 0;
        });
        return verb;
    }

    private static void Print(Findings findings, RunComparison? comparison)
    {
        if (comparison is not null) EvaluationReport.Print(comparison);
        if (findings.Scores.Count > 0) EvaluationReport.Print(findings.Scores);
        else EvaluationReport.Print(findings.Documents, findings.Run);
        if (findings.Identity is { } identity) EvaluationReport.Print(identity);
    }

    private static IReadOnlyList<RunLine> ReadRun(string file)
    {
        try
        {
            return SavedRun.Read(TextFile.Read(file));
        }
        catch (FormatException exception)
        {
            throw new CallException(ExitCode.Failed, $"{file}, {exception.Message}");
        }
    }

    private static void Save(string file, IReadOnlyList<RunLine> run)
    {
        try
        {
            File.WriteAllText(file, SavedRun.Write(run));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CallException(ExitCode.Failed, $"Không ghi được {file}: {exception.Message}");
        }
    }

    /// <summary>All that is told of the documents; no scores for those without annotation.</summary>
    private sealed record Findings(int Documents, IReadOnlyList<RunLine> Run, IReadOnlyList<(string Document, Score Score)> Scores, IdentityScore? Identity)
    {
        public static Findings Of(IEnumerable<ReadDocument> documents)
        {
            var (count, run, scores, identity) = (0, new List<RunLine>(), new List<(string, Score)>(), new IdentityScorer());
            foreach (var (name, extraction, gold) in documents)
            {
                count++;
                run.AddRange(RunLine.Of(name, extraction));
                if (gold is null) continue;
                scores.Add((name, Scorer.Compare(gold, extraction)));
                identity.Add(gold, extraction);
            }

            return new Findings(count, run, scores, identity.Score());
        }
    }
}
