using System.Text.Encodings.Web;
using System.Text.Json;

namespace DirectiveSearch.Cli;

/// <summary>Writes one JSON object to stdout, Vietnamese letters as they are.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(object value) => Console.WriteLine(JsonSerializer.Serialize(value, Options));
}
