using System.CommandLine;
using System.Text;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>extract FILE [--json]: what is read out of one text file.</summary>
internal static class ExtractVerb
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "tệp văn bản (UTF-8)" };
        var verb = new Command("extract", "đọc một tệp: thuộc tính, lượt viện dẫn, phong trào") { file };
        return verb;
    }
}
