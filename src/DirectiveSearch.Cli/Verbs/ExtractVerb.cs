using System.CommandLine;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Evaluation;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>extract FILE [--json]: what is read out of one text file; spans count in the file's text as it stands.</summary>
internal static class ExtractVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "tệp văn bản (UTF-8)" };
        var json = new Option<bool>("--json") { Description = "in kết quả dạng JSON" };
        var verb = new Command("extract", "đọc một tệp: thuộc tính, lượt viện dẫn, phong trào") { file, json };
        verb.SetAction(call =>
        {
            var path = call.GetValue(file)!;
            var extraction = Extractor.Extract(TextFile.Read(path));
            if (call.GetValue(json)) Console.WriteLine(GoldJson.Write(Path.GetFileName(path), extraction));
            else Print(extraction);
            return 0;
        });
        return verb;
    }

    private static void Print(Extraction extraction)
    {
        var metadata = extraction.Metadata;
        Console.WriteLine($"{metadata.Type} {metadata.Number}: {metadata.Title}");
        Console.WriteLine($"{metadata.Issuer} · {metadata.Date?.ToString() ?? metadata.Year?.ToString() ?? "không ghi ngày"} · {metadata.Province}");
        Console.WriteLine($"\n{extraction.Citations.Count} lượt viện dẫn");
        foreach (var citation in extraction.Citations)
        {
            Console.WriteLine($"  {citation.Span.Start,7}  {citation.Type} {citation.Number} · {citation.Date?.ToString() ?? "không ghi ngày"} · {citation.Issuer} · {Words.Of(citation.Relation)}{Warnings(citation)}");
        }

        foreach (var reference in extraction.Unnumbered) Console.WriteLine($"  {reference.Span.Start,7}  {reference.Title}");
        Console.WriteLine($"\n{extraction.Movements.Count} lượt nêu phong trào");
        foreach (var movement in extraction.Movements) Console.WriteLine($"  {movement.Span.Start,7}  {Words.Of(movement.Form)} “{movement.Name}”{(movement.Family is { } family && family != movement.Name ? $" · {family}" : "")}");
    }

    private static string Warnings(Citation citation) => citation.Warnings.Count > 0 ? $" · lưu ý: {string.Join(", ", citation.Warnings)}" : "";
}
