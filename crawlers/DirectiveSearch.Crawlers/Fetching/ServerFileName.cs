using System.Net.Http.Headers;

namespace DirectiveSearch.Crawlers.Fetching;

/// <summary>The name that a server gives to a file: only shown, never a path.</summary>
internal static class ServerFileName
{
    private const int Longest = 200;

    public static string? Of(ContentDispositionHeaderValue? header)
    {
        var given = header?.FileNameStar ?? header?.FileName?.Trim('"', ' ');
        if (given is null) return null;
        var name = new string([.. given[(given.LastIndexOfAny(['/', '\\']) + 1)..].Where(unit => !char.IsControl(unit))]).Trim();
        return name.Length is 0 or > Longest || name is "." or ".." ? null : name;
    }
}
