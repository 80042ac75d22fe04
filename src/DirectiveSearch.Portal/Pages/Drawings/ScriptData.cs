using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace DirectiveSearch.Portal.Pages.Drawings;

/// <summary>Data for the page's own scripts, in a data block that no browser runs.</summary>
public static class ScriptData
{
    // The encoder escapes < > & and quotes, so that no text can end the block.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static IHtmlContent Of<T>(T data) => new HtmlString(JsonSerializer.Serialize(data, Options));
}
