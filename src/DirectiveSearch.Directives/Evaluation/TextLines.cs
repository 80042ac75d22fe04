using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Evaluation;

/// <summary>Finds the line of a place in a text, the first line being 1.</summary>
public sealed class TextLines
{
    private readonly List<int> starts = [0];

    public TextLines(string text)
    {
        Text = text;
        for (var i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1)) starts.Add(i + 1);
    }

    public string Text { get; }

    public int Of(int position)
    {
        var at = starts.BinarySearch(position);
        return at >= 0 ? at + 1 : ~at;
    }

    /// <summary>The words of a span on one line, long ones cut in the middle.</summary>
    public string Quote(TextSpan span, int longest = 80)
    {
        if (span.Start < 0 || span.End > Text.Length || span.Start >= span.End) return "";
        var words = Blanks.OneLine(span.In(Text));
        return words.Length <= longest ? words : $"{words[..(longest * 2 / 3)].TrimEnd()} … {words[^(longest / 3)..].TrimStart()}";
    }
}
