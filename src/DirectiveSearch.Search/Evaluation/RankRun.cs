using System.Globalization;
using System.Text;

namespace DirectiveSearch.Search.Evaluation;

/// <summary>Ranks of one question in the order of <see cref="Typing.Ways"/>; 0: not found.</summary>
public sealed record QuestionRanks(string Question, IReadOnlyList<int> Ranks);

/// <summary>What was found for every question, as it is kept in a tab-separated file beside the figures.</summary>
public sealed record RankRun(string Backend, IReadOnlyList<QuestionRanks> Questions)
{
    private const string Head = "# ranks by ";

    public IReadOnlyList<int> RanksOf(int way) => [.. Questions.Select(question => question.Ranks[way])];

    public string Write()
    {
        var text = new StringBuilder($"{Head}{Backend}\n# question\t{string.Join('\t', Typing.Ways.Select(way => way.Name))}\n");
        foreach (var (question, ranks) in Questions) text.Append(CultureInfo.InvariantCulture, $"{question}\t{string.Join('\t', ranks)}\n");
        return text.ToString();
    }

    /// <exception cref="FormatException">In Vietnamese, with the line.</exception>
    public static RankRun Parse(string text)
    {
        var lines = text.Split('\n');
        if (!lines[0].StartsWith(Head, StringComparison.Ordinal)) throw new FormatException($"Dòng 1: cần bắt đầu bằng “{Head}”; tệp này không do evaluate-search --save ghi.");
        var questions = lines.Select((line, index) => (line, index)).Where(item => item.line.Length > 0 && item.line[0] != '#').Select(item => ReadLine(item.line, item.index + 1));
        return new RankRun(lines[0][Head.Length..].TrimEnd(), [.. questions]);
    }

    private static QuestionRanks ReadLine(string line, int number)
    {
        var cells = line.TrimEnd('\r').Split('\t');
        var ranks = new List<int>();
        foreach (var cell in cells.Skip(1))
        {
            if (int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var rank)) ranks.Add(rank);
        }

        return cells.Length == Typing.Ways.Count + 1 && ranks.Count == Typing.Ways.Count
            ? new QuestionRanks(cells[0], ranks)
            : throw new FormatException($"Dòng {number}: cần mã câu hỏi và {Typing.Ways.Count} thứ hạng, cách nhau bằng dấu tab.");
    }
}
