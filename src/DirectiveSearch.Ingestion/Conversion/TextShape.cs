namespace DirectiveSearch.Ingestion.Conversion;

public enum TextShape
{
    Plain,
    Markdown,
    Html,
    /// <summary>A word processor's document as one page of XML.</summary>
    OpenDocument,
    /// <summary>A page with its pictures as one message.</summary>
    Mhtml,
}

/// <summary>Tells by its characters whether a text is plain, Markdown, a page or a document in XML.</summary>
public static class TextShapes
{
    private const int Looked = 8192;

    private static readonly string[] Openings = ["<!doctype html", "<html", "<head", "<body"];

    private static readonly string[] Structure =
        ["p", "div", "table", "tbody", "tr", "td", "span", "br", "b", "i", "strong", "em", "font", "center", "h1", "h2", "h3", "ul", "ol", "li", "figure"];

    /// <param name="name">A .md name tips the scale between plain and Markdown, nothing else.</param>
    public static TextShape Of(string text, string name)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, Looked)).TrimStart();
        if (IsHtml(head)) return TextShape.Html;
        if (MhtmlPage.Is(head)) return TextShape.Mhtml;
        if (head.StartsWith("<?xml", StringComparison.Ordinal) && head.Contains("<office:document ", StringComparison.Ordinal)) return TextShape.OpenDocument;
        var markdownName = name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase);
        return CountMarkdownLines(head) >= (markdownName ? 1 : 4) ? TextShape.Markdown : TextShape.Plain;
    }

    /// <summary>A page opens with a tag and is built of tags; a sentence that mentions one is not a page.</summary>
    private static bool IsHtml(ReadOnlySpan<char> head)
    {
        if (head.IsEmpty || head[0] != '<') return false;
        foreach (var opening in Openings)
        {
            if (head.StartsWith(opening, StringComparison.OrdinalIgnoreCase)) return true;
        }

        if (head.StartsWith("<?xml", StringComparison.Ordinal)) return head.Contains("<html", StringComparison.OrdinalIgnoreCase);
        return CountTags(head) >= 3;
    }

    private static int CountTags(ReadOnlySpan<char> head)
    {
        var count = 0;
        for (var at = head.IndexOf('<'); at >= 0 && count < 3;)
        {
            head = head[(at + 1)..];
            foreach (var tag in Structure)
            {
                if (head.Length > tag.Length && head.StartsWith(tag, StringComparison.OrdinalIgnoreCase) && head[tag.Length] is '>' or ' ' or '/' or '\n') count++;
            }

            at = head.IndexOf('<');
        }

        return count;
    }

    /// <summary>Lines that only Markdown has: headings, bold lines, lone table bars.</summary>
    private static int CountMarkdownLines(ReadOnlySpan<char> head)
    {
        var count = 0;
        foreach (var range in head.EnumerateLines())
        {
            var line = range.Trim();
            if (line is "|" || (line.StartsWith("|") && line.EndsWith("|"))) count++;
            else if (line.Length > 4 && (line.StartsWith("**") || line.EndsWith("**"))) count++;
            else if (IsHeading(line)) count++;
        }

        return count;
    }

    private static bool IsHeading(ReadOnlySpan<char> line)
    {
        var level = line.IndexOfAnyExcept('#');
        return level is >= 1 and <= 6 && line.Length > level && line[level] == ' ';
    }
}
