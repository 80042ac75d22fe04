using System.Collections;
using System.CommandLine;
using DirectiveSearch.Archive;
using DirectiveSearch.Cli.Hosting;
using DirectiveSearch.Cli.Settings;
using DirectiveSearch.Cli.Verbs;
using DirectiveSearch.Ingestion.Conversion;
using DirectiveSearch.Search;

namespace DirectiveSearch.Cli;

/// <summary>The program: one verb a call. Results go to stdout, talk to stderr; exit codes are 0, 1 (it failed), 2 (wrong call).</summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        // The hidden verb that ingestion starts for untrusted files: no settings, nothing but frames on the standard streams.
        if (args is ["convert"])
        {
            StopSignal.LeaveToParent();
            return await ConversionChild.RunAsync(Console.OpenStandardInput(), Console.OpenStandardOutput(), CancellationToken.None);
        }

        var options = SettingDefinition.All.ToDictionary(
            definition => definition,
            definition => new Option<string?>(definition.Option) { Description = $"{definition.Meaning} (mặc định: {definition.Default})", Recursive = true, HelpName = "GIÁ TRỊ" });
        var root = new RootCommand("DirectiveSearch: đơn vị nào đang thực hiện chỉ thị này?");
        foreach (var option in options.Values) root.Options.Add(option);
        foreach (var verb in AllVerbs(parsed => ReadSettings(parsed, options))) root.Subcommands.Add(verb);

        var call = root.Parse(args);
        if (call.Errors.Count > 0)
        {
            foreach (var error in call.Errors) await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("Xem các lệnh và tùy chọn: directivesearch --help");
            return ExitCode.WrongCall;
        }

        try
        {
            using var stop = new StopSignal();
            return await call.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Asked);
        }
        catch (CallException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return exception.ExitCode;
        }
        catch (Exception exception) when (exception is SearchUnavailableException or SearchSetupException or IndexVersionException or ArchiveUnavailableException or ArchiveTooNewException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Failed;
        }
    }

    private static IEnumerable<Command> AllVerbs(Func<ParseResult, ProgramSettings> settings) =>
    [
        ServeVerb.Create(settings),
        WorkVerb.Create(settings),
        ReprocessVerb.Create(settings),
        IngestVerb.Create(settings),
        CrawlVerb.Create(settings),
        SearchVerb.Create(settings),
        ExtractVerb.Create(),
        EvaluateVerb.Create(),
        EvaluateSearchVerb.Create(settings),
        StatsVerb.Create(settings),
        ReindexVerb.Create(settings),
        IndexVerb.Create(settings),
        ArchiveVerb.Create(settings),
        BackupVerb.Create(settings),
        RestoreVerb.Create(settings),
        GenerateVerb.Create(),
        AccountVerb.Create(settings),
        DoctorVerb.Create(settings),
    ];

    private static ProgramSettings ReadSettings(ParseResult call, IReadOnlyDictionary<SettingDefinition, Option<string?>> options)
    {
        var typed = options.Where(pair => call.GetValue(pair.Value) is not null).ToDictionary(pair => pair.Key.Option, pair => call.GetValue(pair.Value)!);
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
        var (settings, errors) = ProgramSettings.Read(typed, environment);
        return settings ?? throw new CallException(ExitCode.WrongCall, string.Join(Environment.NewLine, errors));
    }
}

internal static class ExitCode
{
    public const int Failed = 1;
    public const int WrongCall = 2;
}

/// <summary>Ends the program with a message for the person who called it.</summary>
internal sealed class CallException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
