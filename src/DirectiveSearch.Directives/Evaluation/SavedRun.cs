using System.Text;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Evaluation;

/// <summary>The text form of a run: a version line, then one line per mention, tab-separated, by document and place, so that plain diff tools read it too.</summary>
public static class SavedRun
{
    private const string Version = "# directivesearch run 1";
    private const string Columns = "# document\tkind\tstart-end\ttext\tfield=value …";
    private static readonly string[] Kinds = ["metadata", "citation", "unnumbered", "short", "movement"];

    public static string Write(IEnumerable<RunLine> lines)
    {
        var text = new StringBuilder().Append(Version).Append('\n').Append(Columns).Append('\n');
        foreach (var line in lines.OrderBy(line => line.Document, StringComparer.Ordinal))
        {
            text.Append(line.Document).Append('\t').Append(line.Kind).Append('\t').Append($"{line.Span.Start}-{line.Span.End}").Append('\t').Append(line.Text);
            foreach (var (name, value) in line.Fields) text.Append('\t').Append(name).Append('=').Append(value);
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <exception cref="FormatException">The text is no run of this version; the message names the line.</exception>
    public static IReadOnlyList<RunLine> Read(string text)
    {
        var lines = text.Split('\n');
        if (lines[0].TrimEnd('\r') != Version) throw new FormatException($"dòng 1: không phải tệp do evaluate --save ghi (cần “{Version}”). Hãy ghi lại bằng --save.");
        var read = new List<RunLine>(lines.Length);
        for (var index = 1; index < lines.Length; index++)
        {
            var line = lines[index].TrimEnd('\r');
            if (line.Length > 0 && line != Columns) read.Add(Line(line, index + 1));
        }

        return read;
    }

    private static RunLine Line(string line, int number)
    {
        var cells = line.Split('\t');
        if (cells.Length < 4) throw Wrong(number, $"có {cells.Length} cột, cần ít nhất 4 cột cách nhau bằng tab");
        if (!Kinds.Contains(cells[1])) throw Wrong(number, $"loại “{Short(cells[1])}” lạ; các loại: {string.Join(", ", Kinds)}");
        return new RunLine(cells[0], cells[1], Span(cells[2], number), cells[3], [.. cells.Skip(4).Select(cell => Field(cell, number))]);
    }

    private static TextSpan Span(string cell, int number) =>
        cell.Split('-') is [var start, var end] && int.TryParse(start, out var from) && int.TryParse(end, out var to) && from >= 0 && from <= to
            ? new TextSpan(from, to)
            : throw Wrong(number, $"vị trí “{Short(cell)}” không có dạng đầu-cuối");

    private static KeyValuePair<string, string> Field(string cell, int number) =>
        cell.IndexOf('=') is var at and > 0
            ? KeyValuePair.Create(cell[..at], cell[(at + 1)..])
            : throw Wrong(number, $"trường “{Short(cell)}” không có dạng tên=giá trị");

    private static FormatException Wrong(int number, string what) =>
        new($"dòng {number}: {what}. Tệp hỏng hoặc đã bị sửa; hãy ghi lại bằng --save.");

    private static string Short(string cell) => cell.Length <= 40 ? cell : cell[..40] + "…";
}
