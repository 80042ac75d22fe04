using System.Buffers;
using System.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>Lines that stand together: a paragraph, a table cell, one column of a printed header. Markdown marks are gone.</summary>
internal sealed record TextBlock(IReadOnlyList<string> Lines)
{
    public string Joined { get; } = Lines.Count == 1 ? Lines[0] : string.Join(' ', Lines);

    private static readonly SearchValues<char> Marks = SearchValues.Create("*#>|\\`\t");
    private static readonly SearchValues<char> Borders = SearchValues.Create("|-_=");

    /// <summary>Splits a text at blank lines, cell borders and drawn rules.</summary>
    public static List<TextBlock> Split(string text)
    {
        var splitter = new Splitter();
        foreach (var range in text.AsSpan().Split('\n')) splitter.Add(text.AsSpan(range));
        splitter.EndBlock();
        return splitter.Blocks;
    }

    public bool IsUpper => Joined.Any(char.IsUpper) && !Joined.Any(char.IsLower);

    private sealed class Splitter
    {
        private readonly List<string> left = [];
        private readonly List<string> right = [];

        public List<TextBlock> Blocks { get; } = [];

        public void Add(ReadOnlySpan<char> line)
        {
            if (line.IsWhiteSpace())
            {
                EndBlock();
                return;
            }

            var from = 0;
            for (int index = 0, next; (next = line[index..].IndexOfAny(Borders)) >= 0; index++)
            {
                index += next;
                var border = line[index] == '|' ? 1 : RuleAt(line, index);
                if (border == 0) continue;
                AddCell(line[from..index]);
                EndBlock();
                from = index + border;
                index = from - 1;
            }

            AddCell(line[from..]);
        }

        public void EndBlock()
        {
            foreach (var column in (ReadOnlySpan<List<string>>)[left, right])
            {
                if (column.Count > 0) Blocks.Add(new TextBlock([.. column]));
                column.Clear();
            }
        }

        /// <summary>Two columns of a printed page stand on one line with a wide gap between them.</summary>
        private void AddCell(ReadOnlySpan<char> cell)
        {
            var trimmed = cell.Trim();
            var gap = Gap(trimmed);
            if (gap > 0 && left.Count + right.Count < 8 && trimmed.Length < 160)
            {
                AddLine(left, trimmed[..gap]);
                AddLine(right, trimmed[gap..]);
            }
            else
            {
                AddLine(right.Count > 0 && cell.Length - cell.TrimStart().Length > 20 ? right : left, trimmed);
            }
        }

        /// <summary>Where the wide gap between two columns begins; -1 when there is none.</summary>
        private static int Gap(ReadOnlySpan<char> line)
        {
            for (int from = 0, next; (next = line[from..].IndexOf("   ")) >= 0;)
            {
                var gap = from + next;
                if (!IsBlankToFill(line, gap)) return gap;
                from = gap + line[gap..].IndexOfAnyExcept(' ');
            }

            return -1;
        }

        /// <summary>"ngày    tháng 3" and "Số:    /KH" leave room for the pen; they are no columns.</summary>
        private static bool IsBlankToFill(ReadOnlySpan<char> line, int gap) =>
            line[gap..].TrimStart() is ['/', ..] or ['t', 'h', 'á', 'n', 'g', ..] or ['n', 'ă', 'm', ..];

        private static void AddLine(List<string> column, ReadOnlySpan<char> line)
        {
            var clean = line.IndexOfAny(Marks) < 0 ? line.ToString() : Unmarked(line);
            clean = clean.Trim();
            if (clean.Length > 0) column.Add(clean);
        }

        private static string Unmarked(ReadOnlySpan<char> line)
        {
            var clean = new StringBuilder(line.Length);
            foreach (var character in line)
            {
                if (character == '\t') clean.Append(' ');
                else if (!Marks.Contains(character)) clean.Append(character);
            }

            return clean.ToString();
        }

        /// <summary>Length of a run of dashes or underscores that draws a rule; 0 when there is none.</summary>
        private static int RuleAt(ReadOnlySpan<char> line, int index)
        {
            if (line[index] is not ('-' or '_' or '=')) return 0;
            var run = line[index..].IndexOfAnyExcept(line[index]);
            if (run < 0) run = line.Length - index;
            return run >= 4 ? run : 0;
        }
    }
}
