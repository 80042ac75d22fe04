using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>Lines that stand together: a paragraph, a table cell, one column of a printed header. Markdown marks are gone.
/// It is a stretch of its page; strings are made of it only where they are asked for.</summary>
internal sealed class TextBlock(Page page, TextSpan span, int firstLine, int lineCount)
{
    private string? joined;
    private string[]? lines;

    /// <summary>The lines with single blanks between them.</summary>
    public ReadOnlySpan<char> Span => page.Of(span);

    public ReadOnlySpan<char> FirstLine => page.Line(firstLine);

    public string Joined => joined ??= Span.ToString();

    public string[] Lines => lines ??= ReadLines();

    public bool IsUpper => Span.IsUpper();

    private string[] ReadLines()
    {
        if (lineCount == 1) return [Joined];
        var read = new string[lineCount];
        for (var line = 0; line < lineCount; line++) read[line] = page.Line(firstLine + line).ToString();
        return read;
    }
}
