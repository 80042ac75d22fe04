using DirectiveSearch.Text;

namespace DirectiveSearch.Portal.Pages;

/// <summary>A sentence cut to what fits a table, with the mention between its two sides.</summary>
public sealed record Excerpt(string Before, string Mention, string After)
{
    public const int UsualLength = 340;

    /// <param name="sentence">Any text; the mention's span counts in it.</param>
    /// <param name="length">Most characters shown beside the mention, both sides together.</param>
    public static Excerpt Around(string sentence, TextSpan mention, int length = UsualLength)
    {
        var start = Math.Clamp(mention.Start, 0, sentence.Length);
        var end = Math.Clamp(mention.End, start, sentence.Length);
        var after = sentence.Length - end;
        var left = Math.Max(length / 2, length - after);
        var from = start <= left ? 0 : WordStart(sentence, start - left, start);
        var right = Math.Max(length / 2, length - (start - from));
        var to = after <= right ? sentence.Length : WordEnd(sentence, end + right, end);
        return new Excerpt(
            (from > 0 ? "… " : "") + OneLine(sentence[from..start]).TrimStart(),
            OneLine(sentence[start..end]),
            OneLine(sentence[end..to]).TrimEnd() + (to < sentence.Length ? " …" : ""));
    }

    /// <summary>The evidence's sentence; both of its spans count in the whole text.</summary>
    public static Excerpt Of(Archive.Evidence evidence, int length = UsualLength) =>
        Around(
            evidence.SentenceText,
            new TextSpan(evidence.Mention.Start - evidence.Sentence.Start, evidence.Mention.End - evidence.Sentence.Start),
            length);

    /// <summary>Runs of blanks and line breaks become one blank.</summary>
    public static string OneLine(string text)
    {
        var line = new System.Text.StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!char.IsWhiteSpace(letter)) line.Append(letter);
            else if (line.Length == 0 || line[^1] != ' ') line.Append(' ');
        }

        return line.ToString();
    }

    public override string ToString() => Before + Mention + After;

    private static int WordStart(string text, int at, int limit)
    {
        while (at < limit && !char.IsWhiteSpace(text[at])) at++;
        return at;
    }

    private static int WordEnd(string text, int at, int limit)
    {
        while (at > limit && !char.IsWhiteSpace(text[at])) at--;
        return at;
    }
}
