using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>The lines of a text without the marks of Markdown around them.</summary>
internal sealed class FileLines
{
    private const int LongestFolded = 240;

    private const string Marks = " \t\r|*#_>-";

    private readonly string text;
    private readonly List<int> starts = [0];

    public FileLines(string text)
    {
        this.text = text;
        for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1)) starts.Add(at + 1);
    }

    public Line this[int line] => new(starts[line], Whole(line).Trim(Marks));

    /// <summary>The line in which an offset lies.</summary>
    public int At(int offset) => starts.BinarySearch(offset) is var found && found >= 0 ? found : ~found - 1;

    /// <summary>Nothing stands on it.</summary>
    public bool IsEmpty(int line) => Whole(line).IsWhiteSpace();

    /// <summary>Nothing but marks stands on it.</summary>
    public bool IsBlank(int line) => this[line].Text.IsEmpty;

    /// <summary>Lines with something on them, the last first.</summary>
    public List<int> FilledBefore(int line, int most) => Filled(Enumerable.Range(1, Math.Min(line, most * 4)).Select(back => line - back), most);

    public List<int> FilledFrom(int line, int most) => Filled(Enumerable.Range(line, Math.Min(starts.Count - line, most * 4)), most);

    /// <summary>Its beginning, without marks and in small letters.</summary>
    public static string Folded(ReadOnlySpan<char> line) => Folding.Fold(TextNormalizer.Normalize(line[..Math.Min(line.Length, LongestFolded)].ToString()).Text);

    /// <summary>Nothing but its letters, without marks.</summary>
    public static string Letters(ReadOnlySpan<char> line) => string.Concat(Folded(line).Where(char.IsAsciiLetter));

    private ReadOnlySpan<char> Whole(int line) => text.AsSpan(starts[line], (line + 1 < starts.Count ? starts[line + 1] - 1 : text.Length) - starts[line]);

    private List<int> Filled(IEnumerable<int> lines, int most) => [.. lines.Where(line => !IsBlank(line)).Take(most)];

    /// <summary>A line, and where the whole of it begins.</summary>
    public readonly ref struct Line(int start, ReadOnlySpan<char> text)
    {
        public int Start { get; } = start;

        public ReadOnlySpan<char> Text { get; } = text;
    }
}
