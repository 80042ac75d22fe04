using System.Text;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Movements;

/// <summary>Brings a name from the page to one line.</summary>
internal static class MovementName
{
    private const string Vowels = "aăâeêioôơuưyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ";

    public static string OneLine(string text)
    {
        var words = text.Replace('\n', ' ').Replace("*", "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        var cut = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (cut > 0) MendPageBreak(words, text[..cut]);
        var name = string.Join(' ', words.Select(MendHorn));
        return name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
    }

    /// <summary>A page break leaves a torn quotation mark before it and a torn syllable after it.</summary>
    private static void MendPageBreak(List<string> words, string before)
    {
        var next = before.Replace("*", "").Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;
        if (next == 0 || next >= words.Count) return;
        words[next - 1] = words[next - 1].TrimEnd('”', '"');
        if (!words[next].Any(letter => Vowels.Contains(char.ToLowerInvariant(letter)))) words.RemoveAt(next);
    }

    /// <summary>"Luơng" is no syllable: before a consonant the pair is always ươ.</summary>
    private static string MendHorn(string word)
    {
        var at = word.IndexOf("uơ", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || at + 2 >= word.Length || !char.IsLetter(word[at + 2])) return word;
        return new StringBuilder(word) { [at] = char.IsUpper(word[at]) ? 'Ư' : 'ư' }.ToString();
    }

    /// <summary>The sentence or line around a name.</summary>
    public static TextSpan Sentence(string text, int start, int end)
    {
        const int Widest = 600;
        var from = start;
        while (from > 0 && start - from < Widest && !Ends(text, from - 1)) from--;
        var to = end;
        while (to < text.Length && to - end < Widest && !Ends(text, to)) to++;
        if (to < text.Length && text[to] == '.') to++;
        while (from < start && (char.IsWhiteSpace(text[from]) || text[from] is '-' or '*')) from++;
        return new TextSpan(from, to);
    }

    /// <summary>A full stop before a blank, or an empty line.</summary>
    public static bool Ends(string text, int index) =>
        (text[index] is '.' or '!' or '?' && (index + 1 == text.Length || char.IsWhiteSpace(text[index + 1])) && (index == 0 || !char.IsDigit(text[index - 1]) || index + 1 == text.Length || text[index + 1] == '\n'))
        || (text[index] == '\n' && (index + 1 == text.Length || text[index + 1] == '\n'));
}
