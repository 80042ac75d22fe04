using System.CommandLine;
using DirectiveSearch.Cli.Hosting;
using DirectiveSearch.Cli.Settings;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>stats [--json]: what the archive holds; the sample corpus is not counted.</summary>
internal static class StatsVerb
{
    public static Command Create(Func<ParseResult, ProgramSettings> settings)
    {
        var json = new Option<bool>("--json") { Description = "in kết quả dạng JSON" };
        var verb = new Command("stats", "đếm những gì có trong kho") { json };
        verb.SetAction(async (call, cancellation) =>
        {
            await using var workspace = await Workspace.OpenAsync(settings(call), "stats", cancellation);
            var counts = await workspace.Archive.CountAsync(orSample: false, cancellation);
            if (call.GetValue(json))
            {
                JsonOutput.Write(new
                {
                    documents = counts.Documents, instruments = counts.Instruments, citations = counts.Citations,
                    movements = counts.Movements, units = counts.Units, failures = counts.Failures,
                });
                return 0;
            }

            Console.WriteLine($"""
                {counts.Documents,10} văn bản
                {counts.Instruments,10} văn bản được viện dẫn
                {counts.Citations,10} lượt viện dẫn
                {counts.Movements,10} phong trào
                {counts.Units,10} đơn vị
                {counts.Failures,10} tệp không đọc được
                """);
            return 0;
        });
        return verb;
    }
}
