namespace DirectiveSearch.Crawlers.Layouts;

/// <summary>Hostile pages nest without end, which costs whoever reads them the square of their length; browsers stop at the same depth.</summary>
internal static class PageNesting
{
    private const int Deepest = 512;

    private const int LongestName = 12;

    /// <summary>Elements that hold nothing, or that end by themselves.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Flat = new HashSet<string>(
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "colgroup"],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <returns>The page up to where it becomes too deep; as a rule all of it.</returns>
    public static string Cut(string html)
    {
        var depth = 0;
        for (var at = html.IndexOf('<'); at >= 0 && at < html.Length - 1; at = html.IndexOf('<', at + 1))
        {
            if (html.AsSpan(at).StartsWith("<!--"))
            {
                at = html.IndexOf("-->", at, StringComparison.Ordinal);
                if (at < 0) return html;
                continue;
            }

            var ends = html[at + 1] == '/';
            var name = NameAt(html, ends ? at + 2 : at + 1);
            if (name.IsEmpty || Flat.Contains(name)) continue;
            if (ends) depth = Math.Max(0, depth - 1);
            else if (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase))
            {
                at = html.IndexOf($"</{name}", at, StringComparison.OrdinalIgnoreCase);
                if (at < 0) return html;
            }
            else if (++depth > Deepest) return html[..at];
        }

        return html;
    }

    private static ReadOnlySpan<char> NameAt(string html, int start)
    {
        var end = start;
        while (end < html.Length && end - start < LongestName && char.IsAsciiLetterOrDigit(html[end])) end++;
        return html.AsSpan(start..end);
    }
}
