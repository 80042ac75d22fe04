using System.Diagnostics;

namespace DirectiveSearch.Tests.Cli;

/// <summary>One call of the program, to its end.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    public static async Task<ProgramRun> OfAsync(string data, params string[] arguments)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var process = Start(data, arguments);
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return new(process.ExitCode, await output, await error);
    }

    public static Process Start(string data, params string[] arguments) => Start(data, new Dictionary<string, string>(), arguments);

    public static Process Start(string data, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        // Who runs the tests in the background may ignore Ctrl+C, which its children would then ignore too.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "directivesearch.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["DIRECTIVESEARCH_DATA"] = data;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
