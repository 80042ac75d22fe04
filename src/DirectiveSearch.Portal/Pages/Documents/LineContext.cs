using DirectiveSearch.Directives;
using DirectiveSearch.Text;

namespace DirectiveSearch.Portal.Pages.Documents;

/// <summary>Reads the kind of each line in turn: opening (letterhead, type, title), body, closing (recipients, signature).</summary>
internal sealed class LineContext(DocumentMetadata metadata)
{
    private static readonly System.Buffers.SearchValues<char> RuleLetters = System.Buffers.SearchValues.Create("-_=*–—.~ ");
    private const int LongestOpening = 40;
    private const int LongestTitleLine = 300;
    private readonly string type = Letters(metadata.Type);
    private readonly string title = Letters(metadata.Title);
    private readonly string signer = Letters(metadata.Signer);
    private int seen;
    private bool opening = true;
    private bool closing;

    /// <summary>A heading was met: the opening is over.</summary>
    public void EnterBody() => opening = false;

    public BlockKind KindOf(string line)
    {
        if (++seen > LongestOpening) opening = false;
        if (line.Length >= 3 && !line.AsSpan().ContainsAnyExcept(RuleLetters)) return BlockKind.Rule;
        if (line == "*") return BlockKind.Centred;
        if (line.Contains('\t')) return BlockKind.Row;
        if (line.StartsWith("Nơi nhận", StringComparison.OrdinalIgnoreCase)) closing = true;
        return closing ? Closing(line) : opening ? Opening(line) : IsHeading(line) ? BlockKind.Heading : BlockKind.Paragraph;
    }

    /// <summary>I. MỤC ĐÍCH; Điều 3.; Chương II: headings by their form, for texts whose sections are not known.</summary>
    private static bool IsHeading(string line)
    {
        if (line.Length > 160) return false;
        var word = line.AsSpan(0, line.AsSpan().IndexOfAny(' ', '.') is var end and > 0 ? end : line.Length);
        if (word.Length > 0 && word.TrimStart("IVX").Length == 0 && line.Length > word.Length && line[word.Length] == '.') return true;
        return (line.StartsWith("Điều ", StringComparison.Ordinal) || line.StartsWith("Chương ", StringComparison.Ordinal) || line.StartsWith("Mục ", StringComparison.Ordinal) || line.StartsWith("PHỤ LỤC", StringComparison.Ordinal))
            ? line.Length <= 120 : line.Length >= 6 && AllCapitals(line);
    }

    private BlockKind Opening(string line)
    {
        var letters = Letters(line);
        if (line.Length <= 80 && Begins(letters, "số") && line.Contains('/')) return BlockKind.Centred;
        if (line.Length <= 90 && letters.Contains(" ngày ") && letters.Contains(" tháng ") && !line.EndsWith(';') && !line.EndsWith('.')) return BlockKind.Right;
        if (line.StartsWith("I.", StringComparison.Ordinal) && IsHeading(line))
        {
            opening = false;
            return BlockKind.Heading;
        }

        if (IsTitle(line, letters)) return BlockKind.Title;
        if (line.Length > 120) opening = false;
        return BlockKind.Paragraph;
    }

    private bool IsTitle(string line, string letters) =>
        line.Length <= LongestTitleLine && letters.Length > 0
        && (letters == type || letters == "độc lập tự do hạnh phúc"
            || (title.Length > 0 && (letters == title || (type.Length > 0 && letters == type + " " + title) || (letters.Length >= 8 && title.Contains(letters))))
            || AllCapitals(line));

    private BlockKind Closing(string line)
    {
        var letters = Letters(line);
        if (letters.Length > 0 && letters == signer) return BlockKind.Signature;
        if (line[0] is '-' or '+' or '•' or '*') return BlockKind.Recipients;
        if (line.StartsWith("TM.") || line.StartsWith("KT.") || line.StartsWith("TL.") || line.StartsWith("TUQ.") || AllCapitals(line))
            return BlockKind.Signature;
        if (Begins(letters, "phụ lục") || Begins(letters, "biểu")) closing = false;
        return line.Length <= 120 && closing ? BlockKind.Recipients : BlockKind.Paragraph;
    }

    private static bool Begins(string letters, string word) => letters.StartsWith(word + " ", StringComparison.Ordinal) || letters == word;

    private static bool AllCapitals(string line) => line.Any(char.IsLetter) && !line.Any(char.IsLower) && line.Length <= 160;

    /// <summary>Small letters and digits with single blanks: what stays of a line whatever its type-setting.</summary>
    private static string Letters(string? text)
    {
        if (text is null) return "";
        var kept = new System.Text.StringBuilder(text.Length);
        foreach (var letter in TextNormalizer.Compose(text))
        {
            if (char.IsLetterOrDigit(letter)) kept.Append(char.ToLowerInvariant(letter));
            else if (kept.Length > 0 && kept[^1] != ' ') kept.Append(' ');
        }

        return kept.ToString().TrimEnd();
    }
}
