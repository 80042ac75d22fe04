using System.Security.Cryptography;
using System.Text;

namespace DirectiveSearch.Portal.Pages.Search;

/// <summary>Writes a cursor of the index into an address so that it holds for its page of its results alone: altered, or under other
/// words or filters, it is none, and the last numbered page is shown.</summary>
public static class PageCursor
{
    private const int SealLength = 8;
    private const int Longest = 600;

    /// <param name="query">Its page and its cursor are sealed together.</param>
    public static string Seal(ResultQuery query) => Mark(query, query.After!) + query.After;

    /// <summary>The index's cursor, or null.</summary>
    public static string? Open(ResultQuery query, string? given) =>
        given is { Length: > SealLength and <= Longest } && given[SealLength..] is var cursor && Mark(query, cursor) == given[..SealLength] ? cursor : null;

    private static string Mark(ResultQuery query, string cursor)
    {
        var filters = query.AllFilters.Select(filter => $"{filter.Field} {filter.Exclude} {filter.Value}").Order(StringComparer.Ordinal);
        var bound = string.Join('\n', [cursor, $"{query.Page}", $"{query.SortInForce}", query.Text, .. filters]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bound)))[..SealLength];
    }
}
