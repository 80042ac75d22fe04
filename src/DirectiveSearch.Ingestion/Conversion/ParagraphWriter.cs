using System.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Puts the paragraphs of a word processor's file together into lines: every paragraph and cell ends its line, of empty ones
/// one is kept as a blank line, what stands in a box comes before the paragraph at which it is anchored.</summary>
/// <param name="most">Characters beyond which the text is too long.</param>
internal sealed class ParagraphWriter(long most)
{
    private readonly StringBuilder text = new();
    private string? marker;

    /// <summary>Where the paragraph at hand begins.</summary>
    public int Start { get; private set; }

    public int Length => text.Length;

    public void Begin()
    {
        if (text.Length > 0 && text[^1] != '\n') text.Append('\n');
        Start = text.Length;
        marker = null;
    }

    /// <summary>What the word processor prints before the first words of the paragraph at hand; null when nothing.</summary>
    public void Mark(string? printed) => marker = printed;

    public void Write(ReadOnlySpan<char> words)
    {
        if (marker is not null && !words.IsWhiteSpace())
        {
            text.Append(marker).Append(' ');
            marker = null;
        }

        text.Append(words);
        if (text.Length > most) throw new ReasonException("text-too-long", $"hơn {most >> 20} MB");
    }

    public void End()
    {
        while (text.Length > Start && text[^1] is ' ' or '\t') text.Length--;
        if (text.Length > 0 && !(text.Length >= 2 && text[^1] == '\n' && text[^2] == '\n')) text.Append('\n');
        Start = text.Length;
        marker = null;
    }

    /// <summary>Puts what stands in a box before the paragraph at hand.</summary>
    public void Insert(string box)
    {
        var lines = box.Trim('\n');
        if (string.IsNullOrWhiteSpace(lines)) return;
        text.Insert(Start, lines + "\n");
        Start += lines.Length + 1;
        if (text.Length > most) throw new ReasonException("text-too-long", $"hơn {most >> 20} MB");
    }

    /// <summary>What was written from an offset on, without the paragraph at hand.</summary>
    public string Since(int from) => text.ToString(from, Start - from);

    /// <summary>Puts other words in the place of <see cref="Since"/>.</summary>
    public void Rewrite(int from, string words)
    {
        text.Remove(from, Start - from).Insert(from, words);
        Start = from + words.Length;
    }

    public override string ToString() => text.ToString();

    /// <summary>A whole file's text: what its page heads say, its body, its notes by number.</summary>
    public static string Join(IEnumerable<string> headers, string body, IReadOnlyList<string> notes)
    {
        var whole = new StringBuilder();
        foreach (var header in headers.Select(header => header.Trim()).Distinct())
        {
            if (header.Any(char.IsLetter)) whole.Append(header).Append("\n\n");
        }

        whole.Append(body.Trim('\n'));
        for (var index = 0; index < notes.Count; index++)
        {
            if (notes[index].Length > 0) whole.Append($"\n\n[{index + 1}] {notes[index]}");
        }

        return whole.ToString();
    }
}
