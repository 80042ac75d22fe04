using Markdig;
using Markdig.Parsers;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>The words of a Markdown text: rendered to a page first, so both read alike.</summary>
public static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    /// <returns>The text as published where its marks nest without end.</returns>
    public static string Read(string markdown)
    {
        try
        {
            var html = Markdown.ToHtml(Prepare(markdown), Pipeline);
            return string.Join('\n', HtmlText.Read(html).Split('\n').Select(DropStrayEmphasis));
        }
        catch (ArgumentException)
        {
            return markdown;
        }
    }

    /// <summary>Lists stay as published (Markdown renumbers them, and legal numbers are cited), tags are text, indents mean nothing.</summary>
    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml();
        builder.BlockParsers.TryRemove<ListBlockParser>();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.TryRemove<FencedCodeBlockParser>();
        builder.BlockParsers.TryRemove<ThematicBreakParser>();
        return builder.Build();
    }

    /// <summary>Table bars and rules part blocks; list items begin blocks of their own.</summary>
    private static string Prepare(string markdown)
    {
        var prepared = new System.Text.StringBuilder(markdown.Length + 1024);
        var before = "";
        foreach (var raw in markdown.Replace("<br>", "\n", StringComparison.OrdinalIgnoreCase).Split('\n'))
        {
            var line = raw.Trim();
            if (line.StartsWith('|') || line.EndsWith('|'))
            {
                prepared.Append('\n');
                foreach (var cell in line.Split('|', StringSplitOptions.TrimEntries)) AppendBlock(prepared, cell);
            }
            else if (IsRule(line))
            {
                prepared.Append('\n');
            }
            else
            {
                if (BeginsItem(line, before)) prepared.Append('\n');
                prepared.Append(line);
                // A bold line stands alone (the letterhead); other lines of a paragraph are wrapped.
                prepared.Append(line.EndsWith("**", StringComparison.Ordinal) ? "  \n" : "\n");
            }

            before = line;
        }

        return prepared.ToString();
    }

    private static void AppendBlock(System.Text.StringBuilder prepared, string cell)
    {
        if (cell.Length > 0 && !IsRule(cell)) prepared.Append(cell).Append("\n\n");
    }

    /// <summary>Nothing but rules: ---, ***, "* *", :---:.</summary>
    private static bool IsRule(string line) => line.Length > 0 && line != "**" && line.All(letter => letter is '-' or '=' or '_' or '*' or ':' or ' ' or '–');

    private static bool BeginsItem(string line, string before)
    {
        if (line.Length < 2) return false;
        if (line[0] is '-' or '+' or '•' && line[1] == ' ') return true;
        var digits = line.AsSpan().IndexOfAnyExceptInRange('0', '9');
        // A wrapped line may begin with a number too ("… năm\n2025. …"); an item follows a finished line.
        return digits is > 0 and <= 3 && line[digits] is '.' or ')' && digits + 1 < line.Length && line[digits + 1] == ' '
            && before.Length > 0 && before[^1] is '.' or ';' or ':' or '*';
    }

    /// <summary>Emphasis that was opened or closed beside a blank stays as asterisks; printed, it was bold. An asterisk that stands
    /// alone, as in "(*)" or "* Ghi chú", was published.</summary>
    private static string DropStrayEmphasis(string line)
    {
        if (!line.Contains('*', StringComparison.Ordinal)) return line;
        var kept = new System.Text.StringBuilder(line.Length);
        for (var index = 0; index < line.Length; index++)
        {
            var left = index == 0 ? ' ' : line[index - 1];
            var alone = left is ' ' or '(' && index + 1 < line.Length && line[index + 1] is ' ' or ')';
            if (line[index] != '*' || alone) kept.Append(line[index]);
        }

        return kept.Replace("  ", " ").ToString().Trim(' ');
    }
}
