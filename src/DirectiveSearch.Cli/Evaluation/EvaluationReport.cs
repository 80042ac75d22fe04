using DirectiveSearch.Directives.Evaluation;

namespace DirectiveSearch.Cli.Evaluation;

/// <summary>What an evaluation found, for people: differences first, then misses, then the figures.</summary>
internal static class EvaluationReport
{
    private static readonly (string Kind, string Word)[] Kinds =
        [("citation", "lượt viện dẫn"), ("unnumbered", "văn bản không số"), ("short", "cách gọi tắt"), ("movement", "lượt nêu phong trào"), ("metadata", "thuộc tính văn bản")];

    public static void Print(IReadOnlyList<(string Document, Score Score)> scores)
    {
        var total = Score.Sum([.. scores.Select(score => score.Score)]);
        foreach (var miss in total.Misses) Print(miss);
        foreach (var (document, score) in scores) Console.WriteLine($"{document,-32} {Line(score)}");
        Console.WriteLine($"{"tất cả",-32} {Line(total)}");
        Console.WriteLine(string.Join("  ", total.Fields.Concat(total.MovementFields).Select(field => $"{field.Key} {field.Value.Share:F3}")));
        if (total.ShortForms.Gold > 0) Console.WriteLine($"gọi tắt {Match(total.ShortForms)}  đúng văn bản {total.Antecedents.Share:F3}");
        Console.WriteLine(string.Join("  ", total.Metadata.Select(field => $"{field.Key} {field.Value.Share:F3}")) + $"  tất cả thuộc tính {total.AllMetadata.Share:F3}");
    }

    public static void Print(IdentityScore identity)
    {
        foreach (var miss in identity.Misses) Print(miss);
        Console.WriteLine(
            $"{identity.Citations} lượt của {identity.Instruments} văn bản được viện dẫn: {identity.WrongMerges} cặp gộp nhầm, {identity.WrongSplits} cặp tách nhầm, {identity.Abstained} lượt chưa xác định");
    }

    public static void Print(RunComparison comparison)
    {
        foreach (var line in comparison.Lost) Console.WriteLine($"- {Place(line)}  {Text(line)}");
        foreach (var line in comparison.Gained) Console.WriteLine($"+ {Place(line)}  {Text(line)}");
        foreach (var line in comparison.Changed)
        {
            Console.WriteLine($"~ {Place(line.Now)}  {Text(line.Now)}");
            foreach (var field in line.Fields) Console.WriteLine($"    {field.Field}: {field.Before ?? "–"} → {field.Now ?? "–"}");
        }

        foreach (var document in comparison.OnlyBefore) Console.WriteLine($"Chỉ có trong lần đã lưu: {document}");
        foreach (var document in comparison.OnlyNow) Console.WriteLine($"Chỉ có lần này: {document}");
        foreach (var (kind, word) in Kinds)
        {
            var (gained, lost, changed) = (comparison.Gained.Count(Is(kind)), comparison.Lost.Count(Is(kind)), comparison.Changed.Count(line => line.Now.Kind == kind));
            if (gained + lost + changed > 0) Console.WriteLine($"{word}: thêm {gained}, mất {lost}, đổi {changed}");
        }

        Console.WriteLine($"So với lần đã lưu: thêm {comparison.Gained.Count}, mất {comparison.Lost.Count}, đổi {comparison.Changed.Count}, giữ nguyên {comparison.Same}.");
    }

    /// <summary>What was read of texts that nobody annotated.</summary>
    public static void Print(int documents, IReadOnlyList<RunLine> run)
    {
        var counts = Kinds.SkipLast(1).Select(kind => $"{run.Count(Is(kind.Kind))} {kind.Word}");
        Console.WriteLine($"{documents} văn bản không có chú giải, nên không có điểm: {string.Join(", ", counts)}");
    }

    private static Func<RunLine, bool> Is(string kind) => line => line.Kind == kind;

    private static void Print(Miss miss) =>
        Console.WriteLine($"{miss.Document}  {miss.Kind,-20} {(miss.Start >= 0 ? miss.Start : ""),7}  chú giải: {miss.Gold ?? "–"}  đọc được: {miss.Predicted ?? "–"}");

    private static string Place(RunLine line) => $"{line.Document}  {line.Kind,-10} {line.Span.Start,7}";

    private static string Text(RunLine line) => line.Kind == "metadata" ? "" : line.Text;

    private static string Line(Score score) =>
        $"viện dẫn {Match(score.Citations)}   không số {Match(score.Unnumbered)}   phong trào {Match(score.Movements)}";

    private static string Match(MatchScore score) => $"{score.Matched}/{score.Gold} P {score.Precision:F3} R {score.Recall:F3} F1 {score.F1:F3}";
}
