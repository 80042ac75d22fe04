using System.Buffers;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>A document without its marks, as blocks of lines that stand in one rented stretch of characters; blocks live as long as their page.</summary>
internal sealed class Page : IDisposable
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("*#>|\\`\t");

    private readonly List<TextBlock> blocks = [];
    private readonly List<TextSpan> lines = [];
    private char[] clean;
    private int length;

    private Page(int longest) => clean = ArrayPool<char>.Shared.Rent(longest);

    public List<TextBlock> Blocks => blocks;

    /// <summary>Splits a text at blank lines, cell borders and drawn rules.</summary>
    public static Page Split(string text)
    {
        var page = new Page(text.Length);
        var splitter = new BlockSplitter(page, text);
        for (int start = 0, end; start <= text.Length; start = end + 1)
        {
            end = text.IndexOf('\n', start) is >= 0 and var found ? found : text.Length;
            splitter.AddLine(start, end);
        }

        splitter.EndBlock();
        return page;
    }

    public ReadOnlySpan<char> Of(TextSpan span) => clean.AsSpan(span.Start, span.Length);

    public ReadOnlySpan<char> Line(int index) => Of(lines[index]);

    /// <summary>Whether nothing but marks and blanks stands here.</summary>
    public static bool IsEmpty(ReadOnlySpan<char> line)
    {
        foreach (var unit in line)
            if (!char.IsWhiteSpace(unit) && !Marks.Contains(unit)) return false;
        return true;
    }

    /// <param name="stretches">Ranges of <paramref name="text"/>, none of them empty.</param>
    public void AddBlock(string text, List<TextSpan> stretches)
    {
        var (start, firstLine) = (length, lines.Count);
        foreach (var stretch in stretches)
        {
            if (length > start) clean[length++] = ' ';
            var line = length;
            Copy(text.AsSpan(stretch.Start, stretch.Length).Trim());
            lines.Add(new TextSpan(line, length));
        }

        blocks.Add(new TextBlock(this, new TextSpan(start, length), firstLine, stretches.Count));
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(clean);
        clean = [];
    }

    private void Copy(ReadOnlySpan<char> line)
    {
        var start = length;
        for (int mark; (mark = line.IndexOfAny(Marks)) >= 0; line = line[(mark + 1)..])
        {
            Append(line[..mark]);
            if (line[mark] == '\t') clean[length++] = ' ';
        }

        Append(line);
        var trimmed = clean.AsSpan(start, length - start).Trim();
        if (trimmed.Length == length - start) return;
        trimmed.CopyTo(clean.AsSpan(start));
        length = start + trimmed.Length;
    }

    private void Append(ReadOnlySpan<char> part)
    {
        part.CopyTo(clean.AsSpan(length));
        length += part.Length;
    }
}
