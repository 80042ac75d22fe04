using System.Buffers;
using System.Text;

namespace DirectiveSearch.Portal.Pages.Search;

/// <summary>Rows of CSV (RFC 4180) in which no cell is one that office programs would run as a formula.</summary>
public static class CsvLine
{
    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@\t\r");
    private static readonly SearchValues<char> Special = SearchValues.Create(",;\"\r\n\t");

    public static string Of(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    /// <summary>UTF-8 with BOM, row by row as they come. Nothing is written before the first row is there, so that what fails at once can still be answered in words.</summary>
    public static async Task WriteAsync(Stream to, IAsyncEnumerable<IReadOnlyList<string>> rows, CancellationToken cancellation)
    {
        await using var reading = rows.GetAsyncEnumerator(cancellation);
        if (!await reading.MoveNextAsync()) return;
        await using var text = new StreamWriter(to, new UTF8Encoding(true));
        do await text.WriteAsync(Of(reading.Current).AsMemory(), cancellation);
        while (await reading.MoveNextAsync());
    }

    private static string Cell(string text)
    {
        var disarmed = text.Length > 0 && Formula.Contains(text[0]) ? "'" + text : text;
        return disarmed.AsSpan().ContainsAny(Special) ? $"\"{disarmed.Replace("\"", "\"\"")}\"" : disarmed;
    }
}
