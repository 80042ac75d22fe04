using System.Text;
using AngleSharp.Dom;

namespace DirectiveSearch.Crawlers.Layouts;

/// <summary>Words of a page as a reader sees them.</summary>
internal static class PageText
{
    /// <summary>Characters; no field is longer.</summary>
    private const int Longest = 4_000;

    /// <summary>As written, with single blanks.</summary>
    public static string Of(INode? node) => node is null ? "" : Tidied(node.TextContent);

    public static string Tidied(string text)
    {
        var tidied = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (var unit in text)
        {
            if (unit is '\u200B' or '\uFEFF' or '\u00AD') continue;
            if (!char.IsWhiteSpace(unit)) tidied.Append(unit);
            else if (tidied.Length > 0 && tidied[^1] != ' ') tidied.Append(' ');
            if (tidied.Length == Longest) break;
        }

        return tidied.ToString().TrimEnd();
    }
}
