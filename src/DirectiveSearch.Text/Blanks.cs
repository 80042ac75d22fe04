namespace DirectiveSearch.Text;

public static class Blanks
{
    /// <summary>The words on one line, single blanks between them.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
