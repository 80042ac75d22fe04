using System.Buffers;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>Gathers the lines of a text into the blocks of its page.</summary>
internal sealed class BlockSplitter(Page page, string text)
{
    private const int MostColumnLines = 8;
    private const int LongestColumnLine = 160;
    private const int ColumnIndent = 20;
    private const int ShortestRule = 4;
    private const string ColumnGap = "   ";

    private static readonly SearchValues<char> Borders = SearchValues.Create("|-_=<");

    private static readonly string[] Breaks = ["<br>", "<br/>", "<br />"];

    private readonly List<TextSpan> left = [];
    private readonly List<TextSpan> right = [];

    public void AddLine(int start, int end)
    {
        var line = text.AsSpan(start, end - start);
        if (line.IsWhiteSpace())
        {
            EndBlock();
            return;
        }

        var from = 0;
        for (int index = 0, next; (next = line[index..].IndexOfAny(Borders)) >= 0; index++)
        {
            index += next;
            if (BreakAt(line[index..]) is > 0 and var tag)
            {
                AddCell(start + from, start + index);
                from = index + tag;
                index = from - 1;
                continue;
            }

            var border = line[index] == '|' ? 1 : RuleAt(line, index);
            if (border == 0) continue;
            AddCell(start + from, start + index);
            EndBlock();
            from = index + border;
            index = from - 1;
        }

        AddCell(start + from, end);
    }

    /// <summary>Length of a line break of HTML, as it stands in the cells of markdown tables; 0 when there is none.</summary>
    private static int BreakAt(ReadOnlySpan<char> rest)
    {
        foreach (var tag in Breaks)
            if (rest.StartsWith(tag, StringComparison.OrdinalIgnoreCase)) return tag.Length;
        return 0;
    }

    public void EndBlock()
    {
        End(left);
        End(right);
    }

    private void End(List<TextSpan> column)
    {
        if (column.Count > 0) page.AddBlock(text, column);
        column.Clear();
    }

    /// <summary>Two columns of a printed page stand on one line with a wide gap between them.</summary>
    private void AddCell(int start, int end)
    {
        var cell = text.AsSpan(start, end - start);
        var trimmed = cell.Trim();
        if (trimmed.Length == 0) return;
        var indent = cell.Length - cell.TrimStart().Length;
        var gap = left.Count + right.Count < MostColumnLines && trimmed.Length < LongestColumnLine ? Gap(trimmed) : -1;
        if (gap > 0)
        {
            Add(left, start + indent, start + indent + gap);
            Add(right, start + indent + gap, end);
        }
        else
        {
            Add(right.Count > 0 && indent > ColumnIndent ? right : left, start, end);
        }
    }

    /// <summary>Where the wide gap between two columns begins; -1 when there is none.</summary>
    private static int Gap(ReadOnlySpan<char> line)
    {
        for (int from = 0, next; (next = line[from..].IndexOf(ColumnGap)) >= 0;)
        {
            var gap = from + next;
            if (!IsBlankToFill(line, gap)) return gap;
            from = gap + line[gap..].IndexOfAnyExcept(' ');
        }

        return -1;
    }

    /// <summary>"ngày    tháng 3", "Số:    /KH" and "Số    -KH/TU" leave room for the pen; they are no columns.</summary>
    private static bool IsBlankToFill(ReadOnlySpan<char> line, int gap) =>
        line[gap..].TrimStart() is ['/', ..] or ['-', >= 'A' and <= 'Z' or 'Đ', ..] or ['t', 'h', 'á', 'n', 'g', ..] or ['n', 'ă', 'm', ..];

    private void Add(List<TextSpan> column, int start, int end)
    {
        if (!Page.IsEmpty(text.AsSpan(start, end - start))) column.Add(new TextSpan(start, end));
    }

    /// <summary>Length of a run of dashes or underscores that draws a rule; 0 when there is none.</summary>
    private static int RuleAt(ReadOnlySpan<char> line, int index)
    {
        if (line[index] is not ('-' or '_' or '=')) return 0;
        var run = line[index..].IndexOfAnyExcept(line[index]);
        if (run < 0) run = line.Length - index;
        return run >= ShortestRule ? run : 0;
    }
}
