using System.CommandLine;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Evaluation;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>extract FILE [--explain] [--json]: what is read out of one text file, and why; spans count in the file's text as it stands.</summary>
internal static class ExtractVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "tệp văn bản (UTF-8)" };
        var explain = new Option<bool>("--explain") { Description = "nói rõ vì sao từng trường được đọc như vậy, ở dòng nào" };
        var json = new Option<bool>("--json") { Description = "in kết quả dạng JSON" };
        var verb = new Command("extract", "đọc một tệp: thuộc tính, lượt viện dẫn, phong trào") { file, explain, json };
        verb.SetAction(call =>
        {
            var path = call.GetValue(file)!;
            var text = TextFile.Read(path);
            var extraction = Extractor.Extract(text);
            var lines = call.GetValue(explain) ? new TextLines(text) : null;
            if (call.GetValue(json)) Console.WriteLine(GoldJson.Write(Path.GetFileName(path), extraction, Explained(lines)));
            else Print(extraction, lines);
            return 0;
        });
        return verb;
    }

    private static Explained? Explained(TextLines? lines) =>
        lines is null ? null : new Explained(lines, reason => ReasonWords.Sentence(reason, lines));

    /// <param name="lines">Given, each item is followed by its reasons.</param>
    private static void Print(Extraction extraction, TextLines? lines)
    {
        var metadata = extraction.Metadata;
        Console.WriteLine($"{metadata.Type} {metadata.Number}: {metadata.Title}");
        Console.WriteLine($"{metadata.Issuer} · {metadata.Date?.ToString() ?? metadata.Year?.ToString() ?? "không ghi ngày"} · {metadata.Province}");
        Print(metadata.Reasons, lines);
        Console.WriteLine($"\n{extraction.Citations.Count} lượt viện dẫn");
        foreach (var citation in extraction.Citations)
        {
            Console.WriteLine($"  {citation.Span.Start,7}  {Pinpoint(citation)}{citation.Type} {citation.Number} · {citation.Date?.ToString() ?? "không ghi ngày"} · {citation.Issuer} · {Words.Of(citation.Relation)}{Warnings(citation)}");
            Print(citation.Reasons, lines);
        }

        foreach (var reference in extraction.Unnumbered) Console.WriteLine($"  {reference.Span.Start,7}  {reference.Title}");
        Print(extraction.ShortForms, extraction.Citations, lines);
        Console.WriteLine($"\n{extraction.Movements.Count} lượt nêu phong trào");
        foreach (var movement in extraction.Movements)
        {
            Console.WriteLine($"  {movement.Span.Start,7}  {Words.Of(movement.Form)} “{movement.Name}”{(movement.Family is { } family && family != movement.Name ? $" · {family}" : "")}");
            Print(movement.Reasons, lines);
        }
    }

    private static void Print(IReadOnlyList<ShortForm> forms, IReadOnlyList<Citation> citations, TextLines? lines)
    {
        if (forms.Count == 0) return;
        Console.WriteLine($"\n{forms.Count} lượt gọi tắt");
        foreach (var form in forms)
        {
            var meant = string.Join(" hoặc ", form.Candidates.Select(index => $"{citations[index].Type} {citations[index].Number}"));
            Console.WriteLine($"  {form.Span.Start,7}  {form.Text} · {(form.Citation is null ? "có thể là " : "")}{meant}");
            Print([form.Reason], lines);
        }
    }

    private static void Print(IReadOnlyList<Reason> reasons, TextLines? lines)
    {
        if (lines is null) return;
        foreach (var reason in reasons) Console.WriteLine($"             {ReasonWords.Line(reason, lines)}");
    }

    private static string Pinpoint(Citation citation) => citation.Pinpoint is { } part ? $"{part} " : "";

    private static string Warnings(Citation citation) => citation.Warnings.Count > 0 ? $" · lưu ý: {string.Join(", ", citation.Warnings)}" : "";
}
