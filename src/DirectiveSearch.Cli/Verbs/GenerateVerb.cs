using System.CommandLine;
using DirectiveSearch.Cli.Generation;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>generate --documents N --seed S --out DIR [--noise]: invented plans with their gold annotation.</summary>
internal static class GenerateVerb
{
    public static Command Create()
    {
        var documents = new Option<int>("--documents") { Description = "số văn bản", Required = true, HelpName = "N" }.Within(1, 10_000_000);
        var seed = new Option<int>("--seed") { Description = "hạt giống; cùng hạt giống cho cùng văn bản", DefaultValueFactory = _ => 1, HelpName = "S" };
        var directory = new Option<DirectoryInfo>("--out") { Description = "thư mục nhận texts/*.txt và gold/*.json", Required = true, HelpName = "DIR" };
        var noise = new Option<bool>("--noise") { Description = "thêm lỗi đánh máy và lỗi nhận dạng chữ" };
        var verb = new Command("generate", "tạo văn bản giả định kèm chú giải chuẩn, để kiểm thử và đo") { documents, seed, directory, noise };
        verb.SetAction((call, cancellation) => RunAsync(
            new GenerationRequest(call.GetValue(documents), call.GetValue(seed), call.GetValue(directory)!.FullName, new GeneratorOptions(call.GetValue(noise))), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(GenerationRequest request, CancellationToken cancellation)
    {
        var progress = Console.IsErrorRedirected ? null : new Progress<int>(count => Console.Error.Write($"\r{count}/{request.Documents}"));
        try
        {
            await PlanFiles.WriteAsync(request, progress, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CallException(ExitCode.Failed, $"Không ghi được vào {request.Directory}: {exception.Message} Hãy chọn thư mục khác bằng --out.");
        }
        await Console.Error.WriteLineAsync($"\rĐã tạo {request.Documents} văn bản trong {request.Directory}.");
        return 0;
    }
}
