using System.Security.Cryptography;
using DirectiveSearch.Crawlers.Fetching;

namespace DirectiveSearch.Crawlers.Crawling;

/// <summary>By what an address is known: the same for all ways to write it, without what a site adds for one visit or visitor.</summary>
public static class AddressKey
{
    /// <summary>Names of parameters, in lower case, that tell who asks or from where, never what for.</summary>
    private static readonly string[] OfVisits =
        ["jsessionid", "phpsessid", "sessionid", "session_id", "sid", "cfid", "cftoken", "p_auth", "p_p_auth", "fbclid", "gclid", "_", "__cf_chl_tk"];

    private static readonly string[] PrefixesOfVisits = ["aspsessionid", "utm_"];

    private const int HashLength = 16;

    private const int ShortestToken = 40;

    public static string Of(FetchRequest request) => request.Posted switch
    {
        null => Of(request.Address),
        { MediaType: "application/json" } json => $"{Of(request.Address)}#{Convert.ToHexStringLower(SHA256.HashData(json.Bytes))[..HashLength]}",
        _ => $"{Of(request.Address)}#1",
    };

    /// <summary>Of a further page of a list. What is posted for it is no name: it differs from visit to visit where the page before says what leads on.</summary>
    public static string OfNext(FetchRequest request, string? list, int number) => request.Posted switch
    {
        null => Of(request.Address),
        { MediaType: "application/json" } => $"{list}#{number}",
        _ => $"{Of(request.Address)}#{number}",
    };

    public static string Of(Uri address)
    {
        var parameters = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => !IsOfVisit(pair.Split('=')[0])).ToList();
        if (parameters.Exists(pair => !IsToken(pair))) parameters.RemoveAll(IsToken);
        var query = string.Join('&', parameters);
        return $"{address.Scheme}://{address.IdnHost.ToLowerInvariant()}{(address.IsDefaultPort ? "" : $":{address.Port}")}{WithoutSession(address.AbsolutePath)}{(query.Length > 0 ? "?" + query : "")}";
    }

    /// <summary>Java servers write the session behind a semicolon; ASP.NET into a folder of its own, "/(S(…))/".</summary>
    private static string WithoutSession(string path)
    {
        var semicolon = path.IndexOf(";jsessionid=", StringComparison.OrdinalIgnoreCase);
        if (semicolon >= 0) path = path[..semicolon];
        var begin = path.IndexOf("/(S(", StringComparison.OrdinalIgnoreCase);
        var end = begin < 0 ? -1 : path.IndexOf("))", begin, StringComparison.Ordinal);
        return end < 0 ? path : path[..begin] + path[(end + 2)..];
    }

    /// <summary>A long word that is no path: a permission that soon ends. What else the address says tells which file is meant.</summary>
    private static bool IsToken(string pair)
    {
        var value = Uri.UnescapeDataString(pair[(pair.IndexOf('=') + 1)..]);
        return value.Length >= ShortestToken && value.All(unit => char.IsAsciiLetterOrDigit(unit) || unit is '-' or '_' or '+' or '=') && value.Any(char.IsAsciiDigit) && value.Any(char.IsAsciiLetter);
    }

    private static bool IsOfVisit(string name)
    {
        var lower = Uri.UnescapeDataString(name).ToLowerInvariant();
        return OfVisits.Contains(lower) || PrefixesOfVisits.Any(prefix => lower.StartsWith(prefix, StringComparison.Ordinal));
    }
}
