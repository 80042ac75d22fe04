using System.Buffers;

namespace DirectiveSearch.Portal.Pages.Search;

/// <summary>Rows of CSV (RFC 4180) in which no cell is one that office programs would run as a formula.</summary>
public static class CsvLine
{
    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@\t\r");
    private static readonly SearchValues<char> Special = SearchValues.Create(",;\"\r\n\t");

    public static string Of(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(string text)
    {
        var disarmed = text.Length > 0 && Formula.Contains(text[0]) ? "'" + text : text;
        return disarmed.AsSpan().ContainsAny(Special) ? $"\"{disarmed.Replace("\"", "\"\"")}\"" : disarmed;
    }
}
