using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Puts running text and block boundaries together into lines: blanks collapse, no line is blank but between blocks.</summary>
internal sealed class LineWriter
{
    private readonly StringBuilder text = new();
    private bool blank;
    private int breaks;

    public int Length => text.Length;

    /// <summary>Adds inline text; runs of blanks and line wraps become one blank.</summary>
    public void Write(ReadOnlySpan<char> inline)
    {
        foreach (var letter in inline)
        {
            if (letter is ' ' or '\t' or '\n' or '\r' or '\f') blank = true;
            else Append(letter);
        }
    }

    /// <summary>Ends the line; 2 leaves a blank line. Asking again adds nothing.</summary>
    public void Break(int lines = 1)
    {
        breaks = Math.Max(breaks, lines);
        blank = false;
    }

    public override string ToString() => text.ToString();

    private void Append(char letter)
    {
        if (breaks > 0)
        {
            if (text.Length > 0) text.Append('\n', breaks);
        }
        else if (blank && text.Length > 0)
        {
            text.Append(' ');
        }

        breaks = 0;
        blank = false;
        text.Append(letter);
    }
}
