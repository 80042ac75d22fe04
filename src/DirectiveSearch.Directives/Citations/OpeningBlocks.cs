using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Where a document says on what it rests: from its top to its first heading, and again below the title of an annex.</summary>
internal sealed class OpeningBlocks
{
    private const int LongestQuotation = 8000;

    private static readonly string[] Headings = ["dieu 1", "chuong i", "chuong 1", "phan i", "phan thu nhat", "phan 1", "quyet dinh :", "quyet nghi :", "muc 1"];
    private static readonly string[] AnnexMarks = ["kem theo", "ban hanh kem theo"];

    private readonly string text;
    private readonly List<TextSpan> blocks = [];

    public OpeningBlocks(string text)
    {
        this.text = text;
        var open = 0;
        for (var line = 0; line < text.Length;)
        {
            if (open < 0 && (open = line = NextAnnexMark(line)) < 0) break;
            var next = text.IndexOf('\n', line) is >= 0 and var end ? end + 1 : text.Length;
            var opens = open == line && line > 0;
            if (!opens && IsHeading(line, next) && !IsQuoted(open, line))
            {
                blocks.Add(new TextSpan(open, line));
                open = -1;
            }

            line = next;
        }

        if (open == 0) blocks.Add(new TextSpan(0, text.Length));
    }

    /// <summary>Whether the block is the whole document: a letter without headings.</summary>
    public bool IsWhole => blocks is [{ Start: 0 } only] && only.End == text.Length;

    public bool Contains(int index)
    {
        var first = Sorted.FirstBehind(blocks, static block => block.End, index);
        return first < blocks.Count && blocks[first].Start <= index;
    }

    private bool IsHeading(int line, int next)
    {
        var start = Cursor.SkipBlanks(text, line, next);
        while (start < next && text[start] == '#') start = Cursor.SkipBlanks(text, start + 1, next);
        if (start >= next) return false;
        if (text[start] is 'I' or 'A' or '1' && start + 1 < next && text[start + 1] is '.' or '/' or ')' or '-') return true;
        if (text[start] == '1' && start + 2 < next && text[start + 1] == ' ' && char.IsUpper(text[start + 2])) return false;
        foreach (var heading in Headings)
            if (StartsWith(start, heading)) return true;
        return false;
    }

    private bool StartsWith(int start, string words)
    {
        if (!words.EndsWith(':')) return Cursor.After(text, start, words) >= 0;
        var end = Cursor.After(text, start, words[..^2]);
        return end >= 0 && Cursor.SkipBlanks(text, end, text.Length) is var colon && colon < text.Length && text[colon] == ':';
    }

    /// <summary>A heading inside a quotation is another document's; one left open within a line is a slip.</summary>
    private bool IsQuoted(int from, int line)
    {
        if (text.AsSpan(Cursor.SkipBlanks(text, line, text.Length)) is ['“', ..]) return true;
        from = Math.Max(from, line - LongestQuotation);
        var quoted = text.AsSpan(from, line - from);
        var open = quoted.LastIndexOf('“');
        return open > quoted.LastIndexOf('”') && Cursor.SkipBlanksBack(text, from + open) is var end && text.AsSpan(end, from + open - end).Contains('\n');
    }

    /// <summary>Where the next line begins that says in brackets what an annex comes with; -1: none does.</summary>
    private int NextAnnexMark(int line)
    {
        for (var bracket = text.IndexOf('(', line); bracket >= 0; bracket = text.IndexOf('(', bracket + 1))
        {
            if (IsAnnexMark(bracket + 1) && LineThatOpens(line, bracket) is >= 0 and var start) return start;
        }

        return -1;
    }

    private bool IsAnnexMark(int words)
    {
        foreach (var mark in AnnexMarks)
            if (Cursor.After(text, words, mark) >= 0) return true;
        return false;
    }

    /// <summary>The beginning of the line on which nothing stands before a bracket; -1: something does.</summary>
    private int LineThatOpens(int floor, int bracket)
    {
        var start = bracket;
        while (start > floor && text[start - 1] != '\n' && (Cursor.IsBlank(text[start - 1]) || text[start - 1] == '(')) start--;
        return start == floor || text[start - 1] == '\n' ? start : -1;
    }
}
