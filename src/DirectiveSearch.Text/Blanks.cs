namespace DirectiveSearch.Text;

public static class Blanks
{
    private const int LongestOnStack = 512;

    /// <summary>The words on one line, single blanks between them.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The same without a mark, wherever it stands.</summary>
    public static string OneLine(ReadOnlySpan<char> text, char mark)
    {
        Span<char> line = text.Length <= LongestOnStack ? stackalloc char[text.Length] : new char[text.Length];
        var (length, blank) = (0, false);
        foreach (var unit in text)
        {
            if (unit == mark) continue;
            if (char.IsWhiteSpace(unit))
            {
                blank = length > 0;
                continue;
            }

            if (blank) line[length++] = ' ';
            line[length++] = unit;
            blank = false;
        }

        return line[..length].ToString();
    }
}
