using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace DirectiveSearch.Cli.Hosting;

/// <summary>Log lines for people: time, level, category, words. What names of files and answers of servers bring along cannot begin a line or steer a terminal.</summary>
internal sealed class PlainLines() : ConsoleFormatter(Format)
{
    public const string Format = "plain";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var words = logEntry.Formatter(logEntry.State, logEntry.Exception);
        var category = logEntry.Category[(logEntry.Category.LastIndexOf('.') + 1)..];
        textWriter.WriteLine($"{DateTimeOffset.Now.ToString("yyyy-MM-dd HH:mm:ss.fff zzz", CultureInfo.InvariantCulture)} {Level(logEntry.LogLevel)} {category}: {Escape(words)}");
        if (logEntry.Exception is not { } exception) return;
        foreach (var line in exception.ToString().Split('\n')) textWriter.WriteLine($"    {Escape(line.TrimEnd('\r'))}");
    }

    /// <summary>Control characters, and those that turn the direction of a line, as \u….</summary>
    public static string Escape(string text)
    {
        if (!text.Any(IsSteering)) return text;
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            if (IsSteering(character)) escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else escaped.Append(character);
        }

        return escaped.ToString();
    }

    private static bool IsSteering(char character) => char.IsControl(character) || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Critical or LogLevel.Error => "ERROR",
        LogLevel.Warning => "WARN ",
        _ => "INFO ",
    };
}
