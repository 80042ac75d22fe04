using System.Text.Json;

namespace DirectiveSearch.Portal.Client;

/// <summary>The names of the built style sheets and scripts, read once from the bundler's manifest beside the program.</summary>
public sealed class ClientAssets
{
    private const string Entry = "src/site.ts";

    private ClientAssets(string? script, IReadOnlyList<string> styles, IReadOnlyList<string> fonts)
    {
        Script = script;
        Styles = styles;
        Fonts = fonts;
    }

    /// <summary>Address of the entry script; null when the client was not built.</summary>
    public string? Script { get; }

    public IReadOnlyList<string> Styles { get; }

    /// <summary>Addresses of the faces that every page needs at once.</summary>
    public IReadOnlyList<string> Fonts { get; }

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "wwwroot");

    public static ClientAssets Load()
    {
        var manifest = Path.Combine(Folder, "dist", ".vite", "manifest.json");
        if (!File.Exists(manifest)) return new ClientAssets(null, [], []);
        using var json = JsonDocument.Parse(File.ReadAllBytes(manifest));
        var entry = json.RootElement.GetProperty(Entry);
        return new ClientAssets(
            Address(entry.GetProperty("file").GetString()),
            [.. Texts(entry, "css").Select(Address)],
            [.. Texts(entry, "assets").Where(IsFirstFace).Select(Address)]);
    }

    private static IEnumerable<string> Texts(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(item => item.GetString()!) : [];

    private static bool IsFirstFace(string file) =>
        file.EndsWith(".woff2", StringComparison.Ordinal) && file.Contains("-400-", StringComparison.Ordinal) && !file.Contains("latin-ext", StringComparison.Ordinal);

    private static string Address(string? file) => "/dist/" + file;
}
