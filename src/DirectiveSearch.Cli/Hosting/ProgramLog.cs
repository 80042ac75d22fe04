using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using DirectiveSearch.Cli.Settings;
using Microsoft.Extensions.Logging.Console;

namespace DirectiveSearch.Cli.Hosting;

/// <summary>What the program tells while it works: on stderr, since results go to stdout; lines for people, or one JSON object a line.</summary>
internal sealed partial class ProgramLog : IDisposable
{
    /// <summary>Letters of every language as they are; control characters escaped.</summary>
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly ILogger logger;
    private readonly bool json;

    public ProgramLog(ProgramSettings settings)
    {
        json = settings.Hosting.JsonLogs;
        Factory = LoggerFactory.Create(builder => Configure(builder, settings));
        logger = Factory.CreateLogger("DirectiveSearch");
    }

    public ILoggerFactory Factory { get; }

    public static void Configure(ILoggingBuilder builder, ProgramSettings settings)
    {
        builder.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddFilter("DirectiveSearch", LogLevel.Information);
        // Keys without a certificate lie in the archive like everything else there; that is no news at each start.
        builder.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.AddConsole(options => (options.LogToStandardErrorThreshold, options.FormatterName) = (LogLevel.Trace, settings.Hosting.JsonLogs ? ConsoleFormatterNames.Json : PlainLines.Format));
        builder.AddConsoleFormatter<PlainLines, ConsoleFormatterOptions>();
        builder.AddJsonConsole(options => (options.UseUtcTimestamp, options.TimestampFormat, options.JsonWriterOptions) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ", Readable));
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.FormatterName = settings.Hosting.JsonLogs ? ConsoleFormatterNames.Json : PlainLines.Format);
    }

    /// <summary>A sentence for whoever started the program.</summary>
    public void Tell(string sentence)
    {
        if (json) LogTold(logger, sentence);
        else Console.Error.WriteLine(PlainLines.Escape(sentence));
    }

    public void Dispose() => Factory.Dispose();

    [LoggerMessage(LogLevel.Information, "{Sentence}")]
    private static partial void LogTold(ILogger logger, string sentence);
}
